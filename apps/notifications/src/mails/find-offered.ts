import type { GrantState, Role } from '@tributary/contracts';
import { MissingReference } from '@tributary/messaging';
import type { Who } from './audience.js';
import type { RoleGivenFacts } from './role-given.mail.js';

interface OfferRow {
  readonly state: GrantState;
  readonly role: Role;
  readonly personId: string;
  readonly organisationId: string;
  readonly offeredAt: Date | null;
  readonly personKnown: boolean;
  readonly email: string | null;
  readonly name: string | null;
  readonly organisationName: string | null;
  readonly zone: string | null;
  readonly giverName: string | null;
}

const OFFER = `
  select g.state, g.role, g.person_id as "personId", g.organisation_id as "organisationId", f.offered_at as "offeredAt",
         p.person_id is not null as "personKnown", p.email, p.name, o.name as "organisationName", o.zone,
         giver.name as "giverName"
  from role_grant g
    left join offer f using (grant_id)
    left join person p on p.person_id = g.person_id
    left join organisation o on o.organisation_id = g.organisation_id
    left join person giver on giver.person_id = f.given_by
  where g.grant_id = $1 and ($2::uuid is null or g.person_id = $2)`;

const gone: Readonly<Record<Exclude<GrantState, 'offered'>, string>> = {
  active: 'The role was accepted before this mail was due.',
  ended: 'The role was taken back before this mail was due.',
};

/** The person to whom the role is offered, as long as it is. Throws MissingReference for what has not arrived yet. */
export const findOffered: Who<RoleGivenFacts> = async (tx, { subjectId: grantId }, personId) => {
  const [row] = await tx.query<OfferRow>(OFFER, [grantId, personId]);
  if (!row) return { gone: 'The offer is no longer on record.' };
  if (row.state !== 'offered') return { gone: gone[row.state] };
  if (!row.personKnown) throw new MissingReference('Person', row.personId);
  if (row.organisationName === null || row.zone === null) throw new MissingReference('Organisation', row.organisationId);
  if (row.offeredAt === null) throw new MissingReference('The offer of', grantId);
  // A person who was erased leaves a row without an address.
  if (row.email === null) return { people: [] };
  const { role, organisationName, zone, giverName, email } = row;
  const facts = { grantId, role, organisationName, zone, giverName, offeredAt: row.offeredAt.toISOString(), email };
  return { people: [{ personId: row.personId, email, name: row.name ?? '', organisationIds: [row.organisationId], facts }] };
};
