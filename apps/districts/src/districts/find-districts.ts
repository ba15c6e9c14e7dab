import { Injectable } from '@nestjs/common';
import type { DistrictDetail, DistrictFacets, DistrictListItem, DistrictPage, DistrictQuery } from '@tributary/contracts';
import { type Actor, decodeCursor, encodeCursor, readTimeline, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { z } from 'zod';
import { districtFilter } from './district-filter.js';
import { factColumns } from './fact-columns.js';

const FROM = 'from organisation o join district d on d.organisation_id = o.organisation_id';

const LIST_COLUMNS = `o.organisation_id as "organisationId", o.leaid, o.name, d.status, d.city, d.state, d.county, d.locale, d.students,
  d.lowest_grade as "lowestGrade", d.highest_grade as "highestGrade", lower(o.name) as "sortedBy"`;

const COUNTIES = 'select county, count(*)::int as districts from district where county is not null group by county order by county';

// The first digit of a locale code is its kind.
const LOCALES = `
  select ('{city,suburb,town,rural}'::text[])[left(locale, 1)::int] as locale, count(*)::int as districts
  from district where locale is not null group by left(locale, 1) order by left(locale, 1)`;

const cursor = z.tuple([z.string(), z.uuid()]);

/** All reads of districts. Every signed-in organisation sees the same: the directory is public. */
@Injectable()
export class FindDistricts {
  constructor(private readonly transactions: Transactions) {}

  /** A page by name, in small letters, and id. Throws `page.malformed`. */
  async page(actor: Actor, query: DistrictQuery): Promise<DistrictPage> {
    const { where, parameters } = districtFilter(query);
    const after = query.after === undefined ? null : decodeCursor(cursor, query.after);
    const further = after ? `and (lower(o.name), o.organisation_id) > ($${parameters.length + 1}, $${parameters.length + 2}::uuid)` : '';
    const order = `order by lower(o.name), o.organisation_id limit ${query.limit + 1}`;
    return this.transactions.asRequest(actor, async (tx) => {
      const rows = await tx.query<DistrictListItem & { sortedBy: string }>(
        `select ${LIST_COLUMNS} ${FROM} where ${where} ${further} ${order}`,
        [...parameters, ...(after ?? [])],
      );
      const items = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? items.at(-1) : undefined;
      // A search that fits on its first page has been counted by being read; all others are searched again for their number.
      const total = after === null && !last ? items.length : await countOf(tx, where, parameters);
      return { items, total, next: last ? encodeCursor([last.sortedBy, last.organisationId]) : null };
    });
  }

  async facets(actor: Actor): Promise<DistrictFacets> {
    return this.transactions.asRequest(actor, async (tx) => ({
      counties: await tx.query<DistrictFacets['counties'][number]>(COUNTIES),
      locales: await tx.query<DistrictFacets['locales'][number]>(LOCALES),
    }));
  }

  /** One district with its history. Throws `not-found`. */
  async one(actor: Actor, organisationId: string): Promise<DistrictDetail> {
    return this.transactions.asRequest(actor, async (tx) => {
      const [facts] = await tx.query<Omit<DistrictDetail, 'timeline'>>(
        `select o.organisation_id as "organisationId", ${factColumns('o', 'd')} ${FROM} where o.organisation_id = $1`,
        [organisationId],
      );
      if (!facts) throw new RuleBroken('not-found');
      return { ...facts, timeline: await readTimeline(tx, organisationId) };
    });
  }
}

async function countOf(tx: Tx, where: string, parameters: readonly string[]): Promise<number> {
  const [count] = await tx.query<{ total: number }>(`select count(*)::int as total ${FROM} where ${where}`, [...parameters]);
  if (!count) throw new Error('A count gives one row.');
  return count.total;
}
