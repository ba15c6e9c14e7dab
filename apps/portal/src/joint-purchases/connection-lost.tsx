import { useEffect, useState, useSyncExternalStore } from 'react';
import { clockText } from '../formats/dates.js';
import { liveState } from '../live/live-state.js';
import { Icon } from '../parts/icons.js';
import { TextButton } from '../parts/links.js';
import { t } from '../words/words.js';
import classes from './board.module.css';

const lookAgainMs = 15_000;
/** A short break mends itself and worries nobody. */
const graceMs = 2_500;

/** The connection is lost: since when, and how old the figures are (`readAt`, milliseconds since 1970). It stands in place, not in a corner. */
export function ConnectionLost({ readAt }: { readAt: number }) {
  const state = useSyncExternalStore(liveState.subscribe, liveState.read);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (state.kind !== 'lost') return;
    const soon = setTimeout(() => setNow(Date.now()), graceMs + 50);
    const timer = setInterval(() => setNow(Date.now()), lookAgainMs);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [state]);
  if (state.kind !== 'lost' || now - state.since < graceMs) return null;
  const minutes = Math.floor((now - readAt) / 60_000);
  const time = clockText(state.since);
  const age = t('purchases.live.age', { count: minutes, number: minutes });
  return (
    <p role="status" className={classes.lost}>
      <Icon name="clock" size={14} />
      {minutes < 1 ? t('purchases.live.lostNow', { time }) : t('purchases.live.lost', { time, age })}{' '}
      <TextButton fz="sm" onClick={liveState.retry}>
        {t('purchases.live.again')}
      </TextButton>
    </p>
  );
}
