import { Injectable } from '@nestjs/common';
import type { Attention, GrantList, GrantView, HeldGrant, WhoAmI } from '@tributary/contracts';
import { type Actor, type Caller, Transactions, type Tx } from '@tributary/service-kit';

/** Roles that a list shows at most. An agency of 700 districts with three officers each stays below. */
const MOST_LISTED = 5_000;

const VIEW = `
  select g.grant_id as "grantId", g.person_id as "personId", p.name, p.email, g.organisation_id as "organisationId",
         o.name as "organisationName", g.role, g.state, g.offered_at as "offeredAt", g.accepted_at as "acceptedAt"
  from role_grant g join person p on p.person_id = g.person_id join organisation o on o.organisation_id = g.organisation_id`;

// A person's own: what was accepted, and what was offered to the address that the provider vouches for.
const HELD = `
  select g.grant_id as "grantId", g.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", g.role, g.state
  from role_grant g join organisation o on o.organisation_id = g.organisation_id
  where (g.state = 'active' and g.person_id = person_of_sign_in($1, $2)) or (g.state = 'offered' and g.offered_to = current_email())
  order by o.name, g.role, g.grant_id`;

interface ViewRow extends Omit<GrantView, 'offeredAt' | 'acceptedAt'> {
  readonly offeredAt: Date;
  readonly acceptedAt: Date | null;
}

/** All reads of grants. */
@Injectable()
export class FindGrants {
  constructor(private readonly transactions: Transactions) {}

  /** The roles in the acting organisation; those of one other, or of all, for the agency. Row security keeps them from anybody else. */
  async list(actor: Actor, organisationId: string | undefined): Promise<GrantList> {
    const of = organisationId ?? (actor.organisationKind === 'agency' ? null : actor.organisationId);
    const rows = await this.transactions.asRequest(actor, (tx) =>
      tx.query<ViewRow>(
        `${VIEW} where ($1::uuid is null or g.organisation_id = $1) order by o.name, p.name, g.role, g.grant_id limit ${MOST_LISTED}`,
        [of],
      ),
    );
    return { items: rows.map(viewOf) };
  }

  /** Who the caller is, with the roles that wait and those that count. A sign-in that was never joined to a person has its own name. */
  async whoAmI(caller: Caller): Promise<WhoAmI> {
    return this.transactions.asRequest(caller, async (tx) => {
      const [person] = await tx.query<{ personId: string; name: string }>(
        'select person_id as "personId", name from person where issuer = $1 and subject = $2',
        [caller.issuer, caller.subject],
      );
      const { email, emailVerified } = caller;
      return {
        personId: person?.personId ?? null,
        name: person?.name ?? caller.name,
        email,
        emailVerified,
        grants: await held(tx, caller),
      };
    });
  }

  /** Roles that wait for the caller to accept them. They are the caller's own, whatever organisation is acted for. */
  async attention(caller: Caller): Promise<Attention> {
    const grants = await this.transactions.asRequest(caller, (tx) => held(tx, caller));
    const offers = grants.filter(({ state }) => state === 'offered');
    return {
      items: offers.map(({ grantId, organisationName, role }) => ({
        kind: 'grant.accept',
        organisationId: null,
        subject: role,
        facts: { organisation: organisationName },
        byWhen: null,
        link: `/accept/${grantId}`,
      })),
    };
  }
}

/** One grant as those see it who may give it, inside a write. */
export async function readGrantView(tx: Tx, grantId: string): Promise<GrantView> {
  const [row] = await tx.query<ViewRow>(`${VIEW} where g.grant_id = $1`, [grantId]);
  if (!row) throw new Error(`Row security hides the grant ${grantId} from whoever has just changed it.`);
  return viewOf(row);
}

function held(tx: Tx, { issuer, subject }: Caller): Promise<HeldGrant[]> {
  return tx.query<HeldGrant>(HELD, [issuer, subject]);
}

function viewOf({ offeredAt, acceptedAt, ...row }: ViewRow): GrantView {
  return { ...row, offeredAt: offeredAt.toISOString(), acceptedAt: acceptedAt?.toISOString() ?? null };
}
