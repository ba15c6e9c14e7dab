import { setTimeout as pause } from 'node:timers/promises';
import type { jointPurchasePriced, quantityCommitted } from '@tributary/contracts';
import { checkOutbox, moveClock, type StoredEvent } from '@tributary/testing';
import { Procurement, Replica } from '../procurement.fixture.js';

type Priced = (typeof jointPurchasePriced)['example'];
type Committed = (typeof quantityCommitted)['example'];

let procurement: Procurement;
let second: Replica;
beforeAll(async () => {
  procurement = await Procurement.open(21);
  second = await Replica.open(procurement.database);
});
afterAll(async () => {
  await second.close();
  await procurement.close();
});

describe('when the cut-off passes', () => {
  it('price, quantities and amounts are fixed to the cent, once', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase(60_000);
    await procurement.commit(winfield!, purchase, 120);
    await procurement.commit(baldwin!, purchase, 420);
    await passCutOff(60_000);
    await procurement.replica.cutOffs.execute();
    await procurement.replica.cutOffs.execute();

    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({
      status: 'priced',
      closed_at: null,
      fixed_quantity: '540',
      fixed_unit_price_e4: 4_290_000,
    });
    expect(await amounts(purchase.jointPurchaseId)).toEqual(['5148000', '18018000']);
    const events = await eventsOf(purchase.jointPurchaseId);
    expect(events.map(({ type }) => type)).toEqual([
      'procurement.joint-purchase.drafted@1',
      'procurement.joint-purchase.published@1',
      'procurement.joint-purchase.quantity-committed@1',
      'procurement.joint-purchase.quantity-committed@1',
      'procurement.joint-purchase.priced@1',
    ]);
    expect(events[4]!.data as Priced).toMatchObject({
      lots: [{ lotId: purchase.lotId, totalQuantity: 540, unitPriceE4: 4_290_000 }],
      amounts: [
        { leaid: '0100000', quantity: 120, amountCents: 5_148_000 },
        { leaid: '0100001', quantity: 420, amountCents: 18_018_000 },
      ],
      totalCents: 23_166_000,
    });
    const view = await procurement.replica.view.execute(winfield!, purchase.jointPurchaseId);
    expect(view).toMatchObject({
      ...{ status: 'priced', awaitingBuyer: false, totalCents: 23_166_000, may: { commit: false } },
      own: { quantity: 120, amountFixedCents: 5_148_000 },
      lots: [{ fixedUnitPriceE4: 4_290_000 }],
    });
    expect(view.timeline[0]).toMatchObject({ action: 'priced', organisationId: null, facts: { totalCents: 23_166_000 } });
  });

  it('below the minimum it stays closed and awaits the buyer, and is told of once', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase(60_000);
    await procurement.commit(winfield!, purchase, 49);
    await passCutOff(60_000);
    await procurement.replica.cutOffs.execute();
    await procurement.replica.cutOffs.execute();

    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({ status: 'committing', priced_at: null, fixed_quantity: null });
    expect(await amounts(purchase.jointPurchaseId)).toEqual([null]);
    const events = await eventsOf(purchase.jointPurchaseId);
    expect(events).toHaveLength(4);
    expect(events[3]).toMatchObject({
      type: 'procurement.joint-purchase.minimum-missed@1',
      data: { lotId: purchase.lotId, totalQuantity: 49, minimumQuantity: 50 },
    });
    expect(await procurement.replica.view.execute(winfield!, purchase.jointPurchaseId)).toMatchObject({
      awaitingBuyer: true,
      may: { commit: false },
    });
    await expect(procurement.commit(winfield!, purchase, 50)).rejects.toMatchObject({ code: 'joint-purchase.cut-off-passed' });
    const { items } = await procurement.replica.attention.execute(procurement.buyer);
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'joint-purchase.decide', link: `/joint-purchases/${purchase.jointPurchaseId}` }),
    );
  });

  it('nothing is settled before', async () => {
    const purchase = await procurement.purchase(60_000);
    await procurement.replica.cutOffs.execute();
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({ status: 'committing', closed_at: null });
  });
});

