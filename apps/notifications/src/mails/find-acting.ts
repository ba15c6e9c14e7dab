import type { Role } from '@tributary/contracts';
import { MissingReference } from '@tributary/messaging';
import type { Reader } from './audience.js';

/** Somebody who holds one of the roles in one of the organisations, with both as the mail names them. */
export interface Acting {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly zone: string;
}

/** Where the organisations of a purchase come from: those invited, those with an amount, or the one that leads it. */
export type Side = 'invited' | 'participating' | 'leading';

const sides: Readonly<Record<Side, string>> = {
  invited: 'select organisation_id from joint_purchase_invitation where joint_purchase_id = $1',
  participating: 'select distinct organisation_id from joint_purchase_amount where joint_purchase_id = $1',
  leading: 'select lead_organisation_id as organisation_id from joint_purchase where joint_purchase_id = $1',
};

// Somebody with two of the roles in one organisation is one person there.
const acting = (side: Side): string => `
  select held.person_id as "personId", held.organisation_id as "organisationId", p.person_id is not null as "personKnown",
         p.email, coalesce(p.name, '') as name, o.name as "organisationName", o.zone
  from (select distinct g.person_id, g.organisation_id
        from (${sides[side]}) s join role_grant g using (organisation_id)
        where g.state = 'active' and g.role = any ($2::text[]) and ($3::uuid is null or g.person_id = $3)
          and g.valid_from <= tributary_now() and (g.valid_to is null or g.valid_to > tributary_now())) held
    left join person p using (person_id)
    left join organisation o using (organisation_id)
  order by held.person_id, o.name, held.organisation_id`;

type ActingRow = Acting & { readonly personKnown: boolean } & {
  readonly [Column in 'email' | 'organisationName' | 'zone']: string | null;
};

/** Who acts for that side of a purchase now, one row for each person and organisation; `personId` narrows it to one person. */
export async function findActing(
  tx: Reader,
  side: Side,
  jointPurchaseId: string,
  roles: readonly Role[],
  personId: string | null,
): Promise<Acting[]> {
  const rows = await tx.query<ActingRow>(acting(side), [jointPurchaseId, roles, personId]);
  return rows.filter(known);
}

// Of an erased person the row is there and the address is gone: nobody to write to. What has not arrived yet is waited for.
function known(row: ActingRow): row is ActingRow & Acting {
  if (!row.personKnown) throw new MissingReference('Person', row.personId);
  if (row.organisationName === null || row.zone === null) throw new MissingReference('Organisation', row.organisationId);
  return row.email !== null;
}

/** The rows of each person together. */
export function byPerson(rows: readonly Acting[]): Map<string, [Acting, ...Acting[]]> {
  const people = new Map<string, [Acting, ...Acting[]]>();
  for (const row of rows) {
    const known = people.get(row.personId);
    if (known) known.push(row);
    else people.set(row.personId, [row]);
  }
  return people;
}
