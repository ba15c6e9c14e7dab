import { quantityCommitted } from '@tributary/contracts';
import { checkOutbox, moveClock, type StoredEvent, withClient } from '@tributary/testing';
import { Procurement, Replica } from '../procurement.fixture.js';

type Committed = (typeof quantityCommitted)['example'];

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(21)));
afterAll(() => procurement.close());

describe('committing a quantity', () => {
  it('stores the line, tells of it, and answers with the price at the volume of all', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(baldwin!, purchase, 300);
    const receipt = await procurement.commit(winfield!, purchase, 120);
    expect(receipt).toMatchObject({
      reference: `${purchase.reference}-0100000`,
      ...{ quantity: 120, previousQuantity: null, version: 4 },
      price: { totalQuantity: 420, unitPriceE4: 4_290_000, next: { unitsShort: 380 } },
      amountTodayCents: 5_148_000,
    });
    expect(await lines(purchase.jointPurchaseId)).toEqual([
      { leaid: '0100000', quantity: 120, amount_cents: null, committed_by: winfield!.personId },
      { leaid: '0100001', quantity: 300, amount_cents: null, committed_by: baldwin!.personId },
    ]);
    const events = await eventsOf(purchase.jointPurchaseId);
    expect(events.map(({ type, version }) => `${version} ${type}`)).toEqual([
      '1 procurement.joint-purchase.drafted@1',
      '2 procurement.joint-purchase.published@1',
      '3 procurement.joint-purchase.quantity-committed@1',
      '4 procurement.joint-purchase.quantity-committed@1',
    ]);
    const { commitmentId, committedAt, ...told } = events[3]!.data as Committed;
    expect(commitmentId).toBe(receipt.commitmentId);
    expect(committedAt < purchase.cutOffAt).toBe(true);
    expect(told).toEqual({
      ...{ jointPurchaseId: purchase.jointPurchaseId, lotId: purchase.lotId, organisationId: winfield!.organisationId, leaid: '0100000' },
      ...{ quantity: 120, previousQuantity: null, totalQuantity: 420, unitPriceE4: 4_290_000, committedBy: winfield!.personId },
    });
  });

  it('changes the one commitment that a district has, up and down', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase();
    const first = await procurement.commit(winfield!, purchase, 120);
    expect(await procurement.commit(winfield!, purchase, 40)).toMatchObject({
      ...{ commitmentId: first.commitmentId, previousQuantity: 120, amountTodayCents: null },
      price: { totalQuantity: 40, unitPriceE4: null, next: { unitsShort: 10 } },
    });
    expect(await lines(purchase.jointPurchaseId)).toMatchObject([{ quantity: 40 }]);
  });

  it('changes and tells nothing where the quantity stands already', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase();
    const first = await procurement.commit(winfield!, purchase, 120);
    expect(await procurement.commit(winfield!, purchase, 120)).toEqual({ ...first, previousQuantity: 120 });
    expect(await eventsOf(purchase.jointPurchaseId)).toHaveLength(3);
  });

  it('leaves a line in the history that all who take part can read', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(winfield!, purchase, 120);
    const { timeline } = await procurement.replica.view.execute(baldwin!, purchase.jointPurchaseId);
    expect(timeline.map(({ action, organisationName }) => `${action} by ${organisationName}`)).toEqual([
      'quantity-committed by District 0',
      'published by Agency (sample)',
      'drafted by Agency (sample)',
    ]);
    expect(timeline[0]!.facts).toMatchObject({ quantity: 120, totalQuantity: 120 });
  });
});

describe('a commitment is refused and nothing changes', () => {
  it('for a lot that is not in the purchase', async () => {
    const [purchase, other] = [await procurement.purchase(), await procurement.purchase()];
    const attempt = procurement.commit(procurement.officers[0]!, { ...purchase, lotId: other.lotId }, 5);
    await expect(attempt).rejects.toMatchObject({ code: 'joint-purchase.lot-unknown', facts: { field: 'lotId' } });
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
    await moveClock(procurement.database.ownerUrl, 60_000);
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
      await moveClock(procurement.database.ownerUrl, 3_600_000);
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
      await commitment.execute(winfield!, purchase.jointPurchaseId, { lotId: purchase.lotId, quantity: 120 });
      throw new Error('The answer could not be stored.');
    });
    await expect(attempt).rejects.toThrow('could not be stored');
    await expectUntouched(purchase.jointPurchaseId);
  });
});

describe('many at once', () => {
  it('on one purchase: none is lost, and each event tells the volume exactly as it was after it', async () => {
    const second = await Replica.open(procurement.database);
    const purchase = await procurement.purchase();
    const officers = procurement.officers.slice(0, -1);
    const attempts = officers.flatMap((officer, index) =>
      [3, 7, 11 + index].map((quantity, turn) => {
        const { commitment } = (index + turn) % 2 === 0 ? procurement.replica : second;
        return commitment.execute(officer, purchase.jointPurchaseId, { lotId: purchase.lotId, quantity });
      }),
    );
    await Promise.all(attempts);
    await second.close();

    const events = (await eventsOf(purchase.jointPurchaseId)).slice(2);
    const quantities = new Map<string, number>();
    for (const { data } of events) {
      const { organisationId, quantity, previousQuantity, totalQuantity } = data as Committed;
      expect(previousQuantity).toBe(quantities.get(organisationId) ?? null);
      quantities.set(organisationId, quantity);
      expect(totalQuantity).toBe([...quantities.values()].reduce((sum, each) => sum + each, 0));
    }
    expect(events).toHaveLength(attempts.length);
    const stored = await lines(purchase.jointPurchaseId);
    expect(stored.map(({ quantity }) => quantity).toSorted()).toEqual([...quantities.values()].toSorted());
    const { lots } = await procurement.replica.view.execute(procurement.buyer, purchase.jointPurchaseId);
    expect(lots[0]!.price.totalQuantity).toBe([...quantities.values()].reduce((sum, each) => sum + each, 0));
  });
});

async function lines(
  jointPurchaseId: string,
): Promise<{ leaid: string; quantity: number; amount_cents: string | null; committed_by: string }[]> {
  return procurement.rows(
    `select leaid, quantity, amount_cents, committed_by from commitment join commitment_line using (commitment_id)
     where commitment.joint_purchase_id = $1 order by leaid`,
    [jointPurchaseId],
  );
}

async function eventsOf(jointPurchaseId: string): Promise<StoredEvent[]> {
  return (await checkOutbox(procurement.database.adminUrl)).filter(({ aggregateId }) => aggregateId === jointPurchaseId);
}

async function expectUntouched(jointPurchaseId: string): Promise<void> {
  expect(await lines(jointPurchaseId)).toEqual([]);
  expect(await eventsOf(jointPurchaseId)).toHaveLength(2);
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
