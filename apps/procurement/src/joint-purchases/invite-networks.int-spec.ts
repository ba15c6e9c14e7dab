import { Procurement } from '../procurement.fixture.js';

let procurement: Procurement;
beforeAll(async () => void (procurement = await Procurement.open(3)));
afterAll(() => procurement.close());

const network = '019a3b5c-0000-7000-8000-00000000a101';

describe('a network', () => {
  it('invites its districts of this moment, each once, and a closed one not', async () => {
    const [winfield, baldwin, closed] = procurement.officers.map(({ organisationId }) => organisationId);
    await procurement.rows('update organisation set closed = true where organisation_id = $1', [closed]);
    await name([winfield!, baldwin!, closed!]);
    const body = await procurement.written({ invitedOrganisationIds: [winfield!], invitedNetworkIds: [network] });
    const jointPurchaseId = await procurement.replica.drafts.execute(procurement.buyer, body);
    const { invited } = await procurement.replica.view.execute(procurement.buyer, jointPurchaseId);
    expect(invited.map(({ leaid }) => leaid)).toEqual(['0100000', '0100001']);
    await name([closed!]);
    const nobody = procurement.replica.drafts.execute(procurement.buyer, { ...body, invitedOrganisationIds: [] });
    await expect(nobody).rejects.toMatchObject({ code: 'joint-purchase.nobody-invited', facts: { field: 'invitedNetworkIds' } });
    await procurement.rows('update network set ended = true');
    await expect(procurement.replica.drafts.execute(procurement.buyer, body)).rejects.toMatchObject({
      ...{ code: 'joint-purchase.network-unknown', facts: { field: 'invitedNetworkIds.0' } },
    });
    await procurement.rows('update organisation set closed = false');
  });

  it('is kept with the draft that names it, so that a change begins from it, and is shown to the agency alone', async () => {
    const [winfield, baldwin] = procurement.officers.map(({ organisationId }) => organisationId);
    await name([winfield!, baldwin!]);
    const { drafts, publication } = procurement.replica;
    const body = await procurement.written({ invitedOrganisationIds: [], invitedNetworkIds: [network] });
    const jointPurchaseId = await drafts.execute(procurement.buyer, body);
    const named = async () => (await procurement.seen(procurement.buyer, jointPurchaseId)).named;
    expect(await named()).toEqual({ organisationIds: [], networkIds: [network] });
    await drafts.change(procurement.buyer, jointPurchaseId, { ...body, invitedOrganisationIds: [winfield!] }, 1);
    expect(await named()).toEqual({ organisationIds: [winfield], networkIds: [network] });
    await publication.execute(procurement.buyer, jointPurchaseId, { contacts: [] }, null);
    expect(await named()).toBeNull();
    expect((await procurement.seen(procurement.officers[0]!, jointPurchaseId)).named).toBeNull();
  });

  it('invites no more districts than one event can tell', async () => {
    const many = await procurement.rows<{ id: string }>(
      `insert into organisation (organisation_id, kind, name, leaid, zone)
       select uuidv7(), 'district', 'District ' || n, lpad(n::text, 7, '0'), 'America/Chicago' from generate_series(1, 2001) as n
       returning organisation_id as id`,
    );
    await name(many.map(({ id }) => id));
    const body = await procurement.written({ invitedOrganisationIds: [], invitedNetworkIds: [network] });
    await expect(procurement.replica.drafts.execute(procurement.buyer, body)).rejects.toMatchObject({
      ...{ code: 'joint-purchase.invited-too-many', facts: { field: 'invitedNetworkIds' } },
    });
    const { jointPurchaseId } = await procurement.purchase();
    const added = { organisationIds: [], networkIds: [network], contacts: [] };
    await expect(procurement.replica.invitations.execute(procurement.buyer, jointPurchaseId, added)).rejects.toMatchObject({
      ...{ code: 'joint-purchase.invited-too-many', facts: { field: 'networkIds' } },
    });
  });
});

/** The network consists of these districts from now on. */
async function name(memberIds: readonly string[]): Promise<void> {
  await procurement.rows(
    `insert into network (network_id, name, member_ids, ended) values ($1, 'North', $2, false)
     on conflict (network_id) do update set member_ids = excluded.member_ids, ended = false`,
    [network, memberIds],
  );
}
