import type { AttentionItem } from '@tributary/contracts';

/** Orders by the last day, the first one first; what has none stands at the end, by its subject. */
export function byDue(one: AttentionItem, other: AttentionItem): number {
  return (one.byWhen ?? '9').localeCompare(other.byWhen ?? '9') || one.subject.localeCompare(other.subject);
}
