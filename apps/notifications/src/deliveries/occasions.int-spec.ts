import { Notifications, type SeenDelivery } from '../notifications.fixture.js';
import type { PurchaseStory } from '../purchase-story.fixture.js';
import type { District } from '../story.fixture.js';
import type { Taken } from './take-delivery.js';

// Mails are taken as a replica takes them, and their words looked at; the sending itself has a spec of its own.
let notifications: Notifications;
let winfield: District;
let purchase: PurchaseStory;

beforeAll(async () => void (notifications = await Notifications.open()));
afterAll(() => notifications.close());
beforeEach(async () => {
  winfield = await notifications.story.district('Winfield City');
  await notifications.story.officer(winfield);
  purchase = await notifications.story.publish([winfield]);
  await notifications.rows('delete from delivery_attempt');
  await notifications.rows('delete from delivery');
});

const of = async (kind: string): Promise<SeenDelivery[]> => (await notifications.deliveries()).filter((row) => row.kind === kind);

/** Takes what is due until nothing is, and records each as accepted; gives what was handed over. */
async function send(): Promise<Taken[]> {
  const sent: Taken[] = [];
  for (;;) {
    const taken = await notifications.replica.deliveries.take();
    if (taken === null) return sent;
    if (taken === 'settled') continue;
    await notifications.replica.handOvers.record(taken, { is: 'accepted', reply: '250 ok' });
    sent.push(taken);
  }
}

const textOf = (taken: readonly Taken[]): string => taken.map(({ mail }) => mail.text.replaceAll('\n', ' ')).join('');

describe('a person gets a kind of mail about a thing once for each occasion', () => {
  it('each commitment, with a Message-ID of its own', async () => {
    await purchase.commit(winfield, 10);
    await send();
    await purchase.commit(winfield, 12);
    const [first, second] = await of('commitment-received');
    expect([first?.occasion, second?.occasion]).toEqual(['1', '2']);
    expect(first?.messageId).not.toBe(second?.messageId);
    expect(textOf(await send())).toContain('Quantity: 12 tablets');
  });

  it('a reminder each time, and a warning for each cut-off', async () => {
    await purchase.remind(winfield);
    await purchase.warn(3, winfield);
    await purchase.warn(3, winfield);
    await send();
    await purchase.remind(winfield);
    await purchase.moveCutOff(60_000);
    await purchase.warn(3, winfield);
    expect((await of('reminder')).map(({ state }) => state)).toEqual(['sent', 'planned']);
    expect((await of('cut-off-3-days')).map(({ state }) => state)).toEqual(['sent', 'planned']);
  });

  it('each rung once, though the price crosses it again', async () => {
    await purchase.commit(winfield, 60);
    await purchase.commit(winfield, 420);
    await send();
    expect((await of('rung-reached')).map(({ occasion, state }) => [occasion, state])).toEqual([
      [`${purchase.lotId} 50`, 'dropped'],
      [`${purchase.lotId} 400`, 'sent'],
    ]);
    await purchase.commit(winfield, 60);
    await purchase.commit(winfield, 430);
    expect(await of('rung-reached')).toHaveLength(2);
  });
});

describe('a newer occasion takes the place of an older one that was not sent', () => {
  it('of a commitment', async () => {
    await purchase.commit(winfield, 10);
    await purchase.commit(winfield, 12);
    expect((await of('commitment-received')).map(({ state, outcome }) => [state, outcome])).toEqual([
      ['dropped', 'A newer mail took its place before it was sent.'],
      ['planned', null],
    ]);
    expect(textOf(await send())).not.toContain('Quantity: 10 tablets');
  });

  it('of changed terms, and tells what the older one would have told, once', async () => {
    await purchase.addDocument('First.pdf');
    await purchase.moveCutOff(60_000);
    await purchase.addDocument('Second.pdf');
    expect((await of('terms-changed')).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'planned']);
    const words = textOf(await send());
    expect(words).toContain('The cut-off was moved to');
    expect(words).toContain('New on the purchase’s page: First.pdf and Second.pdf.');
    await purchase.addDocument('Third.pdf');
    const next = textOf(await send());
    expect(next).toContain('New on the purchase’s page: Third.pdf.');
    expect(next).not.toContain('The cut-off was moved to');
  });

  it('but leaves alone what a replica has in hand', async () => {
    await purchase.commit(winfield, 10);
    const taken = await notifications.replica.deliveries.take();
    await purchase.commit(winfield, 12);
    expect(taken).toMatchObject({ occasion: '1', attempt: 1 });
    expect((await of('commitment-received')).map(({ state }) => state)).toEqual(['sending', 'planned']);
  });
});

