import { agencyInWords } from '@tributary/infra';
import type { DraftJointPurchaseBody, JointPurchasePage, JointPurchaseView, StoredDocument } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import type { Running } from '../running.ts';
import { answerAll } from './answers.ts';
import { callerFor, type Caller, type Write } from './caller.ts';
import { openStories } from './open-stories.ts';
import { quoteOf } from './quote.ts';
import { personCalled, placeOf, type Places } from './people.ts';
import { settledStories } from './settled-stories.ts';
import { lotOf, type Story } from './story.ts';

const dayMs = 86_400_000;
const purchases = '/procurement/v1/joint-purchases';

/** What a cut-off that passes at once leaves at least for publishing and answering. */
const leastMs = 4_000;

/** The buyer of the agency, who acts for it. */
interface Buyer {
  readonly caller: Caller;
  readonly organisation: string;
  readonly places: Places;
  readonly networks: Places;
}

const patiently = { timeoutMs: 60_000, intervalMs: 250 };

function bodyOf({ title, source, lots, invites }: Story, { places, networks }: Buyer, cutOffAt: Date): DraftJointPurchaseBody {
  const validUntil = new Date(cutOffAt.getTime() + 60 * dayMs).toISOString().slice(0, 10);
  const contact = { name: 'Sales desk (sample)', email: 'quotes@vendor.sample.example', phone: '(205) 555-0142' };
  return {
    title,
    source: { ...source, validFrom: null, validUntil, contact },
    lots: lots.map(lotOf),
    cutOffAt: cutOffAt.toISOString(),
    invitedOrganisationIds: (invites.districts ?? []).map((name) => placeOf(places, name)),
    invitedNetworkIds: (invites.networks ?? []).map((name) => placeOf(networks, name)),
  };
}

const write = <Answer>({ caller, organisation }: Buyer, sent: Omit<Write, 'organisation' | 'method'>): Promise<Answer> =>
  caller.write<Answer>({ method: 'POST', organisation, ...sent });

/** What procurement knows of people, districts and networks reaches it by events, so a first call may come too early. */
async function draft(buyer: Buyer, story: Story, cutOffAt: Date): Promise<JointPurchaseView> {
  const body = bodyOf(story, buyer, cutOffAt);
  return eventually(() => write<JointPurchaseView>(buyer, { path: purchases, name: `draft ${story.title}`, body }), patiently);
}

async function addQuote(buyer: Buyer, purchase: JointPurchaseView): Promise<void> {
  const { jointPurchaseId, title, source } = purchase;
  const path = `${purchases}/${jointPurchaseId}/documents?name=${encodeURIComponent(`Quote ${source.reference}.pdf`)}`;
  const document = { body: quoteOf(purchase), contentType: 'application/pdf' };
  await write<StoredDocument>(buyer, { path, name: `quote ${title}`, ...document });
}

/** Where nobody has a role, the larger districts have an address, and of the others the buyer knows that nobody is told. */
async function publish(buyer: Buyer, { jointPurchaseId, title, invited }: JointPurchaseView): Promise<JointPurchaseView> {
  const contacts = invited
    .filter(({ reachable }) => reachable === false)
    .map(({ organisationId, name }) => ({ organisationId, email: name.endsWith('County') ? addressOf(name) : null }));
  const path = `${purchases}/${jointPurchaseId}/publish`;
  return write<JointPurchaseView>(buyer, { path, name: `publish ${title}`, body: { contacts } });
}

const addressOf = (district: string): string => `purchasing.${district.toLowerCase().replaceAll(' ', '.')}@sample.example`;

async function end(buyer: Buyer, { jointPurchaseId, title }: JointPurchaseView, { ending }: Story): Promise<void> {
  const step = (name: string, body: object): Promise<JointPurchaseView> =>
    write<JointPurchaseView>(buyer, { path: `${purchases}/${jointPurchaseId}/${name}`, name: `${name} ${title}`, body });
  if (ending.kind === 'extended') await step('extend', { cutOffAt: ending.to.toISOString(), reason: ending.reason });
  if (ending.kind === 'cancelled') await step('cancel', { reason: ending.reason });
  if (ending.kind === 'given-up') await step('give-up', { reason: ending.reason });
}

async function tell(running: Running, buyer: Buyer, story: Story, cutOffAt: Date): Promise<JointPurchaseView> {
  const written = await draft(buyer, story, cutOffAt);
  if (story.source.kind === 'quote') await addQuote(buyer, written);
  if (story.ending.kind === 'draft') return written;
  const open = await publish(buyer, written);
  await answerAll(running, buyer.places, open, story);
  return open;
}

/** Waits until the cut-off has passed and the purchase is settled: priced, or closed until its buyer decides. */
async function settled({ caller, organisation }: Buyer, { jointPurchaseId }: JointPurchaseView): Promise<void> {
  await eventually(async () => {
    const { status, awaitingBuyer } = await caller.get<JointPurchaseView>(`${purchases}/${jointPurchaseId}`, organisation);
    if (status === 'committing' && !awaitingBuyer) throw new Error(`${jointPurchaseId} is not settled yet.`);
  }, patiently);
}

/**
 * Opens the sample purchases, lets the districts answer, and ends those that have ended. One that is there from an earlier try is left as it is.
 * Those whose cut-off has passed come last: by then everybody is known, and it can be some seconds away.
 */
export async function openPurchases(running: Running, places: Places, networks: Places): Promise<void> {
  const caller = callerFor(running, personCalled('Marcus').email);
  const buyer = { caller, organisation: placeOf(places, agencyInWords), places, networks };
  const { items } = await eventually(() => caller.get<JointPurchasePage>(purchases, buyer.organisation), patiently);
  const isNew = ({ title }: Story): boolean => !items.some((item) => item.title === title);
  let lastMs = 0;
  for (const story of openStories().filter(isNew)) {
    const begun = performance.now();
    await end(buyer, await tell(running, buyer, story, story.cutOffAt), story);
    lastMs = performance.now() - begun;
  }
  const told: [JointPurchaseView, Story][] = [];
  for (const story of settledStories.filter(isNew)) {
    // The slower the machine was with the purchase before, which had one answer, the more time there must be.
    const cutOffAt = new Date(Date.now() + leastMs + 3 * lastMs);
    told.push([await tell(running, buyer, story, cutOffAt), story]);
  }
  for (const [purchase, story] of told) {
    await settled(buyer, purchase);
    await end(buyer, purchase, story);
  }
}
