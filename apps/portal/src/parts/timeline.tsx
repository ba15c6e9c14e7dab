import type { ReactNode } from 'react';
import classes from './timeline.module.css';

export interface TimelineLine {
  key: string;
  what: ReactNode;
  /** When, and by whom where it is known. */
  when: string;
  /** What is the reader's own, or moved the price. */
  marked?: boolean;
  /** What is still to come. */
  ahead?: boolean;
}

/** What happened, newest first, in words; what is to come stands on top. */
export function Timeline({ lines, label }: { lines: readonly TimelineLine[]; label: string }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {lines.map((line) => (
        <li key={line.key} className={line.ahead === true ? classes.ahead : line.marked === true ? classes.marked : undefined}>
          <span className={classes.what}>{line.what}</span>
          <span className={classes.when}>{line.when}</span>
        </li>
      ))}
    </ol>
  );
}
