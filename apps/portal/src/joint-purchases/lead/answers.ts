import type { InvitedView } from '@tributary/contracts';

/** What a buyer tells apart. `silent`: nobody answered, and nobody can be told. */
export const answerKinds = ['waiting', 'silent', 'declined', 'withdrawn', 'committed'] as const;
export type AnswerKind = (typeof answerKinds)[number];

type Answered = Pick<InvitedView, 'answer' | 'reachable'>;

export function kindOf({ answer, reachable }: Answered): AnswerKind {
  if (answer !== null && answer !== 'none') return answer;
  return reachable === false ? 'silent' : 'waiting';
}

/** Those who are waited for first, then by name: what needs the buyer stands on top. */
export function inOrder<District extends Answered & Pick<InvitedView, 'name'>>(invited: readonly District[]): District[] {
  return invited.toSorted(
    (one, other) => answerKinds.indexOf(kindOf(one)) - answerKinds.indexOf(kindOf(other)) || one.name.localeCompare(other.name),
  );
}

export function countsOf(invited: readonly Answered[]): Record<AnswerKind, number> {
  const counts = { waiting: 0, silent: 0, declined: 0, withdrawn: 0, committed: 0 };
  for (const district of invited) counts[kindOf(district)] += 1;
  return counts;
}

/** When a district was reminded; a reminder has reached nobody where nobody can be told. */
export function remindedOf(district: Answered & Pick<InvitedView, 'remindedAt'>): string | null {
  return district.reachable === false ? null : district.remindedAt;
}

const dayMs = 86_400_000;

/** When those who have not answered were reminded last, where that was less than a day ago: until then nobody is reminded again. Null where it may be done now. */
export function remindedWithinDay(invited: readonly Pick<InvitedView, 'remindedAt'>[], now = Date.now()): string | null {
  const last = invited.reduce<string | null>((latest, { remindedAt }) => {
    return remindedAt !== null && (latest === null || remindedAt > latest) ? remindedAt : latest;
  }, null);
  return last !== null && now - Date.parse(last) < dayMs ? last : null;
}
