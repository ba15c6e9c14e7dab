import type { MailPreferences, MuteBody } from '@tributary/contracts';

/** The settings as they will be once a change is taken. */
export function muted({ items }: MailPreferences, { kind, muted: silent }: MuteBody): MailPreferences {
  return { items: items.map((item) => (item.kind === kind ? { ...item, muted: silent } : item)) };
}