describe('two replicas', () => {
  it('that look at the same moment settle each purchase once', async () => {
    const purchases = [];
    for (let index = 0; index < 6; index += 1) {
      const purchase = await procurement.purchase(60_000);
      await procurement.commit(procurement.officers[0]!, purchase, index % 2 === 0 ? 50 : 49);
      purchases.push(purchase);
    }
    await passCutOff(60_000);
    await Promise.all([procurement.replica, second, procurement.replica, second].map(({ cutOffs }) => cutOffs.execute()));
    for (const { jointPurchaseId } of purchases) {
      const settled = (await eventsOf(jointPurchaseId)).filter(({ type }) => /priced|minimum-missed/.test(type));
      expect(settled).toHaveLength(1);
    }
  });

  it('price what was committed in time, to the row, while districts race the cut-off', async () => {
    const purchase = await procurement.purchase(2_000);
    const officers = procurement.officers.slice(0, -1);
    const outcomes: { organisationId: string; quantity: number; late: boolean }[] = [];
    const race = officers.map(async ({ organisationId, ...officer }, index) => {
      for (let turn = 0; ; turn += 1) {
        const quantity = 5 + index * 1000 + turn;
        const { commitment } = (index + turn) % 2 === 0 ? procurement.replica : second;
        const late = await commitment
          .execute({ ...officer, organisationId }, purchase.jointPurchaseId, { lotId: purchase.lotId, quantity })
          .then(() => false, refusedAsLate);
        outcomes.push({ organisationId, quantity, late });
        if (late) return;
        await pause(40);
      }
    });
    let racing = true;
    const settling = [procurement.replica, second].map(async ({ cutOffs }) => {
      while (racing) await Promise.all([cutOffs.execute(), pause(30)]);
    });
    await Promise.all(race);
    racing = false;
    await Promise.all(settling);
    await second.cutOffs.execute();

    expect(outcomes.filter(({ late }) => late)).toHaveLength(officers.length);
    const acknowledged = new Map(outcomes.filter(({ late }) => !late).map(({ organisationId, quantity }) => [organisationId, quantity]));
    const events = await eventsOf(purchase.jointPurchaseId);
    const priced = events.at(-1)!;
    expect(priced.type).toBe('procurement.joint-purchase.priced@1');
    expect(new Map((priced.data as Priced).amounts.map(({ organisationId, quantity }) => [organisationId, quantity]))).toEqual(
      acknowledged,
    );
    const committed = events.slice(2, -1).map(({ data }) => (data as Committed).committedAt);
    expect(committed.every((at) => at < purchase.cutOffAt)).toBe(true);
    expect((priced.data as Priced).pricedAt >= purchase.cutOffAt).toBe(true);
  });
});

function refusedAsLate(error: unknown): true {
  if ((error as { code?: string }).code === 'joint-purchase.cut-off-passed') return true;
  throw error;
}

async function passCutOff(forwardMs: number): Promise<void> {
  await moveClock(procurement.database.ownerUrl, forwardMs);
}

async function stateOf(jointPurchaseId: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await procurement.rows('select * from joint_purchase join lot using (joint_purchase_id) where joint_purchase_id = $1', [
    jointPurchaseId,
  ]);
  return row;
}

async function amounts(jointPurchaseId: string): Promise<(string | null)[]> {
  const rows = await procurement.rows<{ amount: string | null }>(
    `select line.amount_cents as amount from commitment_line line join commitment using (commitment_id)
     where line.joint_purchase_id = $1 order by leaid`,
    [jointPurchaseId],
  );
  return rows.map(({ amount }) => amount);
}

async function eventsOf(jointPurchaseId: string): Promise<StoredEvent[]> {
  return (await checkOutbox(procurement.database.adminUrl)).filter(({ aggregateId }) => aggregateId === jointPurchaseId);
}
