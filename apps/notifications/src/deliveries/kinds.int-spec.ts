import { randomUUIDv7 } from 'node:crypto';
import { documentAdded, jointPurchasePublished, type MailKind } from '@tributary/contracts';
import { Notifications, type SeenDelivery } from '../notifications.fixture.js';
import type { PurchaseStory } from '../purchase-story.fixture.js';
import type { District, Person } from '../story.fixture.js';

let notifications: Notifications;
let people: Record<'winfield' | 'baldwin' | 'mobile' | 'buyer' | 'admin', Person>;
let winfield: District;
let baldwin: District;
let mobile: District;
let purchase: PurchaseStory;

beforeAll(async () => {
  notifications = await Notifications.open();
  const { story } = notifications;
  [winfield, baldwin, mobile] = [
    await story.district('Winfield City'),
    await story.district('Baldwin County'),
    await story.district('Mobile County'),
  ];
  people = {
    winfield: await story.officer(winfield),
    baldwin: await story.officer(baldwin, 'district-admin'),
    mobile: await story.officer(mobile),
    buyer: await story.officer(story.agency, 'buyer'),
    admin: await story.officer(story.agency, 'agency-admin'),
  };
});
afterAll(() => notifications.close());
beforeEach(async () => {
  purchase = await notifications.story.publish([winfield, baldwin, mobile]);
  await notifications.rows('delete from delivery');
});

/** Who is to get the kind, by name, each as often as there are mails. */
async function told(kind: MailKind): Promise<string[]> {
  const rows = (await notifications.deliveries()).filter((row) => row.kind === kind && row.state === 'planned');
  const names = Object.entries(people);
  return rows.map(({ personId }) => names.find(([, person]) => person.personId === personId)?.[0] ?? personId).toSorted();
}

describe('who is told what', () => {
  const cases: [what: string, happens: () => Promise<void>, kind: MailKind, who: string[]][] = [
    [
      'a reminder: those whom it means and who have not answered',
      () => purchase.remind(baldwin, mobile),
      'reminder',
      ['baldwin', 'mobile'],
    ],
    ['3 days before: those whom it means', () => purchase.warn(3, mobile), 'cut-off-3-days', ['mobile']],
    ['1 day before: those whom it means', () => purchase.warn(1, mobile), 'cut-off-1-day', ['mobile']],
    ['3 days before: nobody one day before', () => purchase.warn(1, mobile), 'cut-off-3-days', []],
    ['a commitment: its own district alone', () => purchase.commit(winfield, 10), 'commitment-received', ['winfield']],
    ['a rung: nobody who is not in', () => purchase.commit(winfield, 60), 'rung-reached', ['winfield']],
    ['a document: everybody invited', () => purchase.addDocument('Quote.pdf'), 'terms-changed', ['baldwin', 'mobile', 'winfield']],
    ['a later cut-off: everybody invited', () => purchase.moveCutOff(60_000), 'terms-changed', ['baldwin', 'mobile', 'winfield']],
    ['a missed minimum: the buyers', () => purchase.missMinimum(), 'minimum-missed', ['buyer']],
    ['an end without success: everybody invited', () => purchase.giveUp(), 'unsuccessful', ['baldwin', 'mobile', 'winfield']],
    ['a cancellation: everybody invited', () => purchase.cancel(), 'cancelled', ['baldwin', 'mobile', 'winfield']],
  ];
  it.each(cases)('%s', async (_, happens, kind, who) => {
    await happens();
    expect(await told(kind)).toEqual(who);
  });

  it('tells a fixed price to participants and buyers, and those who are left out that they are', async () => {
    await purchase.commit(winfield, 120);
    await purchase.commit(baldwin, 420);
    await purchase.price(new Map([[baldwin, 'ceiling']]));
    expect(await told('priced')).toEqual(['buyer', 'winfield']);
    expect(await told('left-out')).toEqual(['baldwin']);
  });

  it('reminds nobody who answers meanwhile, and tells nothing more to who declines', async () => {
    await purchase.commit(winfield, 10);
    await purchase.decline(baldwin);
    await purchase.remind(winfield, baldwin, mobile);
    expect(await told('reminder')).toEqual(['mobile']);
    await purchase.addDocument('Quote.pdf');
    expect(await told('terms-changed')).toEqual(['mobile', 'winfield']);
    await purchase.cancel();
    expect(await told('cancelled')).toEqual(['mobile', 'winfield']);
  });

  it('hears somebody who commits after declining', async () => {
    await purchase.decline(baldwin);
    await purchase.commit(baldwin, 10);
    await purchase.addDocument('Quote.pdf');
    expect(await told('terms-changed')).toEqual(['baldwin', 'mobile', 'winfield']);
  });

  it('tells nobody of a draft: neither its documents nor its end', async () => {
    const { story } = notifications;
    const jointPurchaseId = randomUUIDv7();
    const document = { ...documentAdded.example, jointPurchaseId };
    const cutOffAt = new Date(Date.now() + 3_600_000).toISOString();
    const lead = { leadOrganisationId: story.agency.organisationId, invited: [winfield] };
    // The copies may be ahead: they show what is published by now when the reaction hears of the draft's document.
    await notifications.copy(documentAdded, document);
    await notifications.copy(jointPurchasePublished, { ...jointPurchasePublished.example, ...lead, jointPurchaseId, cutOffAt });
    await notifications.react(documentAdded, document);
    expect(await told('terms-changed')).toEqual([]);
    const other = story.draft();
    await other.cancel('Nobody needs it.', false);
    expect(await told('cancelled')).toEqual([]);
  });
});

