import { Procurement } from '../procurement.fixture.js';
import { dayIn } from './calendar.rules.js';
import { lotTerms, source } from './joint-purchase.fixture.js';

// What the buyer decides once a cut-off has passed, and what is too late for it.

let procurement: Procurement;
beforeAll(async () => {
  procurement = await Procurement.open();
});
afterAll(() => procurement.close());

describe('once the time to decide is over', () => {
  it('the buyer can neither extend nor give up, though the clock has not settled it yet', async () => {
    const purchase = await missed();
    await procurement.pass(9 * 86_400_000);
    const { extension, givingUp, cutOffs } = procurement.replica;
    const cutOffAt = (await procurement.written()).cutOffAt;
    const late = { code: 'joint-purchase.given-up' };
    await expect(extension.execute(procurement.buyer, purchase.jointPurchaseId, { cutOffAt, reason: null })).rejects.toMatchObject(late);
    await expect(givingUp.execute(procurement.buyer, purchase.jointPurchaseId, { reason: 'Late.' })).rejects.toMatchObject(late);
    expect((await procurement.seen(procurement.buyer, purchase.jointPurchaseId)).may).toMatchObject({ extend: false, giveUp: false });
    await cutOffs.execute();
    expect((await procurement.events(purchase.jointPurchaseId)).at(-1)!.data).toMatchObject({ endedBy: 'clock' });
  });
});

describe('giving up one lot of two', () => {
  it('leaves who did so and why in the history, though the rest is priced', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase(60_000, { lots: [lotTerms(), lotTerms({ title: 'Charging carts', unit: 'cart' })] });
    await procurement.commit(winfield!, { ...purchase, lotId: purchase.lots[1]!.lotId }, 4);
    await procurement.commit(baldwin!, purchase, 60);
    await procurement.pass(60_000);
    await procurement.replica.cutOffs.execute();
    await procurement.replica.givingUp.execute(procurement.buyer, purchase.jointPurchaseId, { reason: 'Too few carts.' });
    await procurement.replica.cutOffs.execute();
    const { status, timeline } = await procurement.seen(baldwin!, purchase.jointPurchaseId);
    expect(status).toBe('priced');
    expect(timeline.find(({ action }) => action === 'given-up')).toMatchObject({
      organisationId: procurement.buyer.organisationId,
      facts: { reason: 'Too few carts.' },
    });
  });
});

describe('once the prices have run out', () => {
  it('nothing is priced any more at which nobody could order, though one lot had reached a price', async () => {
    const { cutOffAt } = await procurement.written({}, 60_000);
    const validUntil = dayIn('America/Chicago', new Date(cutOffAt));
    const lots = [lotTerms(), lotTerms({ title: 'Charging carts', unit: 'cart' })];
    const purchase = await procurement.purchase(60_000, { lots, source: { ...source, validFrom: null, validUntil } });
    const [winfield, baldwin] = procurement.officers;
    await procurement.commit(winfield!, { ...purchase, lotId: purchase.lots[1]!.lotId }, 4);
    await procurement.commit(baldwin!, purchase, 60);
    await procurement.pass(60_000);
    await procurement.replica.cutOffs.execute();
    await procurement.pass(2 * 86_400_000);
    await procurement.replica.givingUp.execute(procurement.buyer, purchase.jointPurchaseId, { reason: 'Too few carts.' });
    await procurement.replica.cutOffs.execute();
    expect(await procurement.seen(baldwin!, purchase.jointPurchaseId)).toMatchObject({
      ...{ status: 'unsuccessful', endReason: `Too few carts. The prices held until ${validUntil}.` },
      lots: [{ state: 'unsuccessful' }, { state: 'unsuccessful' }],
    });
  });
});

describe('once the price is fixed', () => {
  it('the purchase cannot be cancelled, and nobody is told that it was', async () => {
    const purchase = await priced();
    const cancelling = procurement.replica.cancelling.execute(procurement.buyer, purchase.jointPurchaseId, { reason: 'A change of mind.' });
    await expect(cancelling).rejects.toMatchObject({ code: 'joint-purchase.state' });
    expect((await procurement.events(purchase.jointPurchaseId)).at(-1)!.type).toBe('procurement.joint-purchase.priced@1');
  });

  it('each lot shows the price that is paid, not the one that there would have been with those who were left out', async () => {
    const [winfield] = procurement.officers;
    const { jointPurchaseId } = await priced();
    const view = await procurement.seen(winfield!, jointPurchaseId);
    expect(view.lots).toMatchObject([
      { quantity: 300, fixedQuantity: 300, fixedUnitPriceE4: 4_490_000, price: { totalQuantity: 300, unitPriceE4: 4_490_000 } },
    ]);
    const { items } = await procurement.replica.list.execute(winfield!, { limit: 50 });
    expect(items.find((item) => item.jointPurchaseId === jointPurchaseId)!.lots).toMatchObject([{ price: { unitPriceE4: 4_490_000 } }]);
  });
});

describe('a reminder', () => {
  it('is shown of those alone whom it reached', async () => {
    const purchase = await procurement.purchase();
    await procurement.replica.reminders.execute(procurement.buyer, purchase.jointPurchaseId);
    const body = { organisationIds: [procurement.stranger.organisationId], networkIds: [], contacts: [] };
    await procurement.replica.invitations.execute(procurement.buyer, purchase.jointPurchaseId, body);
    const { invited } = await procurement.seen(procurement.buyer, purchase.jointPurchaseId);
    const reminded = invited.filter(({ remindedAt }) => remindedAt !== null).map(({ leaid }) => leaid);
    expect(reminded).toEqual(['0100000', '0100001', '0100002']);
  });
});

/** Priced at $449 with 300 units: with the 120 that had a lower ceiling it would have been $429. */
async function priced(): ReturnType<Procurement['purchase']> {
  const [winfield, baldwin] = procurement.officers;
  const purchase = await procurement.purchase(60_000);
  await procurement.commit(winfield!, purchase, 120, { ceilingE4: 4_123_456 });
  await procurement.commit(baldwin!, purchase, 300);
  await procurement.pass(60_000);
  await procurement.replica.cutOffs.execute();
  return purchase;
}

/** Closed below its minimum. */
async function missed(): ReturnType<Procurement['purchase']> {
  const purchase = await procurement.purchase(60_000);
  await procurement.commit(procurement.officers[0]!, purchase, 49);
  await procurement.pass(60_000);
  await procurement.replica.cutOffs.execute();
  return purchase;
}
