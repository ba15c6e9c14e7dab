import type { TimelineEntry } from '@tributary/contracts';
import { countText } from '../formats/money.js';
import { t } from '../words/words.js';

/** What a line of a network's history says: `2 districts added, 1 district taken out`. */
export function sentenceOf({ action, facts }: Pick<TimelineEntry, 'action' | 'facts'>): string {
  const [added, removed] = [lengthOf(facts['added']), lengthOf(facts['removed'])];
  if (action === 'network-named') return t('networks.timeline.named', { count: added, number: countText(added) });
  if (action === 'network-ended') return t('networks.timeline.ended');
  const before = facts['nameBefore'];
  const parts = [
    ...(typeof before === 'string' ? [t('networks.timeline.renamed', { before })] : []),
    ...(added > 0 ? [t('networks.timeline.added', { count: added, number: countText(added) })] : []),
    ...(removed > 0 ? [t('networks.timeline.removed', { count: removed, number: countText(removed) })] : []),
  ];
  return parts.length === 0 ? t('networks.timeline.other') : parts.join(', ');
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
