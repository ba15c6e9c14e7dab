import { Breadcrumbs } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { t } from '../words/words.js';
import { cameByLink } from './arrival.js';
import classes from './page-head.module.css';

export interface PageHeadProps {
  /** Where this page lies, from the outside in. On a phone only the last one stands. */
  crumbs?: readonly ReactNode[];
  /** The answer, not a label: 'Three things need you'. */
  title: string;
  /** Reference and facts of one line. */
  meta?: ReactNode;
  /** What stands beside the title. */
  aside?: ReactNode;
  /** Outlined buttons. */
  secondary?: ReactNode;
  /** The one filled button of the page; on a phone it docks at the bottom. */
  primary?: ReactNode;
}

export function PageHead({ crumbs, title, meta, aside, secondary, primary }: PageHeadProps) {
  useEffect(() => {
    document.title = t('parts.documentTitle', { title });
  }, [title]);
  // Whoever listens hears where they have arrived, and the next Tab goes on from there.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (cameByLink()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={classes.head}>
      {crumbs && (
        <nav aria-label={t('parts.breadcrumbs')} className={classes.crumbs}>
          <Breadcrumbs>{crumbs}</Breadcrumbs>
        </nav>
      )}
      <div className={classes.row}>
        <div className={classes.words}>
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h1>
          {meta !== undefined && <div className={classes.meta}>{meta}</div>}
        </div>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        {(secondary !== undefined || primary !== undefined) && (
          <div className={classes.actions}>
            {secondary}
            {primary !== undefined && <div className={classes.docked}>{primary}</div>}
          </div>
        )}
      </div>
    </header>
  );
}

/** Facts of one line with a dot between them. */
export function MetaLine({ children }: { children: ReactNode }) {
  return <span className={classes.line}>{children}</span>;
}
