import { useRouterState } from '@tanstack/react-router';
import classes from './progress.module.css';

/** A line at the top while the next page is being fetched: the click was heard. */
export function Progress() {
  const busy = useRouterState({ select: (state) => state.status === 'pending' });
  return busy ? <div className={classes.line} aria-hidden="true" /> : null;
}
