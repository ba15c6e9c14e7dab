import type { basketCommitted } from '@tributary/contracts';
import { checkOutbox, moveClock, type StoredEvent, withClient } from '@tributary/testing';
import { lotTerms } from '../joint-purchases/joint-purchase.fixture.js';
import { Procurement, Replica } from '../procurement.fixture.js';

type Committed = (typeof basketCommitted)['example'];

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(21)));
afterAll(() => procurement.close());

describe('committing a basket', () => {
  it('stores lots and sites, tells of them, and answers with the price at the volume of all', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(baldwin!, purchase, 300);
    const receipt = await procurement.commit(winfield!, purchase, 120, { tolerance: 30, ceilingE4: 4_400_000 });
    expect(receipt).toMatchObject({
      ...{ reference: `${purchase.reference}-0100000`, revision: 1 },
      lots: [{ quantity: 120, tolerance: 30, price: { totalQuantity: 450, unitPriceE4: 4_290_000, next: { unitsShort: 350 } } }],
      amountTodayCents: 5_148_000,
    });
    expect(JSON.stringify(receipt)).not.toContain('4400000');
    expect(await lines(purchase.jointPurchaseId)).toEqual([
      { leaid: '0100000', quantity: 120, tolerance: 30, amount_cents: null, committed_by: winfield!.personId },
      { leaid: '0100001', quantity: 300, tolerance: 0, amount_cents: null, committed_by: baldwin!.personId },
    ]);
    const events = await eventsOf(purchase.jointPurchaseId);
    expect(events.map(({ type, version }) => `${version} ${type}`)).toEqual([
      '1 procurement.joint-purchase.drafted@1',
      '2 procurement.joint-purchase.published@1',
      '3 procurement.joint-purchase.basket-committed@1',
      '4 procurement.joint-purchase.rung-reached@1',
      '5 procurement.joint-purchase.basket-committed@1',
      '6 procurement.joint-purchase.rung-reached@1',
    ]);
    const { committedAt, ...told } = events[4]!.data as Committed;
    expect(committedAt < purchase.cutOffAt).toBe(true);
    expect(told).toEqual({
      ...{
        jointPurchaseId: purchase.jointPurchaseId,
        commitmentId: receipt.commitmentId,
        organisationId: winfield!.organisationId,
        leaid: '0100000',
      },
      ...{ revision: 1, approvedOn: null, committedBy: winfield!.personId },
      lots: [{ lotId: purchase.lotId, quantity: 120, tolerance: 30, lines: [{ siteId: winfield!.organisationId, quantity: 120 }] }],
      standings: [{ lotId: purchase.lotId, volume: 450, unitPriceE4: 4_290_000 }],
    });
  });

  it('spreads over sites of the district, each with the delivery of its ZIP code', async () => {
    const [winfield] = procurement.officers;
    const delivery = [
      { zipPrefix: '', unitE4: 10_000 },
      { zipPrefix: '365', unitE4: 30_000 },
    ];
    const purchase = await procurement.purchase(undefined, { lots: [lotTerms({ feeE4: 5_000, delivery })] });
    const body = { name: 'Winfield High School', street: '232 Pirate Cove', city: 'Winfield', state: 'AL', zip: '36507' };
    const school = await procurement.replica.sites.add(winfield!, body);
    const sites = [
      { siteId: winfield!.organisationId, quantity: 40 },
      { siteId: school.siteId, quantity: 20 },
    ];
    await procurement.commit(winfield!, purchase, 0, { lines: sites, ceilingE4: 4_525_000 });
    const { own } = await procurement.seen(winfield!, purchase.jointPurchaseId);
    expect(own).toMatchObject({
      // 40 × (449.00 + 1.00 + 0.50) and 20 × (449.00 + 3.00 + 0.50).
      ...{ amountCents: 1_802_000 + 905_000, leftOut: null },
      lots: [{ landedUnitPriceE4: 4_525_000, holds: true, ceilingE4: 4_525_000 }],
    });
    expect(own!.lots[0]!.lines.map(({ siteName, deliveryE4 }) => [siteName, deliveryE4]).sort()).toEqual([
      ['District 0', 10_000],
      ['Winfield High School', 30_000],
    ]);
  });

  it('changes the one basket that a district has, by the revision that it has seen', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase();
    const first = await procurement.commit(winfield!, purchase, 120);
    const { commitment } = procurement.replica;
    const change = (revision: number | null) =>
      commitment.execute(winfield!, purchase.jointPurchaseId, procurement.basket(winfield!, purchase.lotId, 40), revision);
    await expect(change(null)).rejects.toMatchObject({ code: 'request.precondition-required' });
    await expect(change(7)).rejects.toMatchObject({ code: 'request.precondition-failed' });
    expect(await lines(purchase.jointPurchaseId)).toMatchObject([{ quantity: 120 }]);
    expect(await change(1)).toMatchObject({
      ...{ commitmentId: first.commitmentId, revision: 2, amountTodayCents: null },
      lots: [{ price: { totalQuantity: 40, unitPriceE4: null, next: { unitsShort: 10 } } }],
    });
    expect(await lines(purchase.jointPurchaseId)).toMatchObject([{ quantity: 40 }]);
  });

  it('a first basket names no revision', async () => {
    const purchase = await procurement.purchase();
    const [winfield] = procurement.officers;
    const attempt = procurement.replica.commitment.execute(
      winfield!,
      purchase.jointPurchaseId,
      procurement.basket(winfield!, purchase.lotId, 5),
      1,
    );
    await expect(attempt).rejects.toMatchObject({ code: 'request.precondition-failed' });
  });

  it('changes and tells nothing where the basket stands already', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase();
    const first = await procurement.commit(winfield!, purchase, 120, { ceilingE4: 5_000_000 });
    const again = await procurement.commit(winfield!, purchase, 120, { ceilingE4: 5_000_000 });
    expect(again).toMatchObject({ commitmentId: first.commitmentId, revision: 1, version: first.version });
    expect(await eventsOf(purchase.jointPurchaseId)).toHaveLength(4);
    // A ceiling that moves is a change, though no event tells it.
    expect(await procurement.commit(winfield!, purchase, 120, { ceilingE4: 5_100_000 })).toMatchObject({ revision: 2 });
  });

  it('is another basket once a site of it has moved, though its quantities stay', async () => {
    const [winfield] = procurement.officers;
    const delivery = [
      { zipPrefix: '', unitE4: 10_000 },
      { zipPrefix: '365', unitE4: 30_000 },
    ];
    const purchase = await procurement.purchase(undefined, { lots: [lotTerms({ delivery })] });
    const depot = { name: 'Depot', street: '1 Mill Street', city: 'Winfield', state: 'AL', zip: '35594' };
    const { siteId, revision } = await procurement.replica.sites.add(winfield!, depot);
    const lines = [{ siteId, quantity: 60 }];
    expect(await procurement.commit(winfield!, purchase, 0, { lines })).toMatchObject({ revision: 1, amountTodayCents: 2_700_000 });
    await procurement.replica.sites.change(winfield!, siteId, { ...depot, city: 'Loxley', zip: '36551' }, revision);
    expect(await procurement.commit(winfield!, purchase, 0, { lines })).toMatchObject({ revision: 2, amountTodayCents: 2_712_000 });
    expect((await procurement.seen(winfield!, purchase.jointPurchaseId)).own).toMatchObject({ revision: 2, amountCents: 2_712_000 });
    const stored = 'select site ->> $2 as city from commitment_line where joint_purchase_id = $1';
    expect(await procurement.rows(stored, [purchase.jointPurchaseId, 'city'])).toEqual([{ city: 'Loxley' }]);
    expect(await procurement.commit(winfield!, purchase, 0, { lines })).toMatchObject({ revision: 2 });
  });

  it('tells of each rung once, however often the volume crosses it', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    for (const quantity of [400, 10, 420, 800]) await procurement.commit(winfield!, purchase, quantity);
    await procurement.commit(baldwin!, purchase, 60);
    const told = (await eventsOf(purchase.jointPurchaseId)).filter(({ type }) => type.includes('rung-reached'));
    expect(told.map(({ data }) => (data as { fromQuantity: number }).fromQuantity)).toEqual([400, 800]);
  });

  it('leaves a line in the history that all who take part can read, and in which the ceiling is a salted hash', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(winfield!, purchase, 120, { ceilingE4: 4_777_777 });
    const { timeline } = await procurement.replica.view.execute(baldwin!, purchase.jointPurchaseId);
    expect(timeline.map(({ action, organisationName }) => `${action} by ${organisationName}`)).toEqual([
      'basket-committed by District 0',
      'published by Agency (sample)',
      'drafted by Agency (sample)',
    ]);
    const sealed = [{ ceiling: expect.stringMatching(/^[0-9a-f]{64}$/) as string }];
    expect(timeline[0]!.facts).toMatchObject({ lots: [{ quantity: 120 }], sealed });
    expect(JSON.stringify(timeline)).not.toContain('4777777');
  });

  it('is seen by others with its quantities, and by nobody else with its ceiling', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(winfield!, purchase, 120, { tolerance: 7, ceilingE4: 4_777_777, alonePriceE4: 4_888_888 });
    for (const reader of [baldwin!, procurement.buyer]) {
      const view = await procurement.replica.view.execute(reader, purchase.jointPurchaseId);
      expect(view.participants).toMatchObject([{ leaid: '0100000', lots: [{ quantity: 120, tolerance: 7 }] }]);
      expect(view.own).toBeNull();
      expect(JSON.stringify(view)).not.toMatch(/4777777|4888888/);
    }
    expect((await procurement.seen(winfield!, purchase.jointPurchaseId)).own).toMatchObject({
      lots: [{ ceilingE4: 4_777_777, alonePriceE4: 4_888_888 }],
    });
    for (const { data } of await eventsOf(purchase.jointPurchaseId)) expect(JSON.stringify(data)).not.toMatch(/4777777|4888888/);
  });
});

