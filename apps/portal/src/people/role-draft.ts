import type { Role } from '@tributary/contracts';

/** Where a role is held. */
export interface Place {
  organisationId: string;
  name: string;
}

/** What was typed into the form so far. */
export interface RoleDraft {
  place: Place | null;
  role: Role | '';
  name: string;
  email: string;
}
