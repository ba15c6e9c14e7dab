import type { ReactNode } from 'react';
import classes from './detail-page.module.css';
import { PageHead, type PageHeadProps } from './page-head.js';
import { StatusStrip, type Status } from './status-strip.js';

export interface DetailPageProps extends PageHeadProps {
  status: Status;
  /** A notice between strip and content: the connection was lost, nothing is promised any more. */
  notice?: ReactNode;
  children: ReactNode;
  /** What is the reader's own, facts, the timeline. */
  rail: ReactNode;
}

/** The shape of a page about one thing: title, the four cells, a column and a rail beside it that stays in view. */
export function DetailPage({ status, notice, children, rail, ...head }: DetailPageProps) {
  return (
    <article>
      <PageHead {...head} />
      <StatusStrip status={status} />
      {notice}
      <div className={classes.columns}>
        <div className={classes.main}>{children}</div>
        <aside className={classes.rail}>{rail}</aside>
      </div>
    </article>
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
