import type { Story } from './story.ts';
import { OFFICE } from './sites.ts';

/** Purchases whose cut-off passes as soon as the districts have answered. */
export const settledStories: readonly Story[] = [
  {
    title: 'Interactive panels, 75 inch',
    source: { kind: 'quote', vendorName: 'Wiregrass Audio Visual (sample)', reference: 'WG-5498' },
    lots: [
      {
        title: 'Interactive panels, 75 inch',
        unspsc: '45111616',
        unit: 'panel',
        specification: '4K, 20 points of touch, wall mount included.',
        ladder: [
          [10, 2190],
          [40, 2075],
          [80, 1980],
        ],
        fee: 6,
        delivery: { '': 48, '365': 55 },
      },
    ],
    invites: { districts: ['Winfield City', 'Baldwin County', 'Cullman County', 'Brewton City', 'Lamar County'] },
    answers: [
      { district: 'Baldwin County', takes: [{ sites: { 'North warehouse (sample)': 12, 'South warehouse (sample)': 18 }, alone: 2240 }] },
      { district: 'Cullman County', takes: [{ sites: { 'Central supply (sample)': 26 }, upToMore: 4 }], approvedDaysAgo: 12 },
      { district: 'Winfield City', takes: [{ sites: { [OFFICE]: 8 } }] },
      // Below 80 panels one costs $2,129 there with delivery and fee, so this basket is left out at the pricing.
      { district: 'Brewton City', takes: [{ sites: { [OFFICE]: 4 }, ceiling: 2050 }] },
      { district: 'Lamar County', declines: 'Our classrooms have panels already.' },
    ],
    ending: { kind: 'open' },
  },
  {
    title: 'Science lab goggles',
    source: { kind: 'quote', vendorName: 'Tallapoosa Learning Tools (sample)', reference: '2198-A' },
    lots: [
      {
        title: 'Science lab goggles',
        unspsc: '46181804',
        unit: 'pair',
        ladder: [
          [500, 7.4],
          [2000, 6.15],
        ],
        delivery: { '': 0.35 },
      },
    ],
    invites: { districts: ['Winfield City', 'Lamar County', 'Escambia County', 'Cullman County'] },
    answers: [
      { district: 'Winfield City', takes: [{ sites: { 'High school annex (sample)': 90 }, upToMore: 30 }] },
      { district: 'Lamar County', takes: [{ sites: { [OFFICE]: 160 } }] },
    ],
    ending: { kind: 'open' },
  },
  {
    title: 'School bus cameras',
    source: { kind: 'quote', vendorName: 'Magnolia Fleet Safety (sample)', reference: 'MFS-77' },
    lots: [
      {
        title: 'School bus cameras',
        unspsc: '45121521',
        unit: 'camera',
        ladder: [
          [60, 845],
          [150, 790],
        ],
        delivery: { '': 12 },
      },
    ],
    invites: { districts: ['Baldwin County', 'Escambia County', 'Lamar County'] },
    answers: [{ district: 'Escambia County', takes: [{ sites: { [OFFICE]: 18 } }] }],
    ending: { kind: 'given-up', reason: 'Only one district needs cameras this year.' },
  },
];
