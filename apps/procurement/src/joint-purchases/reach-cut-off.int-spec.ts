import { setTimeout as pause } from 'node:timers/promises';
import type { basketCommitted, basketPriced, jointPurchasePriced } from '@tributary/contracts';
import { checkOutbox, moveClock, type StoredEvent } from '@tributary/testing';
import { MOST_LINES } from '../commitments/commitment.rules.js';
import { Procurement, Replica } from '../procurement.fixture.js';
import { lotTerms } from './joint-purchase.fixture.js';

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

describe('when the cut-off passes', () => {
  it('price, quantities and amounts are fixed to the cent, once, and each basket has an event before the purchase', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase(60_000);
    await procurement.commit(winfield!, purchase, 120, { tolerance: 30, ceilingE4: 4_300_000 });
    await procurement.commit(baldwin!, purchase, 260, { tolerance: 20 });
    await passCutOff(60_000);
    await procurement.replica.cutOffs.execute();
    await procurement.replica.cutOffs.execute();

    // Σ(q + n) = 430 reaches 429.00; of the 20 that are missing to 400 units, 12 and 8 are spread in proportion to n.
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({
      status: 'priced',
      closed_at: null,
      fixed_quantity: '400',
      fixed_unit_price_e4: 4_290_000,
    });
    expect(await amounts(purchase.jointPurchaseId)).toEqual([
      { quantity: 132, cents: '5662800' },
      { quantity: 268, cents: '11497200' },
    ]);
    const events = await eventsOf(purchase.jointPurchaseId);
    expect(events.map(({ type }) => type.replace('procurement.joint-purchase.', ''))).toEqual([
      ...['drafted@1', 'published@1', 'basket-committed@1', 'rung-reached@1', 'basket-committed@1', 'rung-reached@1'],
      ...['basket-priced@1', 'basket-priced@1', 'priced@1'],
    ]);
    expect(events.slice(6, 8).map(({ data }) => data)).toMatchObject([
      {
        leaid: '0100000',
        lots: [{ quantity: 132, lines: [{ siteId: winfield!.organisationId, quantity: 132, amountCents: 5_662_800 }] }],
        amountCents: 5_662_800,
      },
      { leaid: '0100001', amountCents: 11_497_200 },
    ]);
    expect(events[8]!.data as Priced).toMatchObject({
      lots: [{ lotId: purchase.lotId, quantity: 400, unitPriceE4: 4_290_000 }],
      ...{ participants: 2, leftOut: 0, totalCents: 17_160_000, orderBy: '2027-12-31' },
    });
    const view = await procurement.seen(winfield!, purchase.jointPurchaseId);
    expect(view).toMatchObject({
      ...{ status: 'priced', awaitingBuyer: false, totalCents: 17_160_000, may: { commit: false, withdraw: false } },
      own: { amountCents: 5_662_800, lots: [{ lines: [{ quantity: 120, fixedQuantity: 132 }] }] },
      lots: [
        {
          state: 'priced',
          fixedUnitPriceE4: 4_290_000,
          fixedQuantity: 400,
          quantity: 400,
          price: { totalQuantity: 400, unitPriceE4: 4_290_000 },
        },
      ],
    });
    expect(view.timeline[0]).toMatchObject({ action: 'priced', organisationId: null, facts: { totalCents: 17_160_000 } });
    const orders = await procurement.replica.orders.execute(procurement.buyer, purchase.jointPurchaseId);
    expect(orders).toMatchObject({
      ...{ totalCents: 17_160_000, orderBy: '2027-12-31', source: { contact: { email: 'quotes@vendor.example' } } },
      rows: [
        { leaid: '0100000', siteName: 'District 0', zip: '35594', quantity: 132, unitPriceE4: 4_290_000, amountCents: 5_662_800 },
        { leaid: '0100001', siteName: 'District 1', zip: '36507', quantity: 268 },
      ],
    });
  });

  it('the order list begins with each district’s office', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase(60_000);
    const annex = { name: 'Annex', street: '9 Mill Street', city: 'Winfield', state: 'AL', zip: '35594' };
    const { siteId } = await procurement.replica.sites.add(winfield!, annex);
    const lines = [siteId, winfield!.organisationId].map((site) => ({ siteId: site, quantity: 60 }));
    await procurement.commit(winfield!, purchase, 0, { lines });
    await passCutOff(60_000);
    await procurement.replica.cutOffs.execute();
    const { rows } = await procurement.replica.orders.execute(procurement.buyer, purchase.jointPurchaseId);
    expect(rows.map(({ siteName }) => siteName)).toEqual(['District 0', 'Annex']);
  });

  it('a basket whose ceiling lies below the price is left out, and nothing shows where it lay', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase(60_000);
    await procurement.commit(winfield!, purchase, 120, { ceilingE4: 4_123_456 });
    await procurement.commit(baldwin!, purchase, 300);
    expect((await procurement.seen(winfield!, purchase.jointPurchaseId)).own!.lots[0]).toMatchObject({ holds: false });
    await passCutOff(60_000);
    await procurement.replica.cutOffs.execute();

    // Without the one left out the volume is 300: the price of those who stay is that of their own volume.
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({
      status: 'priced',
      fixed_quantity: '300',
      fixed_unit_price_e4: 4_490_000,
    });
    const events = await eventsOf(purchase.jointPurchaseId);
    expect(events.at(-2)).toMatchObject({
      type: 'procurement.joint-purchase.basket-left-out@1',
      data: { leaid: '0100000', reason: 'ceiling' },
    });
    for (const reader of [winfield!, baldwin!, procurement.buyer]) {
      const view = await procurement.seen(reader, purchase.jointPurchaseId);
      expect(view.participants.map(({ leaid, leftOut, amountCents }) => [leaid, leftOut, amountCents])).toEqual([
        ['0100000', 'ceiling', null],
        ['0100001', null, 13_470_000],
      ]);
      expect(view.totalCents).toBe(13_470_000);
      if (reader !== winfield) expect(JSON.stringify(view)).not.toContain('4123456');
    }
    expect(JSON.stringify(events)).not.toContain('4123456');
  });

  it('below the minimum it stays closed and awaits the buyer for five working days, and is told of once', async () => {
    const [winfield] = procurement.officers;
    const purchase = await missed(49);
    await procurement.replica.cutOffs.execute();
    const state = await stateOf(purchase.jointPurchaseId);
    expect(state).toMatchObject({ status: 'committing', priced_at: null, fixed_quantity: null });
    const days = ((state!['decide_by'] as Date).getTime() - (state!['closed_at'] as Date).getTime()) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(5);
    expect(days).toBeLessThanOrEqual(9);
    const told = (await eventsOf(purchase.jointPurchaseId)).filter(({ type }) => type.includes('minimum-missed'));
    expect(told).toMatchObject([{ data: { lots: [{ lotId: purchase.lotId, volume: 49, minimumQuantity: 50 }] } }]);
    expect(await procurement.seen(winfield!, purchase.jointPurchaseId)).toMatchObject({
      awaitingBuyer: true,
      may: { commit: false, decline: false },
    });
    expect((await procurement.seen(procurement.buyer, purchase.jointPurchaseId)).may).toMatchObject({
      extend: true,
      giveUp: true,
      remind: false,
    });
    await expect(procurement.commit(winfield!, purchase, 50)).rejects.toMatchObject({ code: 'joint-purchase.cut-off-passed' });
    const { items } = await procurement.replica.attention.execute(procurement.buyer);
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'joint-purchase.decide', link: `/joint-purchases/${purchase.jointPurchaseId}` }),
    );
  });

  it('extended it is open again with every basket as it stood, and can be met', async () => {
    const [, baldwin] = procurement.officers;
    const purchase = await missed(49);
    const [row] = await procurement.rows<{ at: Date }>('select tributary_now() as at');
    const cutOffAt = new Date(row!.at.getTime() + 60_000).toISOString();
    await procurement.replica.extension.execute(procurement.buyer, purchase.jointPurchaseId, {
      cutOffAt,
      reason: 'Two boards meet next week.',
    });
    expect(await procurement.seen(procurement.buyer, purchase.jointPurchaseId)).toMatchObject({
      awaitingBuyer: false,
      decideBy: null,
      cutOffAt,
    });
    await procurement.commit(baldwin!, purchase, 1);
    await passCutOff(60_000);
    await procurement.replica.cutOffs.execute();
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({ status: 'priced', fixed_quantity: '50' });
    expect((await eventsOf(purchase.jointPurchaseId)).find(({ type }) => type.includes('cut-off-moved'))!.data).toMatchObject({
      cutOffAt,
      reopened: true,
    });
  });

  it('given up it ends without success, with the buyer’s reason, and no request could have written that', async () => {
    const purchase = await missed(49);
    await procurement.replica.givingUp.execute(procurement.buyer, purchase.jointPurchaseId, { reason: 'Only one district needs them.' });
    expect((await procurement.seen(procurement.buyer, purchase.jointPurchaseId)).may).toMatchObject({ extend: false, giveUp: false });
    await procurement.replica.cutOffs.execute();
    expect(await procurement.seen(procurement.buyer, purchase.jointPurchaseId)).toMatchObject({
      ...{ status: 'unsuccessful', endReason: 'Only one district needs them.', lots: [{ state: 'unsuccessful' }] },
    });
    expect((await eventsOf(purchase.jointPurchaseId)).at(-1)).toMatchObject({
      type: 'procurement.joint-purchase.unsuccessful@1',
      data: { endedBy: 'buyer', reason: 'Only one district needs them.' },
    });
  });

  it('the clock gives up when nobody has decided in time', async () => {
    const purchase = await missed(49);
    await passCutOff(9 * 86_400_000);
    await procurement.replica.cutOffs.execute();
    expect((await eventsOf(purchase.jointPurchaseId)).at(-1)).toMatchObject({
      type: 'procurement.joint-purchase.unsuccessful@1',
      data: { endedBy: 'clock' },
    });
  });

  it('given up in one lot alone, the others are priced without those who wanted it', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase(60_000, { lots: [lotTerms(), lotTerms({ title: 'Charging carts', unit: 'cart' })] });
    const cart = purchase.lots[1]!.lotId;
    const both = procurement.basket(winfield!, purchase.lotId, 120).lots.concat(procurement.basket(winfield!, cart, 4).lots);
    await procurement.replica.commitment.execute(winfield!, purchase.jointPurchaseId, { lots: both, approval: null }, null);
    await procurement.commit(baldwin!, purchase, 60);
    await passCutOff(60_000);
    await procurement.replica.cutOffs.execute();
    await procurement.replica.givingUp.execute(procurement.buyer, purchase.jointPurchaseId, { reason: 'Too few carts.' });
    await procurement.replica.cutOffs.execute();
    expect(await procurement.seen(baldwin!, purchase.jointPurchaseId)).toMatchObject({
      ...{ status: 'priced', totalCents: 60 * 44_900 },
      lots: [
        { state: 'priced', fixedQuantity: 60 },
        { state: 'unsuccessful', fixedQuantity: 0 },
      ],
      participants: [{ leftOut: 'minimum' }, { leftOut: null }],
    });
  });

  it('the largest basket there can be is told, so that it keeps nobody from a price', async () => {
    const [winfield] = procurement.officers;
    const dearest = { ladder: [{ fromQuantity: 1, unitPriceE4: 1_000_000_000 }], delivery: [{ zipPrefix: '', unitE4: 1_000_000_000 }] };
    const lots = Array.from({ length: 20 }, (_, index) => lotTerms({ title: `Lot ${index}`, feeE4: 1_000_000_000, ...dearest }));
    const purchase = await procurement.purchase(60_000, { lots });
    const sites = await procurement.rows<{ id: string }>(
      `insert into site (organisation_id, name, street, city, state, zip)
       select $1, 'School ' || n, '1 Main Street', 'Winfield', 'AL', '35594' from generate_series(1, $2) as n returning site_id as id`,
      [winfield!.organisationId, MOST_LINES / lots.length],
    );
    const lines = sites.map(({ id }) => ({ siteId: id, quantity: Math.floor(1_000_000 / sites.length) }));
    const wanted = purchase.lots.flatMap(({ lotId }) => procurement.basket(winfield!, lotId, 0, { lines }).lots);
    await procurement.replica.commitment.execute(winfield!, purchase.jointPurchaseId, { lots: wanted, approval: null }, null);
    await passCutOff(60_000);
    await procurement.replica.cutOffs.execute();
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({ status: 'priced' });
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
      const settled = (await eventsOf(jointPurchaseId)).filter(({ type }) => /purchase\.priced|minimum-missed/.test(type));
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
    const events = await eventsOf(purchase.jointPurchaseId);
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

async function passCutOff(forwardMs: number): Promise<void> {
  await moveClock(procurement.database.ownerUrl, forwardMs);
}

async function stateOf(jointPurchaseId: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await procurement.rows('select * from joint_purchase join lot using (joint_purchase_id) where joint_purchase_id = $1', [
    jointPurchaseId,
  ]);
  return row;
}

async function amounts(jointPurchaseId: string): Promise<{ quantity: number | null; cents: string | null }[]> {
  return procurement.rows(
    `select line.fixed_quantity as quantity, line.amount_cents as cents from commitment_line line join commitment using (commitment_id)
     where line.joint_purchase_id = $1 order by leaid`,
    [jointPurchaseId],
  );
}

/** A purchase whose cut-off has passed with so many units of the first lot. */
async function missed(quantity: number): ReturnType<Procurement['purchase']> {
  const purchase = await procurement.purchase(60_000);
  await procurement.commit(procurement.officers[0]!, purchase, quantity);
  await passCutOff(60_000);
  await procurement.replica.cutOffs.execute();
  return purchase;
}

async function eventsOf(jointPurchaseId: string): Promise<StoredEvent[]> {
  return (await checkOutbox(procurement.database.adminUrl)).filter(({ aggregateId }) => aggregateId === jointPurchaseId);
}
