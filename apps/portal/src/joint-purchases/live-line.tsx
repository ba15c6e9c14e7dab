import type { JointPurchaseView } from '@tributary/contracts';
import { useSyncExternalStore } from 'react';
import { clockText, dayText, daysBetween, ownZone } from '../formats/dates.js';
import { liveState } from '../live/live-state.js';
import { t } from '../words/words.js';
import { phaseOf } from './state.js';

/** At the right under the chart: how live it is. Once the price is fixed, nothing moves any more and nothing is said. */
export function LiveLine({ purchase }: { purchase: JointPurchaseView }) {
  const state = useSyncExternalStore(liveState.subscribe, liveState.read);
  const phase = phaseOf(purchase);
  if (phase !== 'open' && phase !== 'between') return <span />;
  if (state.kind === 'connecting') return <span>{t('purchases.live.connecting')}</span>;
  if (state.kind === 'lost') return <span />;
  const last = purchase.timeline.reduce((latest, entry) => (entry.at > latest ? entry.at : latest), '');
  return <span>{last === '' ? t('purchases.live.liveNone') : t('purchases.live.live', { time: lastText(last) })}</span>;
}

function lastText(instant: string): string {
  const today = daysBetween(new Date(instant), new Date(), ownZone) === 0;
  return today ? clockText(instant) : `${dayText(instant)}, ${clockText(instant)}`;
}
