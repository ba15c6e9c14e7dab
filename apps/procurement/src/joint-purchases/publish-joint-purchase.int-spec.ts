import { checkOutbox } from '@tributary/testing';
import { Procurement } from '../procurement.fixture.js';
import { lotTerms } from './joint-purchase.fixture.js';

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(3)));
afterAll(() => procurement.close());

describe('writing a purchase down', () => {
  it('keeps it for the agency alone, with a reference of the year', async () => {
    const jointPurchaseId = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    const view = await procurement.replica.view.execute(procurement.buyer, jointPurchaseId);
    expect(view).toMatchObject({
      ...{ status: 'draft', version: 1, leadName: 'Agency (sample)', zone: 'America/Chicago', invitedDistricts: 2, publishedAt: null },
      lots: [{ unit: 'tablet', price: { totalQuantity: 0, unitPriceE4: null, next: { unitsShort: 50 } }, fixedUnitPriceE4: null }],
      invited: [
        { leaid: '0100000', name: 'District 0' },
        { leaid: '0100001', name: 'District 1' },
      ],
      ...{ participants: [], own: null, totalCents: null, may: { publish: true, commit: false } },
    });
    expect(view.reference).toMatch(/^JP-\d{4}-0001$/);
    await expect(procurement.replica.view.execute(procurement.officers[0]!, jointPurchaseId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('numbers without gap or double, though many write at once and some fail', async () => {
    const before = await lastNumber();
    const [good, bad] = [
      await procurement.written(),
      await procurement.written({ invitedOrganisationIds: [procurement.buyer.organisationId] }),
    ];
    const attempts = Array.from({ length: 12 }, (_, index) =>
      procurement.replica.drafts.execute(procurement.buyer, index % 3 === 0 ? bad : good),
    );
    const drafted = (await Promise.allSettled(attempts)).flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
    const rows = await procurement.rows<{ reference: string }>('select reference from joint_purchase where joint_purchase_id = any ($1)', [
      drafted,
    ]);
    const numbers = rows.map(({ reference }) => Number(reference.slice(-4))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, index) => before + 1 + index));
  });

  it.each([
    ['a ladder that rises', { lots: [lotTerms({ ladder: [step(50, 449), step(100, 450)] })] }, 'joint-purchase.ladder-rises'],
    ['a cut-off in the past', { cutOffAt: '2020-01-01T00:00:00.000Z' }, 'joint-purchase.cut-off-past'],
    [
      'an organisation that is no district',
      () => ({ invitedOrganisationIds: [procurement.buyer.organisationId] }),
      'joint-purchase.invited-unknown',
    ],
  ])('refuses %s, and keeps nothing', async (_, facts, code) => {
    const counted = 'select (select count(*) from joint_purchase) as purchases, (select count(*) from aggregate) as aggregates';
    const before = await procurement.rows(counted);
    const written = await procurement.written(typeof facts === 'function' ? facts() : facts);
    await expect(procurement.replica.drafts.execute(procurement.buyer, written)).rejects.toMatchObject({ code });
    expect(await procurement.rows(counted)).toEqual(before);
  });
});

describe('writing a draft anew', () => {
  it('replaces all of it, by the version that the buyer has seen', async () => {
    const { drafts, view } = procurement.replica;
    const jointPurchaseId = await drafts.execute(procurement.buyer, await procurement.written());
    const body = await procurement.written({
      title: 'Charging carts',
      lots: [lotTerms({ title: 'Cart', unit: 'cart' }), lotTerms({ title: 'Cable', unit: 'cable' })],
      invitedOrganisationIds: [procurement.officers[1]!.organisationId],
    });
    await expect(drafts.change(procurement.buyer, jointPurchaseId, body, null)).rejects.toMatchObject({
      code: 'request.precondition-required',
    });
    await expect(drafts.change(procurement.buyer, jointPurchaseId, body, 2)).rejects.toMatchObject({ code: 'request.precondition-failed' });
    await drafts.change(procurement.buyer, jointPurchaseId, body, 1);
    expect(await view.execute(procurement.buyer, jointPurchaseId)).toMatchObject({
      ...{ title: 'Charging carts', version: 2, invitedDistricts: 1, invited: [{ leaid: '0100001' }] },
      lots: [{ unit: 'cart' }, { unit: 'cable' }],
    });
  });

  it('is over once it is published', async () => {
    const { jointPurchaseId, version } = await procurement.purchase();
    const attempt = procurement.replica.drafts.change(procurement.buyer, jointPurchaseId, await procurement.written(), version);
    await expect(attempt).rejects.toMatchObject({ code: 'joint-purchase.state' });
  });
});

describe('where nobody can be told', () => {
  it('publishing asks for an address, keeps it for the agency alone, and tells it on a topic that can forget', async () => {
    const [winfield] = procurement.officers;
    await procurement.rows('delete from role_grant where organisation_id = $1', [winfield!.organisationId]);
    const { drafts, publication, view } = procurement.replica;
    const jointPurchaseId = await drafts.execute(procurement.buyer, await procurement.written());
    const draft = await view.execute(procurement.buyer, jointPurchaseId);
    expect(draft.invited.map(({ leaid, reachable }) => [leaid, reachable])).toEqual([
      ['0100000', false],
      ['0100001', true],
    ]);
    await expect(publication.execute(procurement.buyer, jointPurchaseId, { contacts: [] }, null)).rejects.toMatchObject({
      ...{ code: 'joint-purchase.unreachable', facts: { organisationIds: [winfield!.organisationId] } },
    });
    const contacts = [{ organisationId: winfield!.organisationId, email: 'office@winfield.example' }];
    await publication.execute(procurement.buyer, jointPurchaseId, { contacts }, 1);
    const events = await checkOutbox(procurement.database.adminUrl);
    expect(events.filter(({ type }) => type === 'procurement.invitation-contact.recorded@1').map(({ data }) => data)).toMatchObject([
      { jointPurchaseId, organisationId: winfield!.organisationId, email: 'office@winfield.example' },
    ]);
    const published = events.find(({ aggregateId, type }) => aggregateId === jointPurchaseId && type.includes('published'));
    expect(JSON.stringify(published)).not.toContain('@winfield');
    const again = await drafts.execute(procurement.buyer, await procurement.written());
    await publication.execute(procurement.buyer, again, { contacts: [{ organisationId: winfield!.organisationId, email: null }] }, null);
    expect(await view.execute(procurement.buyer, again)).toMatchObject({ status: 'committing' });
    await procurement.staff(winfield!);
  });
});

describe('publishing', () => {
  it('opens it to the invited districts, tells who they are, and nobody else sees it', async () => {
    const purchase = await procurement.purchase();
    const [winfield, baldwin] = procurement.officers;
    expect(await procurement.replica.view.execute(winfield!, purchase.jointPurchaseId)).toMatchObject({
      ...{ status: 'committing', version: 2, may: { publish: false, commit: true } },
      invited: [{ name: 'District 0' }, { name: 'District 1' }],
    });
    await expect(procurement.replica.view.execute(procurement.stranger, purchase.jointPurchaseId)).rejects.toMatchObject({
      code: 'not-found',
    });
    const published = (await checkOutbox(procurement.database.adminUrl)).findLast(
      ({ aggregateId }) => aggregateId === purchase.jointPurchaseId,
    );
    expect(published).toMatchObject({ type: 'procurement.joint-purchase.published@1', version: 2 });
    const { invited } = published!.data as { invited: { organisationId: string; leaid: string }[] };
    expect(invited.toSorted((a, b) => a.leaid.localeCompare(b.leaid))).toEqual([
      { organisationId: winfield!.organisationId, leaid: '0100000' },
      { organisationId: baldwin!.organisationId, leaid: '0100001' },
    ]);
  });

  it('happens once, though two buyers press the button at once', async () => {
    const jointPurchaseId = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    const attempts = await Promise.allSettled(
      [1, 2, 3].map(() => procurement.replica.publication.execute(procurement.buyer, jointPurchaseId, { contacts: [] }, null)),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'joint-purchase.state' } });
  });

  it('is refused once the cut-off has passed while the draft lay there', async () => {
    const jointPurchaseId = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written({}, 60_000));
    await procurement.pass(60_000);
    const attempt = procurement.replica.publication.execute(procurement.buyer, jointPurchaseId, { contacts: [] }, null);
    await expect(attempt).rejects.toMatchObject({ code: 'joint-purchase.cut-off-past' });
    expect(await procurement.replica.view.execute(procurement.buyer, jointPurchaseId)).toMatchObject({
      status: 'draft',
      may: { publish: false },
    });
  });
});

async function lastNumber(): Promise<number> {
  const [row] = await procurement.rows<{ n: number }>('select last_number as n from reference_counter');
  return row?.n ?? 0;
}

function step(fromQuantity: number, dollars: number): { fromQuantity: number; unitPriceE4: number } {
  return { fromQuantity, unitPriceE4: dollars * 10_000 };
}
