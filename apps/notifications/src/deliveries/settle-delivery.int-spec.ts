import { randomUUIDv7 } from 'node:crypto';
import type { Actor } from '@tributary/service-kit';
import { actor } from '../actor.fixture.js';
import { Notifications } from '../notifications.fixture.js';
import type { Taken } from './take-delivery.js';

let notifications: Notifications;
let admin: Actor;
beforeAll(async () => {
  notifications = await Notifications.open();
  admin = actor(notifications.story.agency.organisationId, 'agency-admin');
});
afterAll(() => notifications.close());
beforeEach(() => notifications.rows('delete from delivery_attempt').then(() => notifications.rows('delete from delivery')));

async function take(): Promise<Taken> {
  const taken = await notifications.replica.deliveries.take();
  if (taken === null || taken === 'settled') throw new Error('Nothing is due.');
  return taken;
}

/** An offer whose hand-over went unanswered. */
async function uncertain(): Promise<string> {
  const { story } = notifications;
  await story.record(story.grant(await story.person(), await story.district()), 'offered');
  const taken = await take();
  await notifications.replica.handOvers.record(taken, { is: 'unanswered', reply: 'No answer came.' });
  return taken.deliveryId;
}

const settle = (deliveryId: string, outcome: 'arrived' | 'resend', as = admin) =>
  notifications.replica.settling.execute(as, deliveryId, { outcome });

describe('an uncertain mail', () => {
  it('is sent where somebody found out that it has arrived, and leaves the list of what waits', async () => {
    const deliveryId = await uncertain();
    expect((await notifications.replica.attention.find(admin)).items).toHaveLength(1);
    expect(await settle(deliveryId, 'arrived')).toMatchObject({
      state: 'sent',
      outcome: 'Somebody found out that it had arrived. Before that: No answer came.',
    });
    expect(await notifications.replica.deliveries.take()).toBeNull();
    expect((await notifications.replica.attention.find(admin)).items).toEqual([]);
    expect(await notifications.rows('select settled_by from delivery')).toEqual([{ settled_by: admin.personId }]);
  });

  it('goes out again with its Message-ID, and is still uncertain where the server refuses it then', async () => {
    const deliveryId = await uncertain();
    const [before] = await notifications.deliveries();
    expect(await settle(deliveryId, 'resend')).toMatchObject({ state: 'uncertain' });
    const again = await take();
    expect(again).toMatchObject({ deliveryId, attempt: 2, mail: { messageId: before?.messageId } });
    await notifications.replica.handOvers.record(again, { is: 'refused', code: 550, reply: '550 no' });
    expect(await notifications.deliveries()).toMatchObject([{ state: 'uncertain', attempts: 2 }]);
  });

  it('is settled by two people at once only once', async () => {
    const deliveryId = await uncertain();
    const outcomes = await Promise.allSettled([settle(deliveryId, 'arrived'), settle(deliveryId, 'arrived')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('nobody settles', () => {
  it('a mail whose end is known, or that is on its way', async () => {
    const { story } = notifications;
    await story.record(story.grant(await story.person(), await story.district()), 'offered');
    const [planned] = await notifications.deliveries();
    await expect(settle(planned?.deliveryId ?? '', 'resend')).rejects.toMatchObject({ code: 'delivery.not-uncertain' });
  });

  it('a mail of nobody, or one that they may not see', async () => {
    const deliveryId = await uncertain();
    await expect(settle(randomUUIDv7(), 'arrived')).rejects.toMatchObject({ code: 'not-found' });
    const district = await notifications.story.district();
    await expect(settle(deliveryId, 'arrived', actor(district.organisationId, 'district-admin'))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await notifications.deliveries()).toMatchObject([{ state: 'uncertain' }]);
  });
});