describe('an invitation names each district of its reader once', () => {
  const invitations = async ({ personId }: Person): Promise<SeenDelivery[]> =>
    (await notifications.deliveries()).filter((row) => row.kind === 'invitation' && row.personId === personId);

  it('tells who was invited for another one of a district that is added, and nobody else again', async () => {
    const { story } = notifications;
    const [first, later] = [await story.district('Gulf Shores City'), await story.district('Orange Beach City')];
    const [here, both, there] = [await story.officer(first), await story.officer(first), await story.officer(later)];
    await story.record(story.grant(both, later), 'active');
    const other = await story.publish([first]);
    await drain();
    await other.invite(later);
    const counts = await Promise.all([here, both, there].map(async (person) => (await invitations(person)).length));
    expect(counts).toEqual([1, 2, 1]);
    await story.record(story.grant(there, later, 'district-admin'), 'active');
    expect(await invitations(there)).toHaveLength(1);
  });

  it('tells who was invited for another one of a district in which a role comes later, once', async () => {
    const { story } = notifications;
    const [first, second] = [await story.district('Gulf Shores City'), await story.district('Orange Beach City')];
    const person = await story.officer(first);
    await story.publish([first, second]);
    await drain();
    await story.record(story.grant(person, second), 'active');
    const rows = await invitations(person);
    expect(rows.map(({ state }) => state)).toEqual(['sending', 'planned']);
    await drain();
    await story.record(story.grant(person, second, 'district-admin'), 'active');
    await story.record(story.grant(person, first, 'district-admin'), 'active');
    expect(await invitations(person)).toHaveLength(2);
  });

  it('leaves it at a mail that is still to be written, since that will name both', async () => {
    const { story } = notifications;
    const [first, second, third] = [await story.district(), await story.district('Orange Beach City'), await story.district('Foley City')];
    const person = await story.officer(first);
    await story.record(story.grant(person, third), 'active');
    const other = await story.publish([first, second]);
    await story.record(story.grant(person, second), 'active');
    await other.invite(third);
    expect(await invitations(person)).toHaveLength(1);
    const taken = await notifications.replica.deliveries.take();
    expect(taken).toMatchObject({
      mail: { text: expect.stringMatching(/Orange Beach City[^]*Foley City|Foley City[^]*Orange Beach City/) as string },
    });
  });

  it('waits for a mail that is being written at this moment, which does not name the new one', async () => {
    const { story } = notifications;
    const [first, second] = [await story.district(), await story.district()];
    const person = await story.officer(first);
    await story.publish([first, second]);
    const [row] = await invitations(person);
    let joined: Promise<void> | undefined;
    await notifications.replica.database.worker.transaction(async (tx) => {
      await tx.query('select from delivery where delivery_id = $1 for update', [row?.deliveryId]);
      joined = story.record(story.grant(person, second), 'active');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await tx.query(`update delivery set state = 'sent', sent_at = now(), due_at = null, organisation_ids = $2 where delivery_id = $1`, [
        row?.deliveryId,
        [first.organisationId],
      ]);
    });
    await joined;
    expect(await invitations(person)).toHaveLength(2);
  });
});

describe('a district in which nobody has a role', () => {
  it('is told at the address that was given, as long as it is so', async () => {
    const { story } = notifications;
    const empty = await story.district();
    await purchase.invite(empty);
    const contactId = await purchase.contact(empty, 'office@empty.example');
    expect((await notifications.deliveries()).map(({ kind, personId, recipient }) => [kind, personId, recipient])).toContainEqual([
      'invitation',
      contactId,
      'office@empty.example',
    ]);
    await story.officer(empty);
    await drain();
    expect((await notifications.deliveries()).find(({ personId }) => personId === contactId)).toMatchObject({ state: 'dropped' });
  });

  it('waits for its invitation, which comes on another topic', async () => {
    const empty = await notifications.story.district();
    await expect(purchase.contact(empty, 'office@late.example')).rejects.toThrow('The invitation to joint purchase');
  });
});

async function drain(): Promise<void> {
  while ((await notifications.replica.deliveries.take()) !== null);
}
