import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { basketCommitted, CommitmentReceipt, JointPurchaseView, PayloadOf } from '@tributary/contracts';
import { type DecodedRecord, readTopic } from '@tributary/messaging';
import { eventually, rowsOf, servers } from '@tributary/testing';
import { type Person, RunningProcurement, answerOf, basket, send } from './procurement.fixture.js';

const DISTRICTS = 20;
const TURNS = 10;
const KILLED_AFTER = 60;

type Committed = PayloadOf<typeof basketCommitted>;

describe('200 commitments of 20 districts against two replicas, one of which is killed with -9 meanwhile', () => {
  let procurement: RunningProcurement;
  let officers: Person[];
  let purchase: JointPurchaseView;
  let receipts: { readonly organisationId: string; readonly receipt: CommitmentReceipt }[];
  let records: DecodedRecord[];

  beforeAll(async () => {
    procurement = await RunningProcurement.start();
    officers = await procurement.officers(DISTRICTS);
    purchase = await procurement.purchase(officers);
    receipts = await load();
    await eventually(outboxIsEmpty, { timeoutMs: 30_000 });
    const topic = await readTopic(servers.kafkaBrokers, 'procurement.joint-purchases');
    records = topic.filter(({ key }) => key === purchase.jointPurchaseId);
  }, 120_000);
  afterAll(() => procurement.close());

  it('are all acknowledged, each with a version of its own', () => {
    expect(receipts).toHaveLength(DISTRICTS * TURNS);
    expect(new Set(receipts.map(({ receipt }) => receipt.version)).size).toBe(receipts.length);
  });

  it('lose none and double none: the topic has each version once, without a gap, in order', () => {
    // A record that was sent again after a crash may stand twice; its first occurrences are in order. Beside the commitments it tells of the draft, the
    // publication and each rung that was reached.
    const firsts = [...new Set(records.map(({ version }) => version))];
    expect(firsts).toEqual(firsts.map((_, index) => index + 1));
    expect(committed()).toHaveLength(DISTRICTS * TURNS);
    const told = new Map(committed().map((data) => [`${data.organisationId} ${data.revision}`, data]));
    for (const { organisationId, receipt } of receipts) {
      const { commitmentId, revision } = receipt;
      expect(told.get(`${organisationId} ${revision}`)).toMatchObject({ commitmentId, lots: [{ quantity: quantityIn(receipt) }] });
    }
  });

  it('are based each on what stood before it: every event tells the volume exactly as it was after it', () => {
    const quantities = new Map<string, number>();
    for (const change of committed()) {
      quantities.set(change.organisationId, quantityIn(change));
      expect(change.standings[0]!.volume).toBe([...quantities.values()].reduce((sum, each) => sum + each, 0));
    }
  });

  it('leave a total that is exact to the unit, in the rows, in the view and in the last event', async () => {
    const newest = new Map<string, CommitmentReceipt>();
    for (const { organisationId, receipt } of receipts)
      if (receipt.version > (newest.get(organisationId)?.version ?? 0)) newest.set(organisationId, receipt);
    const total = [...newest.values()].reduce((sum, receipt) => sum + quantityIn(receipt), 0);
    const rows = await rowsOf<{ organisation_id: string; quantity: number }>(
      procurement.database.adminUrl,
      'select organisation_id, quantity from commitment_line',
    );
    expect(new Map(rows.map((row) => [row.organisation_id, row.quantity]))).toEqual(
      new Map([...newest].map(([of, receipt]) => [of, quantityIn(receipt)])),
    );
    const view = await answerOf<JointPurchaseView>(
      send(procurement.origins[1]!, officers[0]!, 'GET', `/v1/joint-purchases/${purchase.jointPurchaseId}`),
    );
    expect(view.lots[0]!.price.totalQuantity).toBe(total);
    expect(committed().at(-1)!.standings[0]!.volume).toBe(total);
    expect(view.version).toBe(new Set(records.map(({ version }) => version)).size);
  });

  /** What the topic tells of commitments, in its order, each once. */
  function committed(): Committed[] {
    const once = new Map(records.map((record) => [record.version, record]));
    return [...once.values()]
      .filter(({ envelope }) => envelope?.type === 'procurement.joint-purchase.basket-committed')
      .map(({ envelope }) => envelope!.data as Committed);
  }

  async function load(): Promise<typeof receipts> {
    const acknowledged: typeof receipts = [];
    let killed: Promise<unknown> | undefined;
    await Promise.all(
      officers.map(async (officer, index) => {
        let revision: number | null = null;
        for (let turn = 0; turn < TURNS; turn += 1) {
          const receipt: CommitmentReceipt = await commit(officer, 1 + index * 100 + turn, index + turn, revision);
          ({ revision } = receipt);
          acknowledged.push({ organisationId: officer.organisationId, receipt });
          if (acknowledged.length === KILLED_AFTER) killed = procurement.replicas[0]!.kill('SIGKILL');
        }
      }),
    );
    await killed;
    return acknowledged;
  }

  // As a client does it that must not commit twice: the same key again, at the other replica, until there is an answer.
  async function commit(officer: Person, quantity: number, first: number, revision: number | null): Promise<CommitmentReceipt> {
    const key = randomUUID();
    const body = basket(officer, purchase.lots[0]!.lotId, quantity);
    const path = `/v1/joint-purchases/${purchase.jointPurchaseId}/commitment`;
    for (let attempt = first; attempt < first + 50; attempt += 1) {
      const origin = procurement.origins[attempt % 2]!;
      const answer = await send(origin, officer, 'PUT', path, body, { key, revision }).catch(() => null);
      const said: unknown = await answer?.json().catch(() => null);
      if (answer?.ok && said) return said as CommitmentReceipt;
      const mayTryAgain = answer === null || said === null || answer.status >= 500 || answer.status === 409;
      if (!mayTryAgain) throw new Error(`A commitment was refused: ${JSON.stringify(said)}`);
      await pause(100);
    }
    throw new Error('A commitment got no answer.');
  }

  async function outboxIsEmpty(): Promise<void> {
    const [row] = await rowsOf<{ n: number }>(procurement.database.adminUrl, 'select count(*)::int as n from outbox');
    expect(row?.n).toBe(0);
  }
});

function quantityIn({ lots }: Pick<Committed, 'lots'> | Pick<CommitmentReceipt, 'lots'>): number {
  return lots[0]!.quantity;
}
