import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './detail-page.module.css';
import { PageHead, type PageHeadProps } from './page-head.js';
import { StatusStrip, type Status } from './status-strip.js';

export interface DetailPageProps extends PageHeadProps {
  status: Status;
  /** A notice between strip and content: the connection was lost, nothing is promised any more. */
  notice?: ReactNode;
  /** What somebody looks for first: a picture, a map, how far it is. */
  first: ReactNode;
  /** The rest of the column. */
  children?: ReactNode;
  /** On top of the rail: what is the reader's own, or the facts. */
  own: ReactNode;
  /** Below it: the timeline. */
  rail?: ReactNode;
}

/** Below this there is one column, as the style sheet has it. */
const narrow = '(max-width: 68em)';

/** The shape of a page about one thing: title, the four cells, a column and a rail beside it; where it is narrow, one below the other. */
export function DetailPage({ status, notice, first, children, own, rail, ...head }: DetailPageProps) {
  return (
    <article>
      <PageHead {...head} />
      <StatusStrip status={status} />
      {notice}
      <Columns {...{ first, children, own, rail }} />
    </article>
  );
}

// What is one below the other stands so in the page too, not by style alone: the Tab key and those who listen go by it.
function Columns({ first, children, own, rail }: Pick<DetailPageProps, 'first' | 'children' | 'own' | 'rail'>) {
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
  if (isNarrow)
    return (
      <div className={classes.column}>
        {first}
        {own}
        {children}
        {rail}
      </div>
    );
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        {first}
        {children}
      </div>
      <aside className={classes.rail}>
        {own}
        {rail}
      </aside>
    </div>
  );
}

/** A part of a page with its title, and what stands at its right. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h2 className={classes.sectionTitle}>{title}</h2>
        {aside !== undefined && <div className={classes.sectionAside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
