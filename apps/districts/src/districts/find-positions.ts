import { Injectable } from '@nestjs/common';
import type { DistrictPosition, DistrictPositions, DistrictPositionsQuery } from '@tributary/contracts';
import { type Actor, Transactions } from '@tributary/service-kit';
import { districtFilter } from './district-filter.js';

/** Positions at most. No state has so many districts. */
const MOST_PLACED = 2_500;

const FROM = 'from organisation o join district d on d.organisation_id = o.organisation_id';

const PLACED = 'd.latitude is not null and d.longitude is not null';

/** Where districts lie, by the filters of the list. */
@Injectable()
export class FindPositions {
  constructor(private readonly transactions: Transactions) {}

  async find(actor: Actor, query: DistrictPositionsQuery): Promise<DistrictPositions> {
    const { where, parameters } = districtFilter(query);
    return this.transactions.asRequest(actor, async (tx) => {
      const items = await tx.query<DistrictPosition>(
        `select o.organisation_id as "organisationId", o.leaid, o.name, d.city, d.latitude, d.longitude ${FROM}
         where ${where} and ${PLACED} order by lower(o.name), o.organisation_id limit ${MOST_PLACED}`,
        parameters,
      );
      const [counted] = await tx.query<{ unplaced: number }>(
        `select count(*)::int as unplaced ${FROM} where ${where} and not (${PLACED})`,
        parameters,
      );
      if (!counted) throw new Error('A count gives one row.');
      return { items, unplaced: counted.unplaced };
    });
  }
}
