import { Procurement } from '../procurement.fixture.js';

// What the agency does with a purchase that is open: invite, lengthen, remind, warn, cancel.

let procurement: Procurement;
beforeEach(async () => void (procurement = await Procurement.open(4)));
afterEach(() => procurement.close());

const DAY_MS = 86_400_000;

describe('inviting more districts', () => {
  it('opens it to them at once, counts them, and tells of those alone who are new', async () => {
    const purchase = await procurement.purchase();
    const { stranger, officers } = procurement;
    const organisationIds = [officers[0]!.organisationId, stranger.organisationId];
    await procurement.replica.invitations.execute(procurement.buyer, purchase.jointPurchaseId, {
      organisationIds,
      networkIds: [],
      contacts: [],
    });
    expect(await procurement.seen(stranger, purchase.jointPurchaseId)).toMatchObject({
      invitedDistricts: 4,
      ownAnswer: 'none',
      may: { commit: true },
    });
    expect((await procurement.events(purchase.jointPurchaseId)).at(-1)).toMatchObject({
      type: 'procurement.joint-purchase.districts-invited@1',
      data: { invited: [{ organisationId: stranger.organisationId }] },
    });
    const again = procurement.replica.invitations.execute(procurement.buyer, purchase.jointPurchaseId, {
      organisationIds,
      networkIds: [],
      contacts: [],
    });
    await expect(again).rejects.toMatchObject({ code: 'joint-purchase.invited-already' });
  });

  it('is over at the cut-off', async () => {
    const purchase = await procurement.purchase(60_000);
    await procurement.pass(60_000);
    const body = { organisationIds: [procurement.stranger.organisationId], networkIds: [], contacts: [] };
    await expect(procurement.replica.invitations.execute(procurement.buyer, purchase.jointPurchaseId, body)).rejects.toMatchObject({
      code: 'joint-purchase.cut-off-passed',
    });
  });
});

describe('reminding', () => {
  it('tells those alone who have not answered, once a day', async () => {
    const [winfield, baldwin, cullman] = procurement.officers;
    const purchase = await procurement.purchase(3 * DAY_MS);
    await procurement.commit(winfield!, purchase, 5);
    await procurement.replica.declining.execute(baldwin!, purchase.jointPurchaseId, { reason: null });
    const remind = () => procurement.replica.reminders.execute(procurement.buyer, purchase.jointPurchaseId);
    expect(await remind()).toEqual({ remindedDistricts: 1 });
    expect((await procurement.events(purchase.jointPurchaseId)).at(-1)!.data).toMatchObject({ organisationIds: [cullman!.organisationId] });
    await expect(remind()).rejects.toMatchObject({ code: 'joint-purchase.reminded' });
    await procurement.pass(DAY_MS);
    await procurement.commit(cullman!, purchase, 5);
    await expect(remind()).rejects.toMatchObject({ code: 'joint-purchase.all-answered' });
  });
});

describe('the warnings before a cut-off', () => {
  it('are told three days before and one, to those who have not answered by then, once each though two look', async () => {
    const [winfield, baldwin, cullman] = procurement.officers;
    const purchase = await procurement.purchase(5 * DAY_MS);
    const look = () => Promise.all([procurement.replica.warnings.execute(), procurement.replica.warnings.execute()]);
    await look();
    await procurement.commit(winfield!, purchase, 5);
    await procurement.pass(2 * DAY_MS);
    await look();
    await procurement.commit(baldwin!, purchase, 5);
    await procurement.pass(2 * DAY_MS);
    await look();
    const told = (await procurement.events(purchase.jointPurchaseId))
      .filter(({ type }) => type.includes('cut-off-near'))
      .map(({ data }) => data);
    expect(told).toMatchObject([
      { days: 3, organisationIds: [baldwin!.organisationId, cullman!.organisationId] },
      { days: 1, organisationIds: [cullman!.organisationId] },
    ]);
  });
});

describe('cancelling', () => {
  it('ends it with a reason that everybody who was invited reads, and nothing can be committed any more', async () => {
    const [winfield] = procurement.officers;
    const purchase = await procurement.purchase();
    await procurement.commit(winfield!, purchase, 60);
    expect(await procurement.seen(winfield!, purchase.jointPurchaseId)).toMatchObject({ totalCents: 60 * 44_900 });
    await procurement.replica.cancelling.execute(procurement.buyer, purchase.jointPurchaseId, {
      reason: 'The vendor has withdrawn the quote.',
    });
    expect(await procurement.seen(winfield!, purchase.jointPurchaseId)).toMatchObject({
      ...{ status: 'cancelled', endReason: 'The vendor has withdrawn the quote.', totalCents: null, may: { commit: false } },
    });
    await expect(procurement.commit(winfield!, purchase, 6)).rejects.toMatchObject({ code: 'joint-purchase.state' });
    expect((await procurement.events(purchase.jointPurchaseId)).at(-1)!.data).toMatchObject({ wasPublished: true });
  });

  it('of a draft tells nobody that there was one', async () => {
    const jointPurchaseId = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    await procurement.replica.cancelling.execute(procurement.buyer, jointPurchaseId, { reason: 'Written twice.' });
    expect((await procurement.events(jointPurchaseId)).at(-1)!.data).toMatchObject({ wasPublished: false });
    await expect(procurement.seen(procurement.officers[0]!, jointPurchaseId)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a district’s list of sites', () => {
  it('begins with its office, is its own alone, and is changed by the revision that was seen', async () => {
    const [winfield, baldwin] = procurement.officers;
    const { sites, siteList } = procurement.replica;
    const body = { name: 'High School', street: '232 Pirate Cove', city: 'Winfield', state: 'AL', zip: '35594' };
    const school = await sites.add(winfield!, body);
    await expect(sites.add(winfield!, { ...body, name: 'high school' })).rejects.toMatchObject({ code: 'site.name-taken' });
    expect((await siteList.execute(winfield!)).items.map(({ name, isOffice }) => [name, isOffice])).toEqual([
      ['District 0', true],
      ['High School', false],
    ]);
    expect((await siteList.execute(baldwin!)).items).toHaveLength(1);
    await expect(sites.change(baldwin!, school.siteId, body, 1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(sites.change(winfield!, school.siteId, body, null)).rejects.toMatchObject({ code: 'request.precondition-required' });
    expect(await sites.change(winfield!, school.siteId, { ...body, zip: '35555' }, 1)).toMatchObject({ zip: '35555', revision: 2 });
    await sites.close(winfield!, school.siteId);
    expect((await siteList.execute(winfield!)).items).toHaveLength(1);
  });
});
