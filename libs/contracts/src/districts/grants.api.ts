import { z } from 'zod';
import { grantState, organisationKind, role } from '../roles.js';
import { email, id, instant, name, organisationId } from '../shapes.js';

/** A role that a person holds or was offered, with the organisation as people know it. */
export const heldGrant = z.object({
  grantId: id,
  organisationId,
  organisationName: z.string(),
  organisationKind,
  role,
  state: grantState,
});
export type HeldGrant = z.infer<typeof heldGrant>;

/** Who the caller is. `personId` is null until a role was accepted: the sign-in alone makes no person. */
export const whoAmI = z
  .object({
    personId: id.nullable(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    /** Active roles, and those offered to the caller's verified e-mail address. */
    grants: z.array(heldGrant),
  })
  .meta({ id: 'WhoAmI' });
export type WhoAmI = z.infer<typeof whoAmI>;

/** Gives a role to an e-mail address. An agency-admin may give any role in the agency and district-admin in every district; a district-admin the roles of its own district. */
export const giveRoleBody = z.object({ organisationId, email, name, role }).meta({ id: 'GiveRole' });
export type GiveRoleBody = z.infer<typeof giveRoleBody>;

/** The agency may ask for the roles of one organisation. */
export const grantQuery = z.object({ organisationId: organisationId.optional() });
export type GrantQuery = z.infer<typeof grantQuery>;

/** A grant as those see it who may give it. */
export const grantView = z
  .object({
    grantId: id,
    personId: id,
    name: z.string(),
    email: z.string(),
    organisationId,
    organisationName: z.string(),
    role,
    state: grantState,
    offeredAt: instant,
    acceptedAt: instant.nullable(),
  })
  .meta({ id: 'Grant' });
export type GrantView = z.infer<typeof grantView>;

export const grantList = z.object({ items: z.array(grantView) }).meta({ id: 'GrantList' });
export type GrantList = z.infer<typeof grantList>;
