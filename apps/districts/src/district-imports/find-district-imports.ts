import { Injectable } from '@nestjs/common';
import type { DistrictImportItem, DistrictImportPage, DistrictImportsQuery, DistrictImportView } from '@tributary/contracts';
import { type Actor, decodeCursor, encodeCursor, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { z } from 'zod';
import { leftImports } from './import-lock.js';

const COLUMNS = `
  i.import_id as "importId", i.file_name as "fileName", i.layout, i.bytes, i.bytes_read as "bytesRead", i.rows_read as "rowsRead",
  i.rejected_total as "rejectedTotal", i.rows_applied as "rowsApplied", i.problem, p.name as "startedBy",
  i.started_at as "startedAt", i.state_since as "stateSince", i.told_at as "toldAt",
  case when i.state in ('reading', 'applying') and i.import_id = any($1::uuid[]) then 'interrupted' else i.state end as state`;

const FROM = 'from district_import i left join person p on p.person_id = i.person_id where i.organisation_id = $2';

const cursor = z.tuple([z.uuid()]);

type Row<T extends DistrictImportItem> = Omit<T, 'startedAt' | 'stateSince' | 'toldAt'> &
  Readonly<Record<'startedAt' | 'stateSince' | 'toldAt', Date>>;

/** All reads of imports. Whether one is still at work is found at each look: its lock tells. */
@Injectable()
export class FindDistrictImports {
  constructor(private readonly transactions: Transactions) {}

  /** The imports of the acting organisation, the newest first: their ids sort by time. Throws `page.malformed`. */
  async page(actor: Actor, { after, limit }: DistrictImportsQuery): Promise<DistrictImportPage> {
    const [before] = after === undefined ? [null] : decodeCursor(cursor, after);
    return this.transactions.asRequest(actor, async (tx) => {
      const further = 'and ($3::uuid is null or i.import_id < $3) order by i.import_id desc';
      const sql = `select ${COLUMNS} ${FROM} ${further} limit ${limit + 1}`;
      const rows = await tx.query<Row<DistrictImportItem>>(sql, [await leftImports(tx), actor.organisationId, before]);
      const items = rows.slice(0, limit).map(dated);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, total: await totalOf(tx, actor.organisationId), next: last ? encodeCursor([last.importId]) : null };
    });
  }

  /** One of the acting organisation, with its report. Throws `not-found`. */
  async one(actor: Actor, importId: string): Promise<DistrictImportView> {
    return this.transactions.asRequest(actor, async (tx) => {
      const parameters = [await leftImports(tx), actor.organisationId, importId];
      const [row] = await tx.query<Row<DistrictImportView>>(`select ${COLUMNS}, i.report ${FROM} and i.import_id = $3`, parameters);
      if (!row) throw new RuleBroken('not-found');
      return dated(row);
    });
  }
}

async function totalOf(tx: Tx, organisationId: string): Promise<number> {
  const [count] = await tx.query<{ total: number }>('select count(*)::int as total from district_import where organisation_id = $1', [
    organisationId,
  ]);
  if (!count) throw new Error('A count gives one row.');
  return count.total;
}

function dated<T extends DistrictImportItem>({ startedAt, stateSince, toldAt, ...row }: Row<T>): T {
  const moments = { startedAt: startedAt.toISOString(), stateSince: stateSince.toISOString(), toldAt: toldAt.toISOString() };
  return { ...row, ...moments } as unknown as T;
}
