import { nextAfternoon } from './moments.ts';
import type { LotStory, TimedStory } from './story.ts';
import { OFFICE } from './sites.ts';

const zone = 'America/Chicago';
const gulfCoast = 'Gulf Coast districts (sample)';
const northAlabama = 'North Alabama (sample)';

const tablets: LotStory = {
  title: 'Student tablets with case',
  unspsc: '43211509',
  unit: 'tablet',
  specification: '10-inch screen, 64 GB, rugged case, charger. Three years of warranty with next-day exchange.',
  ladder: [
    [200, 429],
    [1500, 409.5],
    [3000, 389],
    [6000, 374.25],
  ],
  fee: 1.25,
  delivery: { '': 3.9, '365': 5.4, '364': 5.4 },
};

const carts: LotStory = {
  title: 'Charging carts',
  unspsc: '56121704',
  unit: 'cart',
  specification: 'For 30 tablets, lockable, with timed charging.',
  ladder: [
    [10, 1190],
    [40, 1120],
    [100, 1049],
  ],
  fee: 5,
  delivery: { '': 45, '36': 62.5 },
};

/** Purchases that are a draft, are open, or ended while they were open. Built at the moment of the first start. */
export const openStories = (): readonly TimedStory[] => [
  {
    title: 'Copy paper, letter size',
    source: { kind: 'contract', vendorName: 'Black Belt Paper (sample)', reference: 'T-204' },
    lots: [
      {
        title: 'Copy paper, letter size',
        unspsc: '14111507',
        unit: 'carton',
        ladder: [
          [100, 41.9],
          [1000, 38.75],
          [5000, 36.2],
        ],
        delivery: { '': 1.2 },
      },
    ],
    invites: { networks: [gulfCoast, northAlabama, 'Small city districts (sample)'] },
    cutOffAt: nextAfternoon(zone, 40),
    ending: { kind: 'draft' },
  },
  {
    title: 'Student tablets and charging carts',
    source: { kind: 'quote', vendorName: 'Gulf Coast School Supply (sample)', reference: 'Q-20871' },
    lots: [tablets, carts],
    invites: { networks: [gulfCoast, northAlabama] },
    cutOffAt: nextAfternoon(zone, 12),
    answers: [
      {
        district: 'Winfield City',
        takes: [
          { sites: { [OFFICE]: 120, 'High school annex (sample)': 120 }, upToMore: 20, alone: 445 },
          { sites: { [OFFICE]: 8 }, upToMore: 1 },
        ],
        approvedDaysAgo: 6,
      },
      {
        district: 'Cullman County',
        takes: [
          { sites: { 'Central supply (sample)': 700, 'West campus (sample)': 200 }, ceiling: 436, alone: 438 },
          { sites: { 'Central supply (sample)': 24 }, upToMore: 4 },
        ],
      },
      { district: 'Escambia County', takes: [{ sites: { [OFFICE]: 140, 'Atmore supply room (sample)': 60 }, upToMore: 20 }, null] },
      { district: 'Brewton City', takes: [{ sites: { [OFFICE]: 85 } }, null], withdraws: true },
      { district: 'Lamar County', declines: 'We bought tablets in August.' },
      // Baldwin County is left to whoever tries it: with 120 more tablets the price falls for everyone.
    ],
    ending: { kind: 'open' },
  },
  {
    title: 'Classroom projectors',
    source: { kind: 'quote', vendorName: 'Wiregrass Audio Visual (sample)', reference: 'WG-5512' },
    lots: [
      {
        title: 'Classroom projectors',
        unspsc: '45111609',
        unit: 'projector',
        specification: 'Laser, 4,000 lumens, short throw.',
        ladder: [
          [20, 612],
          [60, 588.4],
          [120, 565],
        ],
        fee: 2,
        delivery: { '': 9.5 },
      },
    ],
    invites: { districts: ['Winfield City', 'Cullman County', 'Escambia County', 'Baldwin County', 'Brewton City'] },
    // Soon enough to see a price being fixed, and late enough to look around and to commit before it.
    cutOffAt: new Date(Date.now() + 10 * 60_000),
    answers: [
      { district: 'Winfield City', takes: [{ sites: { [OFFICE]: 14 } }] },
      { district: 'Cullman County', takes: [{ sites: { 'West campus (sample)': 38 }, upToMore: 4, ceiling: 640 }] },
      { district: 'Escambia County', takes: [{ sites: { [OFFICE]: 22 } }] },
    ],
    ending: { kind: 'open' },
  },
  {
    title: 'Library shelving',
    source: { kind: 'contract', vendorName: 'Cahaba Furniture Works (sample)', reference: 'MA-999-24-118' },
    lots: [
      {
        title: 'Library shelving',
        unspsc: '56101708',
        unit: 'shelf unit',
        ladder: [
          [50, 286],
          [200, 259.9],
        ],
        delivery: { '': 18 },
      },
    ],
    invites: { networks: ['Small city districts (sample)'], districts: ['Lamar County'] },
    cutOffAt: nextAfternoon(zone, 8),
    answers: [
      { district: 'Winfield City', takes: [{ sites: { 'High school annex (sample)': 36 }, upToMore: 4 }] },
      { district: 'Lamar County', takes: [{ sites: { [OFFICE]: 24 } }] },
    ],
    ending: { kind: 'extended', to: nextAfternoon(zone, 22), reason: 'Two boards meet after the first date.' },
  },
  {
    title: 'Graphing calculators',
    source: { kind: 'quote', vendorName: 'Tallapoosa Learning Tools (sample)', reference: '2211-C' },
    lots: [
      {
        title: 'Graphing calculators',
        unspsc: '44101808',
        unit: 'calculator',
        ladder: [
          [50, 119],
          [300, 104.5],
        ],
      },
    ],
    invites: { districts: ['Winfield City', 'Baldwin County', 'Cullman County'] },
    cutOffAt: nextAfternoon(zone, 15),
    answers: [{ district: 'Cullman County', takes: [{ sites: { [OFFICE]: 60 } }] }],
    ending: { kind: 'cancelled', reason: 'The vendor has withdrawn the quote.' },
  },
];
