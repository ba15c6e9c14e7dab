import { mailKind } from '@tributary/contracts';
import { type CaughtMail, checkSubscriptions, eventually, mails, servers } from '@tributary/testing';
import type { PurchaseStory } from '../src/purchase-story.fixture.js';
import type { District, Person } from '../src/story.fixture.js';
import { subscriptions } from '../src/subscriptions.js';
import { RunningNotifications } from './running-notifications.fixture.js';

let notifications: RunningNotifications;
beforeAll(async () => void (notifications = await RunningNotifications.start({}, 2)));
afterAll(() => notifications.close());

// The machine may be busy with other specs.
const WAIT = { timeoutMs: 60_000 };
jest.setTimeout(120_000);

const mailTo = (person: Person, subject: RegExp): Promise<CaughtMail> =>
  eventually(async () => {
    const found = (await mails(servers.mailUrl).list(person.email)).filter((mail) => subject.test(mail.subject));
    expect(found).toHaveLength(1);
    return found[0]!;
  }, WAIT);

describe('from an event to the mail in the box', () => {
  let winfield: District;
  let baldwin: District;
  let mobile: District;
  let renee: Person;
  let tomas: Person;
  let mina: Person;
  let buyer: Person;
  let purchase: PurchaseStory;

  it('an offered role is told with the link that accepts it', async () => {
    const { story } = notifications;
    winfield = await story.district('Winfield City');
    [baldwin, mobile] = [await story.district('Baldwin County'), await story.district('Mobile County')];
    renee = await story.person('Renee Hollis (sample)');
    const grant = story.grant(renee, winfield);
    await story.record(grant, 'offered');
    const mail = await mailTo(renee, /^Your role for Winfield City: purchasing officer$/);
    expect(mail.text).toContain(`http://portal.example/accept/${grant.grantId}`);
    expect(mail.html).toContain(`http://portal.example/accept/${grant.grantId}`);
    expect(mail.from[0]?.address).toBe('purchasing@agency.example');
    await story.record(grant, 'active');
  });

  it('a published purchase invites each district to its own page, and an address where nobody has a role', async () => {
    const { story } = notifications;
    [tomas, mina] = [await story.officer(baldwin), await story.officer(mobile)];
    buyer = await story.officer(story.agency, 'buyer');
    purchase = await story.publish([winfield, baldwin, mobile]);
    for (const [person, { organisationId }] of [
      [renee, winfield],
      [tomas, baldwin],
    ] as const) {
      const mail = await mailTo(person, /^Student tablets with case: commit by /);
      expect(mail.text).toContain(`http://portal.example/o/${organisationId}/joint-purchases/${purchase.jointPurchaseId}`);
      expect(mail.text).toContain('From 50 tablets: $449.00\nFrom 400 tablets: $429.00');
    }
    const nobody = await story.district('Gulf Shores City');
    const email = `office-${nobody.leaid}@gulf-shores.example`;
    await purchase.invite(nobody);
    const contactId = await purchase.contact(nobody, email);
    const mail = await mailTo({ personId: contactId, email }, /^Student tablets with case: commit by /);
    expect(mail.text.replaceAll('\n', ' ')).toContain('Nobody of Gulf Shores City has a role in Tributary yet');
  });

  it('who has not answered is reminded and warned, and a later cut-off is told to all who may still take part', async () => {
    await purchase.remind(mobile);
    await mailTo(mina, /^Student tablets with case: Mobile County has not answered yet$/);
    await purchase.warn(3, mobile);
    await mailTo(mina, /^Student tablets with case: 3 days left, until /);
    await purchase.warn(1, mobile);
    await mailTo(mina, /^Student tablets with case: 1 day left, until /);
    await purchase.moveCutOff(3_600_000);
    for (const person of [renee, tomas, mina]) {
      const mail = await mailTo(person, /^Student tablets with case: commit by .* now$/);
      expect(mail.text.replaceAll('\n', ' ')).toContain('The reason: Two boards meet on Tuesday.');
    }
  });

  it('a commitment is confirmed with its quantities, and a rung with its price', async () => {
    await purchase.commit(winfield, 120, 20);
    const first = await mailTo(renee, /^Student tablets with case: the commitment of Winfield City$/);
    expect(first.text).toContain('Quantity: 120 tablets\nWould take up to: 20 tablets more\nPrice per tablet today: $449.00');
    await mailTo(renee, /^Student tablets with case: \$449\.00 per tablet now$/);
    await purchase.commit(mobile, 30);
    await mailTo(mina, /^Student tablets with case: the commitment of Mobile County$/);
    await purchase.commit(baldwin, 420);
    for (const person of [renee, tomas, mina]) await mailTo(person, /^Student tablets with case: \$429\.00 per tablet now$/);
  });

  it('a fixed price is told to each participant with its own figures, to the buyer with the totals, and to who is left out', async () => {
    await purchase.price(new Map([[mobile, 'ceiling']]));
    const subject = /^Student tablets with case: the price is fixed at \$429\.00 per tablet$/;
    expect((await mailTo(renee, subject)).text).toContain(
      'Winfield City\nQuantity: 120 tablets\nPrice per tablet: $429.00\nAmount, with delivery and fee: $52,500.00',
    );
    expect((await mailTo(tomas, subject)).text).toContain(
      'Baldwin County\nQuantity: 420 tablets\nPrice per tablet: $429.00\nAmount, with delivery and fee: $183,750.00',
    );
    const whole = await mailTo(buyer, subject);
    expect(whole.text).toContain(
      'Districts: 2\nLeft out: 1 district\nTablets: 540\nPrice per tablet: $429.00\nTotal, with delivery and fee: $236,250.00',
    );
    expect(whole.text).not.toContain('$52,500.00');
    expect((await mailTo(mina, /^Student tablets with case: Mobile County is not in$/)).text).not.toContain('$');
  });

  it('a purchase that is too small is told to the buyer, and its end to everybody who has not declined', async () => {
    const { story } = notifications;
    const small = await story.publish([winfield, baldwin], undefined, 'Classroom projectors');
    await small.decline(baldwin);
    await small.missMinimum();
    await mailTo(buyer, /^Classroom projectors: too small, decide by /);
    await small.giveUp();
    const mail = await mailTo(renee, /^Nothing is bought: Classroom projectors$/);
    expect(mail.text.replaceAll('\n', ' ')).toContain('gives this reason: Only one district needs tablets this year.');
    const off = await story.publish([winfield], undefined, 'Science kits');
    await off.cancel();
    await mailTo(renee, /^Called off: Science kits$/);
    expect((await mails(servers.mailUrl).list(tomas.email)).map(({ subject }) => subject)).not.toContainEqual(
      expect.stringMatching(/Nothing is bought/),
    );
  });

  it('nobody has got any of them twice, and of every kind there was one', async () => {
    const deliveries = await notifications.deliveries();
    const caught = (await mails(servers.mailUrl).list()).map(({ messageId }) => messageId);
    for (const { kind, recipient, messageId, state } of deliveries.filter(({ state }) => state !== 'dropped')) {
      expect([kind, recipient, state]).toEqual([kind, recipient, 'sent']);
      expect([kind, caught.filter((id) => id === messageId)]).toEqual([kind, [messageId]]);
    }
    expect(new Set(deliveries.filter(({ state }) => state === 'sent').map(({ kind }) => kind))).toEqual(new Set(mailKind.options));
  });
});

it('wait for no event twice: each subscription changes its state once', async () => {
  const { workerUrl } = notifications.database;
  expect(await checkSubscriptions({ subscriptions, brokers: servers.kafkaBrokers, workerUrl })).toEqual([]);
});
