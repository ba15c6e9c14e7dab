import type { DistrictImportPage, DistrictPage, JointPurchasePage, NetworkList, SiteList } from '@tributary/contracts';
import { callerFor, organisationOf, type Caller } from './caller.ts';

/** What the pages of somebody are of: the sample purchases by the state that each is in, and one of everything else. */
export interface Place {
  readonly base: string;
  readonly open: string;
  /** Of the open one, the lot that is not shown first. */
  readonly secondLot: string;
  readonly extended: string;
  readonly awaiting: string;
  readonly priced: string;
  readonly draft: string;
  readonly cancelled: string;
  readonly unsuccessful: string;
  readonly district: string;
  readonly network: string;
  readonly fileImport: string;
  /** A site of the district besides its office; the office where it has no other, or where somebody keeps none. */
  readonly site: string;
}

/** Whose pages they are: somebody in a role, and where they hold it several times, in the district of that name. */
export interface Holder {
  readonly email: string;
  readonly role: string;
  readonly district?: string;
}

/** Finds the sample data as the buyer and the administrator know it. Throws where something is missing, or its pages would be others. */
export async function placeOf({ email, role, district }: Holder): Promise<Place> {
  const [viewer, buyer, admin] = await Promise.all([email, 'marcus.lee@sample.example', 'dana.whitfield@sample.example'].map(callerFor));
  if (!viewer || !buyer || !admin) throw new Error('Somebody could not sign in.');
  const [organisation, agency] = await Promise.all([organisationOf(viewer, role, district), organisationOf(buyer, 'buyer')]);
  const [purchases, districts, networks, imports] = await Promise.all([
    buyer.call<JointPurchasePage>('/procurement/v1/joint-purchases?limit=200', { organisation: agency }),
    viewer.call<DistrictPage>('/districts/v1/districts?search=Baldwin', { organisation }),
    viewer.call<NetworkList>('/districts/v1/networks', { organisation }),
    admin.call<DistrictImportPage>('/districts/v1/district-imports', { organisation: agency }),
  ]);
  const called = (title: string) => there(purchases.items, title, (item) => item.title === title);
  const open = called('Student tablets and charging carts');
  return {
    base: `/o/${organisation}`,
    open: open.jointPurchaseId,
    secondLot: there(open.lots, 'second lot', ({ title }) => title === 'Charging carts').lotId,
    extended: called('Library shelving').jointPurchaseId,
    awaiting: called('Science lab goggles').jointPurchaseId,
    priced: called('Interactive panels, 75 inch').jointPurchaseId,
    draft: called('Copy paper, letter size').jointPurchaseId,
    cancelled: called('Graphing calculators').jointPurchaseId,
    unsuccessful: called('School bus cameras').jointPurchaseId,
    district: there(districts.items, 'district').organisationId,
    network: there(networks.items, 'network').networkId,
    fileImport: there(imports.items, 'import').importId,
    site: role === 'purchasing-officer' ? await siteOf(viewer, organisation) : organisation,
  };
}

async function siteOf(officer: Caller, organisation: string): Promise<string> {
  const { items } = await officer.call<SiteList>('/procurement/v1/sites', { organisation });
  return items.find(({ isOffice }) => !isOffice)?.siteId ?? organisation;
}

function there<Item>(items: readonly Item[], what: string, is: (item: Item) => boolean = () => true): Item {
  const found = items.find(is);
  if (found === undefined) throw new Error(`The sample data has no ${what}.`);
  return found;
}
