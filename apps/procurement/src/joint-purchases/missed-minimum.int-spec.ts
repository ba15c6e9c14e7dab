import { Procurement } from '../procurement.fixture.js';
import { lotTerms } from './joint-purchase.fixture.js';

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(3)));
afterAll(() => procurement.close());

describe('when the cut-off passes below a minimum', () => {
  it('below the minimum it stays closed and awaits the buyer for five working days, and is told of once', async () => {
    const [winfield] = procurement.officers;
    const purchase = await missed(49);
    await procurement.replica.cutOffs.execute();
    const state = await stateOf(purchase.jointPurchaseId);
    expect(state).toMatchObject({ status: 'committing', priced_at: null, fixed_quantity: null });
    const days = ((state!['decide_by'] as Date).getTime() - (state!['closed_at'] as Date).getTime()) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(5);
    expect(days).toBeLessThanOrEqual(9);
    const told = (await procurement.events(purchase.jointPurchaseId)).filter(({ type }) => type.includes('minimum-missed'));
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
    await procurement.pass(60_000);
    await procurement.replica.cutOffs.execute();
    expect(await stateOf(purchase.jointPurchaseId)).toMatchObject({ status: 'priced', fixed_quantity: '50' });
    expect((await procurement.events(purchase.jointPurchaseId)).find(({ type }) => type.includes('cut-off-moved'))!.data).toMatchObject({
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
    expect((await procurement.events(purchase.jointPurchaseId)).at(-1)).toMatchObject({
      type: 'procurement.joint-purchase.unsuccessful@1',
      data: { endedBy: 'buyer', reason: 'Only one district needs them.' },
    });
  });

  it('the clock gives up when nobody has decided in time', async () => {
    const purchase = await missed(49);
    await procurement.pass(9 * 86_400_000);
    await procurement.replica.cutOffs.execute();
    expect((await procurement.events(purchase.jointPurchaseId)).at(-1)).toMatchObject({
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
    await procurement.pass(60_000);
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
});

async function stateOf(jointPurchaseId: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await procurement.rows('select * from joint_purchase join lot using (joint_purchase_id) where joint_purchase_id = $1', [
    jointPurchaseId,
  ]);
  return row;
}

/** A purchase whose cut-off has passed with so many units of the first lot. */
async function missed(quantity: number): ReturnType<Procurement['purchase']> {
  const purchase = await procurement.purchase(60_000);
  await procurement.commit(procurement.officers[0]!, purchase, quantity);
  await procurement.pass(60_000);
  await procurement.replica.cutOffs.execute();
  return purchase;
}
