import { randomUUIDv7 } from 'node:crypto';
import type { Role } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';

/** Somebody who acts for the organisation in that role. */
export function actor(organisationId: string, role: Role, personId: string = randomUUIDv7()): Actor {
  const identity = {
    issuer: 'https://sign-in.agency.example',
    subject: personId,
    email: '',
    emailVerified: false,
    name: 'Somebody (sample)',
  };
  return { ...identity, personId, organisationId, organisationKind: role === 'agency-admin' ? 'agency' : 'district', roles: [role] };
}
