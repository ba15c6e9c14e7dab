import { withClient } from '@tributary/testing';
import { Procurement } from '../procurement.fixture.js';
import { lotsOf } from './committed.fixture.js';

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(3)));
afterAll(() => procurement.close());

describe('a commitment is refused and nothing changes', () => {
  it('for a lot that is not in the purchase', async () => {
    const [purchase, other] = [await procurement.purchase(), await procurement.purchase()];
    const attempt = procurement.commit(procurement.officers[0]!, { ...purchase, lotId: other.lotId }, 5);
    await expect(attempt).rejects.toMatchObject({ code: 'joint-purchase.lot-unknown', facts: { field: 'lots.0.lotId' } });
    await expectUntouched(purchase.jointPurchaseId);
  });

  it('for a district that is not invited, as if the purchase did not exist', async () => {
    const purchase = await procurement.purchase();
    await expect(procurement.commit(procurement.stranger, purchase, 5)).rejects.toMatchObject({ code: 'not-found' });
    await expectUntouched(purchase.jointPurchaseId);
  });

  it('for a draft, which no district sees', async () => {
    const jointPurchaseId = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    const attempt = procurement.commit(procurement.officers[0]!, { jointPurchaseId, lotId: jointPurchaseId }, 5);
    await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
  });

  it('after the cut-off, before anybody has settled it', async () => {
    const purchase = await procurement.purchase(60_000);
    await procurement.pass(60_000);
    await expect(procurement.commit(procurement.officers[0]!, purchase, 5)).rejects.toMatchObject({
      code: 'joint-purchase.cut-off-passed',
    });
    await expectUntouched(purchase.jointPurchaseId);
  });

  it('when it waited for the lock until the cut-off had passed: the clock is read under the lock', async () => {
    const purchase = await procurement.purchase(3_600_000);
    await withClient(procurement.database.adminUrl, async (holder) => {
      await holder.query('begin');
      await holder.query('select from aggregate where id = $1 for update', [purchase.jointPurchaseId]);
      const attempt = procurement.commit(procurement.officers[0]!, purchase, 5);
      attempt.catch(() => undefined);
      await waitForLock(1);
      await procurement.pass(3_600_000);
      await holder.query('commit');
      await expect(attempt).rejects.toMatchObject({ code: 'joint-purchase.cut-off-passed' });
    });
    await expectUntouched(purchase.jointPurchaseId);
  });

  it('when the transaction fails after it: no row, no event, no line of history', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase();
    const { transactions, commitment } = procurement.replica;
    const attempt = transactions.asWrite(winfield!, async () => {
      await commitment.execute(winfield!, purchase.jointPurchaseId, procurement.basket(winfield!, purchase.lotId, 120), null);
      throw new Error('The answer could not be stored.');
    });
    await expect(attempt).rejects.toThrow('could not be stored');
    await expectUntouched(purchase.jointPurchaseId);
  });
});

async function expectUntouched(jointPurchaseId: string): Promise<void> {
  expect(await lotsOf(procurement, jointPurchaseId)).toEqual([]);
  expect(await procurement.events(jointPurchaseId)).toHaveLength(2);
  const [row] = await procurement.rows(
    'select version, (select count(*)::int from audit where aggregate_id = aggregate.id) as audited from aggregate where id = $1',
    [jointPurchaseId],
  );
  expect(row).toEqual({ version: 2, audited: 2 });
}

async function waitForLock(waiting: number): Promise<void> {
  for (;;) {
    const [row] = await procurement.rows<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((row?.n ?? 0) >= waiting) return;
  }
}
