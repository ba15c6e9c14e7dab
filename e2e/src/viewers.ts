import { mailKind } from '@tributary/contracts';
import type { Holder, Place } from './places.ts';

/** Somebody of the sample data, with every page that they can open. */
export interface Viewer extends Holder {
  readonly name: string;
  readonly paths: (place: Place) => Record<string, string>;
  /** Built as others are and only with other words or figures: worth a picture, and not a second walk. */
  readonly alike?: (place: Place) => Record<string, string>;
}

const purchase = ({ base }: Place, id: string, page = ''): string => `${base}/joint-purchases/${id}${page}`;

const purchasesOf = (place: Place): Record<string, string> => ({
  purchase: purchase(place, place.open),
  'purchase-awaiting': purchase(place, place.awaiting),
  'purchase-priced': purchase(place, place.priced),
  'purchase-cancelled': purchase(place, place.cancelled),
  record: purchase(place, place.priced, '/record'),
});

const tabsOf = (place: Place): Record<string, string> => ({
  'purchase-second-lot': purchase(place, place.open, `?lot=${place.secondLot}`),
  'purchase-specification': purchase(place, place.open, '?tab=specification'),
  'purchase-source': purchase(place, place.open, '?tab=source'),
  'purchase-documents': purchase(place, place.open, '?tab=documents'),
});

const templates = ({ base }: Place): Record<string, string> =>
  Object.fromEntries(mailKind.options.map((kind) => [`mail-template-${kind}`, `${base}/mail-templates/${kind}`]));

/** To these not every district is invited. */
const otherPurchasesOf = (place: Place): Record<string, string> => ({
  'purchase-extended': purchase(place, place.extended),
  'purchase-unsuccessful': purchase(place, place.unsuccessful),
});

const common = (place: Place): Record<string, string> => ({
  today: `${place.base}/today`,
  purchases: `${place.base}/joint-purchases`,
  'purchases-filtered': `${place.base}/joint-purchases?status=priced`,
  'purchases-none-fits': `${place.base}/joint-purchases?search=zeppelin`,
  ...purchasesOf(place),
  districts: `${place.base}/districts`,
  'districts-filtered': `${place.base}/districts?locale=rural&search=County`,
  'districts-map': `${place.base}/districts?view=map`,
  district: `${place.base}/districts/${place.district}`,
  networks: `${place.base}/networks`,
  network: `${place.base}/networks/${place.network}`,
  'my-mails': `${place.base}/my-mails`,
  nowhere: `${place.base}/nowhere`,
});

const people = ({ base }: Place): Record<string, string> => ({
  people: `${base}/people`,
  'people-ended-too': `${base}/people?ended=yes`,
  'give-role': `${base}/people/give`,
});

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
      ...tabsOf(place),
      commit: purchase(place, place.open, '/commit'),
      committed: purchase(place, place.open, '/committed'),
      withdraw: purchase(place, place.open, '/withdraw'),
      decline: purchase(place, place.awaiting, '/decline'),
      'commit-too-late': purchase(place, place.priced, '/commit'),
      sites: `${place.base}/sites`,
      'new-site': `${place.base}/sites/new`,
      site: `${place.base}/sites/${place.site}`,
    }),
  },
  {
    name: 'officer-not-answered',
    email: 'tomas.ortega@sample.example',
    role: 'purchasing-officer',
    district: 'Baldwin County',
    paths: (place) => ({
      today: `${place.base}/today`,
      purchases: `${place.base}/joint-purchases`,
      purchase: purchase(place, place.open),
      commit: purchase(place, place.open, '/commit'),
      decline: purchase(place, place.open, '/decline'),
    }),
  },
  {
    name: 'officer-withdrawn',
    email: 'tomas.ortega@sample.example',
    role: 'purchasing-officer',
    district: 'Brewton City',
    paths: (place) => ({
      purchase: purchase(place, place.open),
      'purchase-left-out': purchase(place, place.priced),
      record: purchase(place, place.priced, '/record'),
    }),
  },
  {
    name: 'officer-declined',
    email: 'gwen.tucker@sample.example',
    role: 'purchasing-officer',
    district: 'Lamar County',
    paths: (place) => ({
      today: `${place.base}/today`,
      purchase: purchase(place, place.open),
      'purchase-awaiting': purchase(place, place.awaiting),
      ...otherPurchasesOf(place),
    }),
  },
  {
    name: 'administrator',
    email: 'harriet.boone@sample.example',
    role: 'district-admin',
    district: 'Cullman County',
    paths: (place) => ({ today: `${place.base}/today`, purchase: purchase(place, place.open), ...people(place) }),
  },
  {
    name: 'buyer',
    email: 'marcus.lee@sample.example',
    role: 'buyer',
    paths: (place) => ({
      ...common(place),
      ...otherPurchasesOf(place),
      ...writesNetworks(place),
      'new-purchase': `${place.base}/joint-purchases/new`,
      draft: purchase(place, place.draft),
      'change-draft': purchase(place, place.draft, '/change'),
      'check-publishing': purchase(place, place.draft, '/publish'),
      published: purchase(place, place.open, '/published'),
      invite: purchase(place, place.open, '/invite'),
      extend: purchase(place, place.open, '/extend'),
      cancel: purchase(place, place.open, '/cancel'),
      'extend-missed': purchase(place, place.awaiting, '/extend'),
      'give-up': purchase(place, place.awaiting, '/give-up'),
      orders: purchase(place, place.priced, '/orders'),
    }),
    alike: tabsOf,
  },
  {
    name: 'agency',
    email: 'dana.whitfield@sample.example',
    role: 'agency-admin',
    paths: (place) => ({
      ...common(place),
      ...otherPurchasesOf(place),
      ...people(place),
      ...writesNetworks(place),
      imports: `${place.base}/districts/imports`,
      import: `${place.base}/districts/imports/${place.fileImport}`,
      deliveries: `${place.base}/deliveries`,
      'deliveries-sent': `${place.base}/deliveries?state=sent&kind=invitation`,
      'mail-templates': `${place.base}/mail-templates`,
      'mail-template': `${place.base}/mail-templates/priced`,
    }),
    alike: (place) => ({ ...tabsOf(place), ...templates(place) }),
  },
];
