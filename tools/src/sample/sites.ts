import type { SiteBody, SiteList, SiteView } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import type { Running } from '../running.ts';
import { callerFor, type Caller } from './caller.ts';
import { officerOf, placeOf, type Places } from './people.ts';

/** What a district calls its office here, whose name is the district's own. */
export const OFFICE = 'the office';

const site = (name: string, street: string, city: string, zip: string): SiteBody => ({
  name: `${name} (sample)`,
  street,
  city,
  state: 'AL',
  zip,
});

/** The places of each district to which goods go besides its office. Their streets are invented. */
const sitesOf: Readonly<Record<string, readonly SiteBody[]>> = {
  'Winfield City': [site('High school annex', '12 Depot Road', 'Winfield', '35594')],
  'Baldwin County': [
    site('North warehouse', '400 Orchard Road', 'Bay Minette', '36507'),
    site('South warehouse', '77 Shoreline Drive', 'Foley', '36535'),
  ],
  'Cullman County': [
    site('Central supply', '9 Mill Street', 'Cullman', '35055'),
    site('West campus', '210 County Road', 'Addison', '35540'),
  ],
  'Escambia County': [site('Atmore supply room', '31 Church Street', 'Atmore', '36502')],
};

/** Sites of a district by name, its office as `the office`. */
export type Sites = ReadonlyMap<string, string>;

/** The office's address comes by an event, so a first look may come too early: without it delivery would be at another rate. */
async function readSites(officer: Caller, organisation: string): Promise<readonly SiteView[]> {
  return eventually(
    async () => {
      const { items } = await officer.get<SiteList>('/procurement/v1/sites', organisation);
      if (items.some(({ isOffice, zip }) => isOffice && zip === null)) throw new Error('The address of an office has not arrived.');
      return items;
    },
    { timeoutMs: 60_000, intervalMs: 250 },
  );
}

/** A district's sites, entered by its purchasing officer unless they are there already. */
export async function enterSites(running: Running, places: Places, district: string): Promise<Sites> {
  const organisation = placeOf(places, district);
  const officer = callerFor(running, officerOf(district).email);
  const standing = await readSites(officer, organisation);
  const known = new Map(standing.map(({ name, siteId, isOffice }) => [isOffice ? OFFICE : name, siteId]));
  for (const body of (sitesOf[district] ?? []).filter(({ name }) => !known.has(name))) {
    const name = `site ${district} ${body.name}`;
    const { siteId } = await officer.write<SiteView>({ method: 'POST', path: '/procurement/v1/sites', organisation, name, body });
    known.set(body.name, siteId);
  }
  return known;
}
