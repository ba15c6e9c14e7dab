import { Injectable } from '@nestjs/common';
import { timelineEntry, type TimelineEntry } from '@tributary/contracts';
import { AggregateMissing } from '@tributary/messaging';
import { z } from 'zod';
import type { Tx } from './transaction.js';

/** A line of an aggregate's history. */
export interface Change {
  readonly aggregateId: string;
  /** What was done, as `basket-committed`. */
  readonly action: string;
  /** Who did it. Null for what the system does by itself, such as a cut-off. */
  readonly actor: { readonly personId: string | null; readonly organisationId: string | null } | null;
  /** What changed, for the reader of the timeline: ids and figures, never a secret or a sealed figure, never personal data. */
  readonly facts: Readonly<Record<string, unknown>>;
}

// A caller need not be able to read the row that it writes, so nothing is returned from the audit table itself.
const RECORD = `
  with head as (
         select a.id, a.version, done.action, done.facts
         from unnest($1::uuid[], $4::text[], $5::jsonb[]) as done (id, action, facts) join aggregate a on a.id = done.id
       ),
       written as (
         insert into audit (aggregate_id, version, person_id, organisation_id, action, facts)
         select id, version, $2, $3, action, facts from head
       )
  select id, version from head`;

const TIMELINE = `
  select a.version, a.at, a.action, a.organisation_id as "organisationId", o.name as "organisationName", a.person_id as "personId", a.facts
  from audit a left join organisation o on o.organisation_id = a.organisation_id
  where a.aggregate_id = $1 order by a.id desc limit 500`;

/** One row for each change, in the change's own transaction. */
@Injectable()
export class Audit {
  /** Records the change at the aggregate's present version: call it after `outbox.add`. Throws AggregateMissing. */
  async record(tx: Tx, { actor, ...change }: Change): Promise<void> {
    await this.recordAll(tx, actor, [change]);
  }

  /** Records changes of one actor, to many aggregates, in one statement. Throws AggregateMissing. */
  async recordAll(tx: Tx, actor: Change['actor'], changes: readonly Omit<Change, 'actor'>[]): Promise<void> {
    const ids = changes.map(({ aggregateId }) => aggregateId);
    const [actions, facts] = [changes.map(({ action }) => action), changes.map((change) => JSON.stringify(change.facts))];
    const rows = await tx.query<{ id: string }>(RECORD, [ids, actor?.personId ?? null, actor?.organisationId ?? null, actions, facts]);
    const met = new Set(rows.map(({ id }) => id));
    const unknown = ids.find((id) => !met.has(id));
    if (unknown !== undefined) throw new AggregateMissing(unknown);
  }
}

const timelineRow = timelineEntry.extend({ at: z.date().transform((at) => at.toISOString()) });

/** The newest 500 changes of an aggregate that the transaction's role and organisation may see, the newest first. */
export async function readTimeline(tx: Pick<Tx, 'query'>, aggregateId: string): Promise<TimelineEntry[]> {
  const rows = await tx.query(TIMELINE, [aggregateId]);
  return rows.map((row) => timelineRow.parse(row));
}
