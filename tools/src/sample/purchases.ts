import { agencyInWords } from '@tributary/infra';
import type { DraftJointPurchaseBody, JointPurchasePage, JointPurchaseView } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import type { Running } from '../running.ts';
import { callerFor } from './caller.ts';
import { nextAfternoon } from './moments.ts';
import { personCalled, placeOf, type Places } from './people.ts';

interface Story {
  readonly title: string;
  readonly unit: string;
  /** From this many units on, this many dollars for one. */
  readonly ladder: readonly (readonly [fromQuantity: number, dollars: number])[];
  readonly cutOff: () => Date;
  readonly isOpen: boolean;
  readonly commitments: readonly { readonly person: string; readonly district: string; readonly quantity: number }[];
}

const secondsFromNow = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

const stories: readonly Story[] = [
  {
    title: 'Student tablets with case',
    unit: 'tablet',
    ladder: [
      [1, 429],
      [500, 409.5],
      [1500, 389],
      [3000, 374.25],
    ],
    cutOff: () => nextAfternoon('America/Chicago', 12),
    isOpen: true,
    // Baldwin County and Brewton City are left to whoever tries it: with 360 more the price falls.
    commitments: [
      { person: 'Renee', district: 'Winfield City', quantity: 240 },
      { person: 'June', district: 'Cullman County', quantity: 900 },
    ],
  },
  {
    title: 'Classroom projectors',
    unit: 'projector',
    ladder: [
      [20, 612],
      [60, 588.4],
      [120, 565],
    ],
    // Soon enough to see a price being fixed, and late enough for the commitments below.
    cutOff: () => secondsFromNow(120),
    isOpen: true,
    commitments: [
      { person: 'Renee', district: 'Winfield City', quantity: 14 },
      { person: 'June', district: 'Cullman County', quantity: 38 },
      { person: 'Tomas', district: 'Baldwin County', quantity: 52 },
      { person: 'Tomas', district: 'Brewton City', quantity: 9 },
    ],
  },
  {
    title: 'Copy paper, letter size',
    unit: 'carton',
    ladder: [
      [100, 41.9],
      [1000, 38.75],
      [5000, 36.2],
    ],
    cutOff: () => nextAfternoon('America/Chicago', 40),
    isOpen: false,
    commitments: [],
  },
];

/** Prices on the wire are integers of 1/10,000 dollar. */
const unitPriceE4 = (dollars: number): number => Math.round(dollars * 10_000);

function bodyOf({ title, unit, ladder, cutOff }: Story, places: Places): DraftJointPurchaseBody {
  const districts = [...places].filter(([name]) => name !== agencyInWords).map(([, organisationId]) => organisationId);
  return {
    title,
    lots: [{ title, unit, ladder: ladder.map(([fromQuantity, dollars]) => ({ fromQuantity, unitPriceE4: unitPriceE4(dollars) })) }],
    cutOffAt: cutOff().toISOString(),
    invitedOrganisationIds: districts,
  };
}

const purchases = '/procurement/v1/joint-purchases';

/** What procurement knows of people and districts reaches it by events, so a first call may come too early. */
async function draft(running: Running, story: Story, places: Places): Promise<JointPurchaseView> {
  const marcus = callerFor(running, personCalled('Marcus').email);
  const agency = placeOf(places, agencyInWords);
  const name = `draft ${story.title}`;
  return eventually(() => marcus.write({ method: 'POST', path: purchases, organisation: agency, name, body: bodyOf(story, places) }), {
    timeoutMs: 60_000,
    intervalMs: 250,
  });
}

async function commit(running: Running, purchase: JointPurchaseView, story: Story, places: Places): Promise<void> {
  for (const { person, district, quantity } of story.commitments) {
    const officer = callerFor(running, personCalled(person).email);
    const write = {
      method: 'PUT' as const,
      path: `${purchases}/${purchase.jointPurchaseId}/commitment`,
      organisation: placeOf(places, district),
      name: `commit ${story.title} ${district}`,
      body: { lotId: purchase.lots[0]?.lotId, quantity },
    };
    await eventually(() => officer.write(write), { timeoutMs: 30_000, intervalMs: 250 });
  }
}

/** Opens the sample purchases, and commits for some districts. One that is there from an earlier try is left as it is. */
export async function openPurchases(running: Running, places: Places): Promise<void> {
  const marcus = callerFor(running, personCalled('Marcus').email);
  const agency = placeOf(places, agencyInWords);
  const { items } = await eventually(() => marcus.get<JointPurchasePage>(purchases, agency), { timeoutMs: 60_000, intervalMs: 250 });
  for (const story of stories.filter(({ title }) => !items.some((item) => item.title === title))) {
    const purchase = await draft(running, story, places);
    if (!story.isOpen) continue;
    const path = `${purchases}/${purchase.jointPurchaseId}/publish`;
    await marcus.write({ method: 'POST', path, organisation: agency, name: `publish ${story.title}` });
    await commit(running, purchase, story, places);
  }
}
