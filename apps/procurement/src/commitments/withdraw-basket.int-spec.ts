import { Procurement } from '../procurement.fixture.js';

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(3)));
afterAll(() => procurement.close());

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
    expect((await procurement.events(purchase.jointPurchaseId)).at(-1)).toMatchObject({
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
    expect((await procurement.events(purchase.jointPurchaseId)).slice(-2).map(({ type }) => type)).toEqual([
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
    const told = (await procurement.events(purchase.jointPurchaseId)).findLast(({ type }) => type.includes('basket-committed'));
    expect(told!.data).toMatchObject({ standings: [{ volume: 360, unitPriceE4: 4_490_000 }] });
    expect(await procurement.seen(winfield!, purchase.jointPurchaseId)).toMatchObject({ ownAnswer: 'committed' });
  });
});
