import type { basketCommitted } from '@tributary/contracts';
import { Procurement } from '../procurement.fixture.js';
import { Replica } from '../replica.fixture.js';
import { lotsOf } from './committed.fixture.js';

type Committed = (typeof basketCommitted)['example'];

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(21)));
afterAll(() => procurement.close());

describe('many at once', () => {
  it('on one purchase: none is lost, and each event tells the volume exactly as it was after it', async () => {
    const second = await Replica.open(procurement.database);
    const purchase = await procurement.purchase();
    const officers = procurement.officers.slice(0, -1);
    const attempts = officers.map(async (officer, index) => {
      for (const [turn, quantity] of [3, 7, 11 + index].entries()) {
        const { commitment } = (index + turn) % 2 === 0 ? procurement.replica : second;
        const basket = procurement.basket(officer, purchase.lotId, quantity, { tolerance: turn });
        await commitment.execute(officer, purchase.jointPurchaseId, basket, turn === 0 ? null : turn);
      }
    });
    await Promise.all(attempts);
    await second.close();

    const all = await procurement.events(purchase.jointPurchaseId);
    const events = all.filter(({ type }) => type.includes('basket-committed'));
    const volumes = new Map<string, number>();
    for (const { data } of events) {
      const { organisationId, lots, standings, revision } = data as Committed;
      const [lot] = lots;
      expect(revision).toBe(
        (volumes.has(organisationId)
          ? [...events]
              .filter((event) => (event.data as Committed).organisationId === organisationId)
              .findIndex((event) => event.data === data)
          : 0) + 1,
      );
      volumes.set(organisationId, lot!.quantity + lot!.tolerance);
      expect(standings).toMatchObject([{ volume: [...volumes.values()].reduce((sum, each) => sum + each, 0) }]);
    }
    expect(events).toHaveLength(attempts.length * 3);
    expect(all.map(({ version }) => version)).toEqual(all.map((_, index) => index + 1));
    const stored = await lotsOf(procurement, purchase.jointPurchaseId);
    expect(stored.map(({ quantity, tolerance }) => quantity + tolerance).toSorted()).toEqual([...volumes.values()].toSorted());
    const { lots } = await procurement.replica.view.execute(procurement.buyer, purchase.jointPurchaseId);
    expect(lots[0]!.price.totalQuantity).toBe([...volumes.values()].reduce((sum, each) => sum + each, 0));
  });

  it('by one district: of those that saw the same revision one is taken', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(winfield!, purchase, 5);
    const attempts = await Promise.allSettled(
      [6, 7, 8, 9].map((quantity) =>
        procurement.replica.commitment.execute(
          winfield!,
          purchase.jointPurchaseId,
          procurement.basket(winfield!, purchase.lotId, quantity),
          1,
        ),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts)
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'request.precondition-failed' });
  });
});
