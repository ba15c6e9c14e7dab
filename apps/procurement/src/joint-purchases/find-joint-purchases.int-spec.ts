import { Procurement } from '../procurement.fixture.js';

let procurement: Procurement;
beforeEach(async () => void (procurement = await Procurement.open(4)));
afterEach(() => procurement.close());

describe('the list of purchases', () => {
  it('shows a district what it is invited to, with the price today and its own quantity', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.replica.drafts.execute(procurement.buyer, await procurement.written({ title: 'A draft' }));
    await procurement.commit(baldwin!, purchase, 60);
    await procurement.commit(winfield!, purchase, 350);
    const { jointPurchaseId, reference, title, cutOffAt } = purchase;
    expect(await procurement.replica.list.execute(winfield!, { limit: 50 })).toEqual({
      items: [
        {
          ...{ jointPurchaseId, reference, title, status: 'committing', awaitingBuyer: false, cutOffAt },
          ...{ invitedDistricts: 3, committedDistricts: 2, declinedDistricts: 0, ownAnswer: 'committed' },
          lots: [
            {
              ...{ lotId: purchase.lotId, title: 'Student tablets with case', unit: 'tablet', ownQuantity: 350 },
              price: { totalQuantity: 410, unitPriceE4: 4_290_000, next: { fromQuantity: 800, unitPriceE4: 4_120_000, unitsShort: 390 } },
            },
          ],
        },
      ],
      ...{ total: 1, next: null },
    });
    expect(await procurement.replica.list.execute(procurement.stranger, { limit: 50 })).toEqual({ items: [], total: 0, next: null });
    expect(await procurement.replica.list.execute(procurement.buyer, { limit: 50 })).toMatchObject({
      total: 2,
      items: [{ title: 'A draft' }, { title }],
    });
  });

  it('goes on page by page, the newest first, with none twice and none left out', async () => {
    for (let index = 0; index < 5; index += 1)
      await procurement.replica.drafts.execute(procurement.buyer, await procurement.written({ title: `Round ${index}` }));
    const titles: string[] = [];
    let after: string | undefined;
    do {
      const page = await procurement.replica.list.execute(procurement.buyer, { limit: 2, ...(after ? { after } : {}) });
      expect(page.total).toBe(5);
      titles.push(...page.items.map(({ title }) => title));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(titles).toEqual(['Round 4', 'Round 3', 'Round 2', 'Round 1', 'Round 0']);
    await expect(procurement.replica.list.execute(procurement.buyer, { limit: 2, after: 'bm9uc2Vuc2U' })).rejects.toMatchObject({
      code: 'page.malformed',
    });
  });

  it('is narrowed by what the district has answered', async () => {
    const [winfield] = procurement.officers;
    const [open_, mine, declined] = [await procurement.purchase(), await procurement.purchase(), await procurement.purchase()];
    await procurement.commit(winfield!, mine, 5);
    await procurement.replica.declining.execute(winfield!, declined.jointPurchaseId, { reason: null });
    const listed = async (answer: 'unanswered' | 'mine'): Promise<string[]> =>
      (await procurement.replica.list.execute(winfield!, { limit: 50, answer })).items.map(({ jointPurchaseId }) => jointPurchaseId);
    expect(await listed('unanswered')).toEqual([open_.jointPurchaseId]);
    expect(await listed('mine')).toEqual([mine.jointPurchaseId]);
  });

  it.each([
    ['words of the title', { search: 'TABLETS' }, 1],
    ['the reference', { search: '-0001' }, 1],
    ['a state', { status: 'draft' as const }, 0],
    ['a sign that means anything to the database', { search: '%' }, 0],
  ])('is narrowed by %s', async (_, filter, total) => {
    await procurement.purchase();
    expect(await procurement.replica.list.execute(procurement.buyer, { limit: 50, ...filter })).toMatchObject({ total });
  });
});

describe('what waits for whom', () => {
  it('an answer of the district that has not committed, by the cut-off', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase(60_000);
    await procurement.commit(baldwin!, purchase, 60);
    const { attention } = procurement.replica;
    expect(await attention.execute(winfield!)).toEqual({
      items: [
        {
          ...{
            kind: 'joint-purchase.commit',
            organisationId: winfield!.organisationId,
            subject: purchase.title,
            byWhen: purchase.cutOffAt,
          },
          facts: { reference: purchase.reference, invitedDistricts: 3, committedDistricts: 1 },
          link: `/joint-purchases/${purchase.jointPurchaseId}`,
        },
      ],
    });
    for (const nobody of [baldwin!, procurement.stranger, { ...winfield!, roles: ['district-admin' as const] }]) {
      expect(await attention.execute(nobody)).toEqual({ items: [] });
    }
    await procurement.pass(60_000);
    expect(await attention.execute(winfield!)).toEqual({ items: [] });
  });

  it('a draft to publish, of the buyer', async () => {
    await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    expect(await procurement.replica.attention.execute(procurement.buyer)).toMatchObject({ items: [{ kind: 'joint-purchase.publish' }] });
  });
});

describe('the effect of a quantity before it is sent', () => {
  it('is counted against the others, without what the district has committed itself', async () => {
    const [winfield, baldwin] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(winfield!, purchase, 10);
    await procurement.commit(baldwin!, purchase, 350);
    const effect = await procurement.replica.effects.execute(
      winfield!,
      purchase.jointPurchaseId,
      procurement.basket(winfield!, purchase.lotId, 60),
    );
    expect(effect).toMatchObject({
      lots: [
        {
          withoutYou: { totalQuantity: 350, unitPriceE4: 4_490_000 },
          withYou: { totalQuantity: 410, unitPriceE4: 4_290_000 },
          ...{ othersSaveCents: 700_000, amountCents: 2_574_000 },
        },
      ],
      otherDistricts: 1,
    });
    expect((await procurement.replica.view.execute(winfield!, purchase.jointPurchaseId)).own).toMatchObject({
      lots: [{ lines: [{ quantity: 10 }] }],
    });
  });

  it('is refused where the commitment would be', async () => {
    const purchase = await procurement.purchase(60_000);
    const ask = (officer = procurement.officers[0]!, lotId = purchase.lotId) =>
      procurement.replica.effects.execute(officer, purchase.jointPurchaseId, procurement.basket(officer, lotId, 60));
    await expect(ask(procurement.stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(procurement.officers[0], purchase.jointPurchaseId)).rejects.toMatchObject({ code: 'joint-purchase.lot-unknown' });
    await procurement.pass(60_000);
    await expect(ask()).rejects.toMatchObject({ code: 'joint-purchase.cut-off-passed' });
  });
});
