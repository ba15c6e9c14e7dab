import type { GrantView } from '@tributary/contracts';

/** Whether a role is found by these words: each of them stands in the name, the address or the organisation. */
export function fits({ name, email, organisationName }: Pick<GrantView, 'name' | 'email' | 'organisationName'>, search: string): boolean {
  const text = `${name} ${email} ${organisationName}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The roles that somebody may give in an organisation: the agency names a district's administrator, who gives the other roles there. */
export function givableRoles(actingKind: 'agency' | 'district', own: boolean) {
  if (actingKind === 'district') return ['district-admin', 'purchasing-officer'] as const;
  return own ? (['agency-admin', 'buyer'] as const) : (['district-admin'] as const);
}

/** Good enough to catch a slip; the service has the last word. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
