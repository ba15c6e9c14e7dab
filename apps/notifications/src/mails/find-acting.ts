import type { Role } from '@tributary/contracts';
import { MissingReference } from '@tributary/messaging';
import type { About, Addressed, Reader } from './audience.js';

/** Who acts for a district in joint purchases. */
export const districtRoles: readonly Role[] = ['purchasing-officer', 'district-admin'];

/** Who acts for the agency that leads one. */
export const agencyRoles: readonly Role[] = ['buyer'];

/** Somebody who holds one of the roles in one of the organisations, with both as the mail names them. */
export interface Acting {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly zone: string;
}

// Where the organisations that a mail is for come from. `asked` is the one row of what it is about.
const sides = {
  /** Invited, and not declined. */
  invited: `joint_purchase_invitation i join asked on i.joint_purchase_id = subject_id where answer <> 'declined'`,
  reminded: `joint_purchase_invitation i join asked on i.joint_purchase_id = subject_id where answer = 'none' and reminded = occasion`,
  'warned 3 days before': `joint_purchase_invitation i join asked on i.joint_purchase_id = subject_id
                           where answer = 'none' and warned = '3 ' || occasion`,
  'warned 1 day before': `joint_purchase_invitation i join asked on i.joint_purchase_id = subject_id
                          where answer = 'none' and warned = '1 ' || occasion`,
  /** In, as things stand. */
  committed: 'joint_purchase_basket b join asked on b.joint_purchase_id = subject_id',
  /** The one district whose basket the mail is about. */
  committer: 'joint_purchase_basket b join asked on b.commitment_id = subject_id',
  participating: 'joint_purchase_amount a join asked on a.joint_purchase_id = subject_id',
  'left out': 'joint_purchase_left_out l join asked on l.joint_purchase_id = subject_id',
  leading:
    '(select joint_purchase_id, lead_organisation_id as organisation_id from joint_purchase) p join asked on joint_purchase_id = subject_id',
};

/** Which organisations of a purchase a mail is for. */
export type Side = keyof typeof sides;

// Somebody with two of the roles in one organisation is one person there.
const acting = (side: Side): string => `
  with asked as (select $1::uuid as subject_id, $2::text as occasion),
       side as (select distinct organisation_id from ${sides[side]}),
       held as (
         select distinct g.person_id, g.organisation_id
         from side join role_grant g using (organisation_id)
         where g.state = 'active' and g.role = any ($3::text[]) and ($4::uuid is null or g.person_id = $4)
           and g.valid_from <= tributary_now() and (g.valid_to is null or g.valid_to > tributary_now())
       )
  select held.person_id as "personId", held.organisation_id as "organisationId", p.person_id is not null as "personKnown",
         p.email, coalesce(p.name, '') as name, o.name as "organisationName", o.zone
  from held left join person p using (person_id) left join organisation o using (organisation_id)
  order by held.person_id, o.name, held.organisation_id`;

type ActingRow = Acting & { readonly personKnown: boolean } & {
  readonly [Column in 'email' | 'organisationName' | 'zone']: string | null;
};

/** Who acts for that side of a purchase now, one row for each person and organisation; `personId` narrows it to one person. */
export async function findActing(tx: Reader, side: Side, about: About, personId: string | null): Promise<Acting[]> {
  const roles = side === 'leading' ? agencyRoles : districtRoles;
  const rows = await tx.query<ActingRow>(acting(side), [about.subjectId, about.occasion, roles, personId]);
  return rows.filter(known);
}

// Of an erased person the row is there and the address is gone: nobody to write to. What has not arrived yet is waited for.
function known(row: ActingRow): row is ActingRow & Acting {
  if (!row.personKnown) throw new MissingReference('Person', row.personId);
  if (row.organisationName === null || row.zone === null) throw new MissingReference('Organisation', row.organisationId);
  return row.email !== null;
}

/** The rows of each person together: who acts for two districts gets one mail. */
export function byPerson(rows: readonly Acting[]): [Acting, ...Acting[]][] {
  const people = new Map<string, [Acting, ...Acting[]]>();
  for (const row of rows) {
    const known = people.get(row.personId);
    if (known) known.push(row);
    else people.set(row.personId, [row]);
  }
  return [...people.values()];
}

/** An organisation for which the reader acts, as their mail names it. */
export interface ActedFor {
  readonly organisationId: string;
  readonly name: string;
  readonly zone: string;
}

/** Everybody of a side with the same facts, and beside them the organisations for which each acts. */
export async function addressActing<Facts>(
  tx: Reader,
  side: Side,
  about: About,
  personId: string | null,
  facts: Facts,
): Promise<Addressed<Facts & { readonly districts: readonly ActedFor[] }>[]> {
  const rows = await findActing(tx, side, about, personId);
  return byPerson(rows).map((own) => ({
    personId: own[0].personId,
    email: own[0].email,
    name: own[0].name,
    organisationIds: own.map(({ organisationId }) => organisationId),
    facts: {
      ...facts,
      districts: own.map(({ organisationId, organisationName, zone }) => ({ organisationId, name: organisationName, zone })),
    },
  }));
}
