import { Injectable } from '@nestjs/common';
import type { SiteList, SiteView } from '@tributary/contracts';
import { type Actor, Transactions, type Tx } from '@tributary/service-kit';

// The office's id is its organisation's. A district whose directory row has not arrived yet has a name and no address.
const SITES = `
  select organisation_id as "siteId", organisation.name, office.street, office.city, office.state, office.zip, true as "isOffice", 0 as revision
  from organisation left join office using (organisation_id) where organisation_id = $1
  union all
  select * from (
    select site_id, name, street, city, state, zip, false, revision from site where organisation_id = $1 and closed_at is null order by lower(name), site_id
  ) as own`;

/** A district's sites, its office first. */
export async function readSites(tx: Pick<Tx, 'query'>, organisationId: string): Promise<SiteView[]> {
  return tx.query<SiteView & Record<string, unknown>>(SITES, [organisationId]);
}

/** The acting district's own list of sites. */
@Injectable()
export class FindSites {
  constructor(private readonly transactions: Transactions) {}

  async execute(actor: Actor): Promise<SiteList> {
    return this.transactions.asRequest(actor, async (tx) => ({ items: await readSites(tx, actor.organisationId) }));
  }
}
