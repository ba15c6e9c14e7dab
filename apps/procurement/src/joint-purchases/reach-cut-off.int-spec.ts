import type { jointPurchasePriced } from '@tributary/contracts';
import { MOST_LINES } from '../commitments/commitment.rules.js';
import { Procurement } from '../procurement.fixture.js';
import { lotTerms } from './joint-purchase.fixture.js';

type Priced = (typeof jointPurchasePriced)['example'];

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(3)));
afterAll(() => procurement.close());

describe('when the cut-off passes', () => {
  it('price, quantities and amounts are fixed to the cent, once, and each basket has an event before the purchase', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase(60_000);
    await procurement.commit(winfield!, purchase, 120, { tolerance: 30, ceilingE4: 4_300_000 });
    await procurement.commit(baldwin!, purchase, 260, { tolerance: 20 });
    await procurement.pass(60_000);
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
    const events = await procurement.events(purchase.jointPurchaseId);
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
    await procurement.pass(60_000);
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
    await procurement.pass(60_000);
    await procurement.replica.cutOffs.execute();

    // Without the one left out the volume is 300: the price of those who stay is that of their own volume.
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({
      status: 'priced',
      fixed_quantity: '300',
      fixed_unit_price_e4: 4_490_000,
    });
    const events = await procurement.events(purchase.jointPurchaseId);
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
    await procurement.pass(60_000);
    await procurement.replica.cutOffs.execute();
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({ status: 'priced' });
  });

  it('nothing is settled before', async () => {
    const purchase = await procurement.purchase(60_000);
    await procurement.replica.cutOffs.execute();
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({ status: 'committing', closed_at: null });
  });
});

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
