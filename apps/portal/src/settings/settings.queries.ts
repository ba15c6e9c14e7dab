import type { MailPreferences } from '@tributary/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/api.js';

/** Which mails the person gets: every kind, whether it can be muted, and whether it is. */
export const preferencesQuery = queryOptions({
  queryKey: ['mail-preferences'],
  queryFn: ({ signal }) => read<MailPreferences>('notifications/v1/mail-preferences', { signal }),
});
