import { setTimeout as pause } from 'node:timers/promises';
import type { basketCommitted, basketPriced, jointPurchasePriced } from '@tributary/contracts';
import { Procurement } from '../procurement.fixture.js';
import { Replica } from '../replica.fixture.js';

type Priced = (typeof jointPurchasePriced)['example'];
type Committed = (typeof basketCommitted)['example'];
type BasketPriced = (typeof basketPriced)['example'];

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

describe('two replicas', () => {
  it('that look at the same moment settle each purchase once', async () => {
    const purchases = [];
    for (let index = 0; index < 6; index += 1) {
      const purchase = await procurement.purchase(60_000);
      await procurement.commit(procurement.officers[0]!, purchase, index % 2 === 0 ? 50 : 49);
      purchases.push(purchase);
    }
    await procurement.pass(60_000);
    await Promise.all([procurement.replica, second, procurement.replica, second].map(({ cutOffs }) => cutOffs.execute()));
    for (const { jointPurchaseId } of purchases) {
      const settled = (await procurement.events(jointPurchaseId)).filter(({ type }) => /purchase\.priced|minimum-missed/.test(type));
      expect(settled).toHaveLength(1);
    }
  });

  it('price what was committed in time, to the row, while districts race the cut-off', async () => {
    const purchase = await procurement.purchase(2_000);
    const officers = procurement.officers.slice(0, -1);
    const outcomes: { organisationId: string; quantity: number; late: boolean }[] = [];
    const race = officers.map(async (actor, index) => {
      const { organisationId } = actor;
      for (let turn = 0; ; turn += 1) {
        const quantity = 5 + index * 1000 + turn;
        const { commitment } = (index + turn) % 2 === 0 ? procurement.replica : second;
        const late = await commitment
          .execute(actor, purchase.jointPurchaseId, procurement.basket(actor, purchase.lotId, quantity), turn === 0 ? null : turn)
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
    const events = await procurement.events(purchase.jointPurchaseId);
    const priced = events.at(-1)!;
    expect(priced.type).toBe('procurement.joint-purchase.priced@1');
    const baskets = events.filter(({ type }) => type.includes('basket-priced')).map(({ data }) => data as BasketPriced);
    expect(new Map(baskets.map(({ organisationId, lots }) => [organisationId, lots[0]!.quantity]))).toEqual(acknowledged);
    const committed = events.filter(({ type }) => type.includes('basket-committed')).map(({ data }) => (data as Committed).committedAt);
    expect(committed.every((at) => at < purchase.cutOffAt)).toBe(true);
    expect((priced.data as Priced).pricedAt >= purchase.cutOffAt).toBe(true);
  });
});

function refusedAsLate(error: unknown): true {
  if ((error as { code?: string }).code === 'joint-purchase.cut-off-passed') return true;
  throw error;
}
