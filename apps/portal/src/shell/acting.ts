import { createContext, use } from 'react';
import type { Role } from '@tributary/contracts';
import { t } from '../words/words.js';
import type { Organisation } from './me.js';

/** For whom the person acts on this page, as the address says, and who the person is. */
export interface Acting extends Organisation {
  person: { personId: string; name: string; email: string };
  organisations: Organisation[];
  /** The agency's zone: deadlines are typed in it. */
  zone: string;
  may: (role: Role) => boolean;
}

export const ActingContext = createContext<Acting | null>(null);

export function useActing(): Acting {
  const acting = use(ActingContext);
  if (acting === null) throw new Error('This page stands outside the shell, where nobody acts for an organisation.');
  return acting;
}

/** The roles as people call them: `Purchasing officer, District administrator`. */
export function rolesText(roles: readonly Role[]): string {
  return roles.map((role) => t(`shell.roles.${role}`)).join(', ');
}