describe('withdrawing and declining', () => {
  it('takes the basket back, tells the volume without it, and lets the district come back', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(baldwin!, purchase, 300);
    await procurement.commit(winfield!, purchase, 120);
    const { withdrawal } = procurement.replica;
    await expect(withdrawal.execute(winfield!, purchase.jointPurchaseId, null)).rejects.toMatchObject({
      code: 'request.precondition-required',
    });
    await withdrawal.execute(winfield!, purchase.jointPurchaseId, 1);
    expect((await eventsOf(purchase.jointPurchaseId)).at(-1)).toMatchObject({
      type: 'procurement.joint-purchase.basket-withdrawn@1',
      data: { leaid: '0100000', standings: [{ volume: 300, unitPriceE4: 4_490_000 }] },
    });
    expect(await procurement.seen(winfield!, purchase.jointPurchaseId)).toMatchObject({
      own: null,
      ownAnswer: 'withdrawn',
      participants: [{ leaid: '0100001' }],
    });
    await expect(withdrawal.execute(winfield!, purchase.jointPurchaseId, 2)).rejects.toMatchObject({ code: 'commitment.none' });
    expect(await procurement.commit(winfield!, purchase, 60)).toMatchObject({ revision: 3 });
  });

  it('declines for good reason, takes its own basket along, sees no quantities any more, and may come back by committing', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(baldwin!, purchase, 300);
    await procurement.commit(winfield!, purchase, 120);
    await procurement.replica.declining.execute(winfield!, purchase.jointPurchaseId, { reason: 'We bought in August.' });
    expect((await eventsOf(purchase.jointPurchaseId)).slice(-2).map(({ type }) => type)).toEqual([
      'procurement.joint-purchase.basket-withdrawn@1',
      'procurement.joint-purchase.invitation-declined@1',
    ]);
    expect(await procurement.seen(winfield!, purchase.jointPurchaseId)).toMatchObject({
      ownAnswer: 'declined',
      participants: [],
      may: { commit: true, decline: false },
    });
    const { invited } = await procurement.seen(procurement.buyer, purchase.jointPurchaseId);
    expect(invited.find(({ leaid }) => leaid === '0100000')).toMatchObject({ answer: 'declined', declineReason: 'We bought in August.' });
    const asSeenByOthers = await procurement.seen(baldwin!, purchase.jointPurchaseId);
    expect(JSON.stringify(asSeenByOthers)).not.toContain('August');
    await expect(procurement.replica.declining.execute(winfield!, purchase.jointPurchaseId, { reason: null })).rejects.toMatchObject({
      code: 'commitment.declined',
    });
    const { lots } = procurement.basket(winfield!, purchase.lotId, 60);
    await expect(procurement.replica.effects.execute(winfield!, purchase.jointPurchaseId, { lots })).rejects.toMatchObject({
      code: 'commitment.declined',
    });
    expect(await procurement.commit(winfield!, purchase, 60)).toMatchObject({ revision: 3, lots: [{ price: { totalQuantity: 360 } }] });
    const told = (await eventsOf(purchase.jointPurchaseId)).findLast(({ type }) => type.includes('basket-committed'));
    expect(told!.data).toMatchObject({ standings: [{ volume: 360, unitPriceE4: 4_490_000 }] });
    expect(await procurement.seen(winfield!, purchase.jointPurchaseId)).toMatchObject({ ownAnswer: 'committed' });
  });
});

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
      await commitment.execute(winfield!, purchase.jointPurchaseId, procurement.basket(winfield!, purchase.lotId, 120), null);
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
    const attempts = officers.map(async (officer, index) => {
      for (const [turn, quantity] of [3, 7, 11 + index].entries()) {
        const { commitment } = (index + turn) % 2 === 0 ? procurement.replica : second;
        const basket = procurement.basket(officer, purchase.lotId, quantity, { tolerance: turn });
        await commitment.execute(officer, purchase.jointPurchaseId, basket, turn === 0 ? null : turn);
      }
    });
    await Promise.all(attempts);
    await second.close();

    const all = await eventsOf(purchase.jointPurchaseId);
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
    const stored = await lines(purchase.jointPurchaseId);
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

async function lines(
  jointPurchaseId: string,
): Promise<{ leaid: string; quantity: number; tolerance: number; amount_cents: string | null; committed_by: string }[]> {
  return procurement.rows(
    `select leaid, quantity, tolerance, lot.amount_cents, committed_by from commitment join commitment_lot lot using (commitment_id)
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
