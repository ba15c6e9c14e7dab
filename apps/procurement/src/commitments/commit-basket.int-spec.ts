import type { basketCommitted } from '@tributary/contracts';
import { lotTerms } from '../joint-purchases/joint-purchase.fixture.js';
import { Procurement } from '../procurement.fixture.js';
import { lotsOf } from './committed.fixture.js';

type Committed = (typeof basketCommitted)['example'];

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(3)));
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
    expect(await lotsOf(procurement, purchase.jointPurchaseId)).toEqual([
      { leaid: '0100000', quantity: 120, tolerance: 30, amount_cents: null, committed_by: winfield!.personId },
      { leaid: '0100001', quantity: 300, tolerance: 0, amount_cents: null, committed_by: baldwin!.personId },
    ]);
    const events = await procurement.events(purchase.jointPurchaseId);
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
    expect(await lotsOf(procurement, purchase.jointPurchaseId)).toMatchObject([{ quantity: 120 }]);
    expect(await change(1)).toMatchObject({
      ...{ commitmentId: first.commitmentId, revision: 2, amountTodayCents: null },
      lots: [{ price: { totalQuantity: 40, unitPriceE4: null, next: { unitsShort: 10 } } }],
    });
    expect(await lotsOf(procurement, purchase.jointPurchaseId)).toMatchObject([{ quantity: 40 }]);
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
    expect(await procurement.events(purchase.jointPurchaseId)).toHaveLength(4);
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
    const told = (await procurement.events(purchase.jointPurchaseId)).filter(({ type }) => type.includes('rung-reached'));
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
    for (const { data } of await procurement.events(purchase.jointPurchaseId)) expect(JSON.stringify(data)).not.toMatch(/4777777|4888888/);
  });
});
