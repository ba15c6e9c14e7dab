import { Icon } from './icons.js';
import classes from './state-mark.module.css';

export type StateShape = 'open' | 'done' | 'draft' | 'needs' | 'clock' | 'held' | 'ended' | 'failed';

/** A state: its word in ink, its shape in its color. The color comes third, nobody needs to see it. */
export function StateMark({ shape, children }: { shape: StateShape; children: string }) {
  return (
    <span className={classes.mark}>
      <Icon name={shape} size={14} className={classes[shape]} />
      <span>{children}</span>
    </span>
  );
}
