import { z } from 'zod';

export const organisationKind = z.enum(['agency', 'district']);
export type OrganisationKind = z.infer<typeof organisationKind>;

/** What a person may be in an organisation: agency-admin and buyer in the agency, district-admin and purchasing-officer in a district. */
export const role = z.enum(['agency-admin', 'buyer', 'district-admin', 'purchasing-officer']);
export type Role = z.infer<typeof role>;

/** Where each role can be held. */
export const rolesOf: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  agency: ['agency-admin', 'buyer'],
  district: ['district-admin', 'purchasing-officer'],
};

/** Offered until its person accepts it by a verified sign-in; ended for good once it is taken back or left. Only an active one counts. */
export const grantState = z.enum(['offered', 'active', 'ended']);
export type GrantState = z.infer<typeof grantState>;