describe('what is true is asked again when a mail is due', () => {
  it.each<[string, (p: PurchaseStory) => Promise<void>, (p: PurchaseStory) => Promise<void>, string, string]>([
    [
      'a reminder, once the district has answered',
      (p) => p.remind(winfield),
      (p) => p.decline(winfield),
      'reminder',
      'The district has answered, or was told anew, before this mail was due.',
    ],
    [
      'a warning, once the cut-off has passed',
      (p) => p.warn(1, winfield),
      (p) => p.missMinimum(),
      'cut-off-1-day',
      'The purchase was closed before this mail was due.',
    ],
    [
      'a commitment, once it was withdrawn',
      (p) => p.commit(winfield, 10),
      (p) => p.withdraw(winfield),
      'commitment-received',
      'The commitment was withdrawn before this mail was due.',
    ],
    [
      'a rung, once it is no longer the price',
      (p) => p.commit(winfield, 60),
      (p) => p.commit(winfield, 40),
      'rung-reached',
      'The price had moved on before this mail was due.',
    ],
    [
      'the buyer’s decision, once it is made',
      (p) => p.missMinimum(),
      (p) => p.moveCutOff(60_000, null, true),
      'minimum-missed',
      'The purchase was opened again before this mail was due.',
    ],
    [
      'changed terms, once nothing is bought',
      (p) => p.addDocument('Quote.pdf'),
      (p) => p.cancel(),
      'terms-changed',
      'The purchase was called off before this mail was due.',
    ],
  ])('drops %s', async (_, first, then, kind, outcome) => {
    const { story } = notifications;
    await story.officer(story.agency, 'buyer');
    await first(purchase);
    await then(purchase);
    await send();
    expect((await of(kind)).filter(({ state }) => state !== 'sent')).toContainEqual(expect.objectContaining({ state: 'dropped', outcome }));
  });

  const confirmed = async (): Promise<string> => textOf((await send()).filter(({ kind }) => kind === 'commitment-received'));

  it('confirms a commitment that came just before the cut-off, and says that it binds', async () => {
    await purchase.commit(winfield, 60);
    await purchase.price();
    expect(await confirmed()).toContain('It binds now: Winfield City buys these quantities');
  });

  it.each<[string, (p: PurchaseStory) => Promise<unknown>]>([
    ['was missed', (p) => p.missMinimum()],
    ['is looked at', async () => notifications.rows(`update joint_purchase set cut_off_at = now() - interval '1 second'`)],
  ])('does not say that a commitment binds while its smallest quantity %s', async (_, happens) => {
    await purchase.commit(winfield, 10);
    await happens(purchase);
    const words = await confirmed();
    expect(words).toContain('It can no longer be changed, and binds once the price is fixed');
    expect(words).not.toMatch(/binds now|Bound since/);
  });

  it('confirms nothing to a district that was left out', async () => {
    const other = await notifications.story.district();
    await purchase.invite(other);
    await purchase.commit(winfield, 60);
    await purchase.commit(other, 60);
    await purchase.price(new Map([[winfield, 'ceiling']]));
    expect(await confirmed()).toBe('');
    expect(await of('commitment-received')).toMatchObject([{ outcome: 'The district was left out before this mail was due.' }]);
  });
});
