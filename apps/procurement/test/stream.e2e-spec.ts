import type { CommitmentReceipt, JointPurchaseView } from '@tributary/contracts';
import { eventually, rowsOf } from '@tributary/testing';
import { EventStream } from './event-stream.fixture.js';
import { type Person, RunningProcurement, answerOf, basket, send } from './procurement.fixture.js';

describe('an event stream', () => {
  let procurement: RunningProcurement;
  let winfield: Person;
  let baldwin: Person;
  let stranger: Person;
  let purchase: JointPurchaseView;
  const streams: EventStream[] = [];

  beforeAll(async () => {
    procurement = await RunningProcurement.start();
    [winfield, baldwin, stranger] = (await procurement.officers(3)) as [Person, Person, Person];
    purchase = await procurement.purchase([winfield, baldwin]);
  }, 60_000);
  afterEach(() => streams.splice(0).forEach((stream) => stream.close()));
  afterAll(() => procurement.close());

  it('on one replica tells of a commitment on the other, to those alone who take part', async () => {
    const [here, there] = procurement.origins as [string, string];
    const [watching, outside] = [await open(there, baldwin), await open(there, stranger)];
    await eventually(() => expect(watching.versionOf(purchase.jointPurchaseId)).toBe(2));
    // Twice: what is told to a stream that has just begun says nothing of one that goes on.
    for (const [quantity, revision] of [
      [110, null],
      [120, 1],
    ] as const) {
      const { version } = await commit(here, winfield, quantity, revision);
      await eventually(() => expect(watching.versionOf(purchase.jointPurchaseId)).toBe(version), { timeoutMs: 3_000 });
    }
    const view = await answerOf<JointPurchaseView>(send(there, baldwin, 'GET', `/v1/joint-purchases/${purchase.jointPurchaseId}`));
    expect(view.participants).toMatchObject([{ organisationId: winfield.organisationId, lots: [{ quantity: 120 }] }]);
    expect(watching.messages.at(-1)).toMatchObject({ committedDistricts: 1, lots: [{ quantity: 120 }], own: null });
    expect(outside.messages).toEqual([]);
    expect(outside.comments).toBeGreaterThan(0);
  });

  it('tells a new reader where everything stands, so that nothing falls between a read and its stream', async () => {
    const [, there] = procurement.origins as [string, string];
    const { version } = await commit(there, winfield, 130, 2);
    const late = await open(there, winfield);
    await eventually(() =>
      expect(late.messages).toMatchObject([{ jointPurchaseId: purchase.jointPurchaseId, version, own: { revision: 3 } }]),
    );
  });

  it('ends when the role does', async () => {
    const [here] = procurement.origins as [string, string];
    const [leaving, staying] = [await open(here, baldwin), await open(here, winfield)];
    await rowsOf(procurement.database.adminUrl, `update role_grant set state = 'ended' where person_id = $1`, [baldwin.personId]);
    await eventually(() => leaving.ended, { timeoutMs: 5_000 });
    const open_ = await Promise.race([staying.ended.then(() => 'ended'), Promise.resolve('open')]);
    expect(open_).toBe('open');
  });

  it('ends when its service is stopped, and the service with it, in order', async () => {
    const [, there] = procurement.replicas;
    const stream = await open(there!.origin, winfield);
    expect(await there!.kill('SIGTERM')).toBe(0);
    await stream.ended;
  });

  async function open(origin: string, person: Person): Promise<EventStream> {
    const stream = await EventStream.open(origin, person);
    streams.push(stream);
    return stream;
  }

  async function commit(origin: string, person: Person, quantity: number, revision: number | null = null): Promise<CommitmentReceipt> {
    const body = basket(person, purchase.lots[0]!.lotId, quantity);
    const path = `/v1/joint-purchases/${purchase.jointPurchaseId}/commitment`;
    return answerOf(send(origin, person, 'PUT', path, body, { revision }));
  }
});
