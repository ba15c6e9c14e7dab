import { Injectable } from '@nestjs/common';
import type { SiteBody, SiteView } from '@tributary/contracts';
import { type Actor, checkRevision, Clock, RuleBroken, Transactions, type Tx } from '@tributary/service-kit';
import { readSites } from './find-sites.js';

const ADD = `
  insert into site (organisation_id, name, street, city, state, zip) values ($1, $2, $3, $4, $5, $6)
  on conflict do nothing returning site_id as "siteId"`;

const OWN = 'select revision from site where site_id = $1 and closed_at is null for update';

const NAMED =
  'select from site where organisation_id = $1 and lower(name) = lower($2) and closed_at is null and site_id is distinct from $3';

const CHANGE = 'update site set name = $2, street = $3, city = $4, state = $5, zip = $6, revision = revision + 1 where site_id = $1';

/** Every commitment reads them all, and a lot of a basket can name as many. */
const MOST_SITES = 500;

/** A district keeps its own list of places to which goods go. A commitment keeps the address as it was when it was sent. */
@Injectable()
export class WriteSite {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, body: SiteBody): Promise<SiteView> {
    return this.transactions.asRequest(actor, async (tx) => {
      const { length } = await readSites(tx, actor.organisationId);
      if (length > MOST_SITES)
        throw new RuleBroken('site.too-many', { detail: `A district has ${MOST_SITES} sites at most. Close one first.` });
      await refuseTakenName(tx, actor, body.name, null);
      const [added] = await tx.query<{ siteId: string }>(ADD, [actor.organisationId, ...valuesOf(body)]);
      // Another request may have taken the name since it was looked at.
      if (!added) throw nameTaken();
      return readSite(tx, actor, added.siteId);
    });
  }

  async change(actor: Actor, siteId: string, body: SiteBody, revision: number | null): Promise<SiteView> {
    return this.transactions.asRequest(actor, async (tx) => {
      checkRevision(revision, await lockSite(tx, siteId));
      await refuseTakenName(tx, actor, body.name, siteId);
      await tx.query(CHANGE, [siteId, ...valuesOf(body)]);
      return readSite(tx, actor, siteId);
    });
  }

  /** A closed site is no longer offered; baskets that name it keep it. */
  async close(actor: Actor, siteId: string): Promise<void> {
    await this.transactions.asRequest(actor, async (tx) => {
      await lockSite(tx, siteId);
      await tx.query('update site set closed_at = $2, revision = revision + 1 where site_id = $1', [siteId, await this.clock.now(tx)]);
    });
  }
}

function valuesOf({ name, street, city, state, zip }: SiteBody): string[] {
  return [name, street, city, state, zip];
}

async function lockSite(tx: Tx, siteId: string): Promise<number> {
  const [site] = await tx.query<{ revision: number }>(OWN, [siteId]);
  if (!site) throw new RuleBroken('not-found', { detail: 'There is no such site of yours. The office is kept by the directory.' });
  return site.revision;
}

async function refuseTakenName(tx: Tx, { organisationId }: Actor, name: string, siteId: string | null): Promise<void> {
  if ((await tx.query(NAMED, [organisationId, name, siteId])).length > 0) throw nameTaken();
}

function nameTaken(): RuleBroken {
  return new RuleBroken('site.name-taken', { field: 'name', detail: 'You have a site of this name. Choose another one.' });
}

async function readSite(tx: Tx, { organisationId }: Actor, siteId: string): Promise<SiteView> {
  const site = (await readSites(tx, organisationId)).find((one) => one.siteId === siteId);
  if (!site) throw new Error(`The site ${siteId} is not read back.`);
  return site;
}
