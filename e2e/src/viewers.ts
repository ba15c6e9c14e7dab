import type { DistrictPage, JointPurchasePage, NetworkList } from '@tributary/contracts';
import { callerFor, organisationOf } from './caller.ts';

/** Somebody of the sample data, with every page that they can open. */
export interface Viewer {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly paths: (place: Place) => Record<string, string>;
}

/** What a viewer's pages are of: the sample purchases by the state that each is in. */
export interface Place {
  readonly base: string;
  readonly open: string;
  readonly awaiting: string;
  readonly priced: string;
  readonly draft: string;
  readonly cancelled: string;
  readonly unsuccessful: string;
  readonly district: string;
  readonly network: string;
}

const purchase = ({ base }: Place, id: string, page = ''): string => `${base}/joint-purchases/${id}${page}`;

const common = (place: Place): Record<string, string> => ({
  today: `${place.base}/today`,
  purchases: `${place.base}/joint-purchases`,
  'purchases-none-fits': `${place.base}/joint-purchases?search=zeppelin`,
  purchase: purchase(place, place.open),
  'purchase-awaiting': purchase(place, place.awaiting),
  'purchase-priced': purchase(place, place.priced),
  'purchase-unsuccessful': purchase(place, place.unsuccessful),
  'purchase-cancelled': purchase(place, place.cancelled),
  record: purchase(place, place.priced, '/record'),
  districts: `${place.base}/districts`,
  district: `${place.base}/districts/${place.district}`,
  networks: `${place.base}/networks`,
  network: `${place.base}/networks/${place.network}`,
  'my-mails': `${place.base}/my-mails`,
  nowhere: `${place.base}/nowhere`,
});

const people = ({ base }: Place): Record<string, string> => ({ people: `${base}/people`, 'give-role': `${base}/people/give` });

const writesNetworks = ({ base, network }: Place): Record<string, string> => ({
  'new-network': `${base}/networks/new`,
  'change-network': `${base}/networks/${network}/change`,
});

export const viewers: readonly Viewer[] = [
  {
    name: 'officer',
    email: 'june.park@sample.example',
    role: 'purchasing-officer',
    paths: (place) => ({
      ...common(place),
      commit: purchase(place, place.open, '/commit'),
      withdraw: purchase(place, place.open, '/withdraw'),
      decline: purchase(place, place.awaiting, '/decline'),
      sites: `${place.base}/sites`,
      'new-site': `${place.base}/sites/new`,
    }),
  },
  {
    name: 'administrator',
    email: 'renee.hollis@sample.example',
    role: 'district-admin',
    paths: people,
  },
  {
    name: 'buyer',
    email: 'marcus.lee@sample.example',
    role: 'buyer',
    paths: (place) => ({
      ...common(place),
      ...writesNetworks(place),
      'new-purchase': `${place.base}/joint-purchases/new`,
      draft: purchase(place, place.draft),
      'change-draft': purchase(place, place.draft, '/change'),
      'check-publishing': purchase(place, place.draft, '/publish'),
      invite: purchase(place, place.open, '/invite'),
      extend: purchase(place, place.open, '/extend'),
      cancel: purchase(place, place.open, '/cancel'),
      'extend-missed': purchase(place, place.awaiting, '/extend'),
      'give-up': purchase(place, place.awaiting, '/give-up'),
      orders: purchase(place, place.priced, '/orders'),
    }),
  },
  {
    name: 'agency',
    email: 'dana.whitfield@sample.example',
    role: 'agency-admin',
    paths: (place) => ({
      ...common(place),
      ...people(place),
      ...writesNetworks(place),
      imports: `${place.base}/districts/imports`,
      deliveries: `${place.base}/deliveries`,
      'mail-templates': `${place.base}/mail-templates`,
      'mail-template': `${place.base}/mail-templates/priced`,
    }),
  },
];

/** The sample purchases as the buyer knows them, and the first network and a district. */
export async function placeOf({ email, role }: Viewer): Promise<Place> {
  const [viewer, buyer] = await Promise.all([callerFor(email), callerFor('marcus.lee@sample.example')]);
  const organisation = await organisationOf(viewer, role);
  const agency = await organisationOf(buyer, 'buyer');
  const { items } = await buyer.call<JointPurchasePage>('/procurement/v1/joint-purchases?limit=200', { organisation: agency });
  const districts = await viewer.call<DistrictPage>('/districts/v1/districts?search=Baldwin', { organisation });
  const networks = await viewer.call<NetworkList>('/districts/v1/networks', { organisation });
  const called = (title: string): string => items.find((item) => item.title === title)?.jointPurchaseId ?? '';
  return {
    base: `/o/${organisation}`,
    open: called('Student tablets and charging carts'),
    awaiting: called('Science lab goggles'),
    priced: called('Interactive panels, 75 inch'),
    draft: called('Copy paper, letter size'),
    cancelled: called('Graphing calculators'),
    unsuccessful: called('School bus cameras'),
    district: districts.items[0]?.organisationId ?? '',
    network: networks.items[0]?.networkId ?? '',
  };
}
