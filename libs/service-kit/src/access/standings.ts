import { Injectable } from '@nestjs/common';
import { type OrganisationKind, organisationKind, type Role, role, rolesOf } from '@tributary/contracts';
import { Database } from '../database/database.js';
import type { Identity } from './actor.js';

/** A revocation that this service has applied counts after so long at most. */
const FRESH_MS = 1_000;
const MAX_ENTRIES = 10_000;

/** Who a sign-in is, and which roles count now in which organisation. */
export interface Standing {
  /** Null for a sign-in that is not joined to a person. */
  readonly personId: string | null;
  readonly roles: ReadonlyMap<string, readonly Role[]>;
}

interface Entry {
  readonly askedAt: number;
  readonly standing: Promise<Standing>;
}

const STANDING = `
  select p.person_id as "personId", g.organisation_id as "organisationId", g.role
  from person p
  left join role_grant g on g.person_id = p.person_id and g.state = 'active'
    and g.valid_from <= tributary_now() and (g.valid_to is null or g.valid_to > tributary_now())
  where p.issuer = $1 and p.subject = $2
  order by p.person_id`;

/**
 * Reads person and grants from this service's own tables, as the role `worker`: before the person is known there is nothing that row security
 * could go by. It gives the caller's own standing and nothing else. Kept for one second at most, from the moment of asking.
 */
@Injectable()
export class Standings {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly database: Database) {}

  /**
   * The standing of a sign-in. One that is kept serves only to let somebody in: where it does not suffice it is read anew, so that a role
   * counts at once after it was accepted.
   */
  async of(identity: Pick<Identity, 'issuer' | 'subject'>, suffices: (standing: Standing) => boolean): Promise<Standing> {
    const key = `${identity.issuer} ${identity.subject}`;
    const known = this.entries.get(key);
    if (known && performance.now() - known.askedAt < FRESH_MS) {
      const standing = await known.standing;
      if (suffices(standing)) return standing;
    }
    if (this.entries.size >= MAX_ENTRIES) this.entries.clear();
    const entry = { askedAt: performance.now(), standing: this.read(identity) };
    this.entries.set(key, entry);
    entry.standing.catch(() => this.entries.delete(key));
    return entry.standing;
  }

  private async read({ issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): Promise<Standing> {
    interface Row {
      readonly personId: string;
      readonly organisationId: string | null;
      readonly role: string | null;
    }
    const rows = await this.database.worker.read<Row>(STANDING, [issuer, subject]);
    const personId = rows[0]?.personId ?? null;
    const roles = new Map<string, Role[]>();
    for (const row of rows.filter((one) => one.personId === personId)) {
      // A role of a later release is unknown here, and gives nothing.
      const held = role.safeParse(row.role);
      if (row.organisationId !== null && held.success) roles.set(row.organisationId, [...(roles.get(row.organisationId) ?? []), held.data]);
    }
    return { personId, roles };
  }
}

/** Whether these roles are an agency's or a district's: the roles of one organisation are all of one kind. */
export function kindOf(roles: readonly Role[]): OrganisationKind {
  return organisationKind.options.find((kind) => rolesOf[kind].some((candidate) => roles.includes(candidate))) ?? 'district';
}
