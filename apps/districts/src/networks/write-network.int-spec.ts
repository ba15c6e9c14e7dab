import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { NetworkView } from '@tributary/contracts';
import type { Actor } from '@tributary/service-kit';
import { checkOutbox, rowsOf, type StoredEvent } from '@tributary/testing';
import { type Districts, foundedBy, joined, meeting, openDistricts } from '../districts.fixture.js';

let districts: Districts;
let dana: Actor;
let marcus: Actor;
let renee: Actor;
let tomas: Actor;
let baldwin: string;
let winfield: string;
let mobile: string;

beforeAll(async () => {
  districts = await openDistricts();
  dana = await foundedBy(districts);
  await districts.importDistricts.import(dana, createReadStream(join(__dirname, '../../sample/lea-alabama.tsv')), null);
  [baldwin = '', winfield = '', mobile = ''] = await Promise.all(['0100270', '0103540', '0102370'].map(organisationOf));
  marcus = await joined(districts, dana, 'marcus.lee@sample.example', dana.organisationId, 'buyer');
  renee = await joined(districts, dana, 'renee.hollis@sample.example', winfield, 'district-admin');
  tomas = await joined(districts, dana, 'tomas.ortega@sample.example', baldwin, 'district-admin');
});
afterAll(() => districts.close());

async function organisationOf(leaid: string): Promise<string> {
  const sql = 'select organisation_id as "organisationId" from organisation where leaid = $1';
  return (await rowsOf<{ organisationId: string }>(districts.fresh.adminUrl, sql, [leaid]))[0]?.organisationId ?? '';
}

async function told(networkId: string): Promise<StoredEvent[]> {
  return (await checkOutbox(districts.fresh.adminUrl)).filter(({ aggregateId }) => aggregateId === networkId);
}

let named = 0;
const naming = (actor: Actor, ...members: string[]): Promise<NetworkView> =>
  districts.writeNetwork.name(actor, { name: `Network ${(named += 1)}`, memberOrganisationIds: members });
const change = (
  actor: Actor,
  of: NetworkView,
  members: string[],
  given: number | null = of.revision,
  name = of.name,
): Promise<NetworkView> => districts.writeNetwork.change(actor, of.networkId, { name, memberOrganisationIds: members }, given);
const idsOf = ({ members }: NetworkView): string[] => members.map(({ organisationId }) => organisationId);

describe('naming a network', () => {
  it('keeps it whole, tells it whole, and has a history', async () => {
    const network = await naming(marcus, winfield, baldwin, winfield);
    expect(network).toMatchObject({
      revision: 1,
      ended: false,
      members: [{ name: expect.stringMatching(/baldwin/i) as string }, { leaid: '0103540' }],
    });
    expect(await told(network.networkId)).toMatchObject([
      {
        type: 'districts.network.recorded@1',
        version: 1,
        data: { name: network.name, memberOrganisationIds: [baldwin, winfield].sort(), ended: false },
      },
    ]);
    expect(network.timeline).toMatchObject([{ action: 'network-named', version: 1, personId: marcus.personId }]);
  });

  it('takes no name that another has, in whatever letters', async () => {
    const { name } = await naming(dana, winfield);
    const again = districts.writeNetwork.name(dana, { name: name.toUpperCase(), memberOrganisationIds: [baldwin] });
    await expect(again).rejects.toMatchObject({ code: 'network.name-taken', facts: { field: 'name' } });
  });

  it('stores one of two that take the same name in the same moment', async () => {
    const body = { name: 'Both want this', memberOrganisationIds: [winfield] };
    const both = await Promise.allSettled([districts.writeNetwork.name(dana, body), districts.writeNetwork.name(marcus, body)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes districts on record alone, and names those that are none', async () => {
    const stranger = '019a3b5c-0000-7000-8000-00000000d009';
    const naming = districts.writeNetwork.name(dana, {
      name: 'Strangers',
      memberOrganisationIds: [winfield, stranger, dana.organisationId],
    });
    await expect(naming).rejects.toMatchObject({
      code: 'network.member-unknown',
      facts: { organisationIds: [stranger, dana.organisationId].sort() },
    });
    expect((await districts.findNetworks.list(dana)).items.map(({ name }) => name)).not.toContain('Strangers');
  });
});

describe('changing a network', () => {
  it('tells the new whole, and its history who came and who left', async () => {
    const before = await naming(dana, winfield, baldwin);
    const after = await change(marcus, before, [winfield, mobile]);
    expect([after.revision, idsOf(after).sort()]).toEqual([2, [winfield, mobile].sort()]);
    expect((await told(before.networkId)).at(-1)).toMatchObject({ version: 2, data: { memberOrganisationIds: [winfield, mobile].sort() } });
    expect(after.timeline[0]).toMatchObject({ action: 'network-changed', facts: { added: [mobile], removed: [baldwin] } });
  });

  it('asks which revision it was made from, and refuses one that is not the last', async () => {
    const network = await naming(dana, winfield);
    await expect(change(dana, network, [baldwin], null)).rejects.toMatchObject({ code: 'request.precondition-required' });
    await change(dana, network, [baldwin]);
    await expect(change(marcus, network, [mobile])).rejects.toMatchObject({ code: 'request.precondition-failed' });
  });

  it('lets one of two who change it at once through', async () => {
    const network = await naming(dana, winfield);
    const outcomes = await meeting(districts, `select from aggregate where id = '${network.networkId}' for update`, [
      () => change(dana, network, [baldwin]),
      () => change(marcus, network, [mobile]),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await told(network.networkId)).toHaveLength(2);
  });

  it('tells nobody of a change that changes nothing', async () => {
    const network = await naming(dana, winfield);
    expect(await change(dana, network, [winfield, winfield])).toEqual(network);
    expect(await told(network.networkId)).toHaveLength(1);
  });

  it('renames to no name that another has', async () => {
    const [one, other] = [await naming(dana, winfield), await naming(dana, winfield)];
    await expect(change(dana, other, [winfield], 1, one.name)).rejects.toMatchObject({ code: 'network.name-taken' });
  });
});

describe('ending a network', () => {
  it('is for good, is told, and frees the name', async () => {
    const network = await naming(dana, winfield, baldwin);
    expect(await districts.endNetwork.end(marcus, network.networkId)).toMatchObject({ ended: true, revision: 2 });
    expect((await told(network.networkId)).at(-1)).toMatchObject({ version: 2, data: { ended: true, name: network.name } });
    await expect(districts.endNetwork.end(dana, network.networkId)).rejects.toMatchObject({ code: 'network.ended' });
    await expect(change(dana, network, [winfield], 2)).rejects.toMatchObject({ code: 'network.ended' });
    expect((await districts.findNetworks.list(dana)).items.map(({ networkId }) => networkId)).not.toContain(network.networkId);
    expect(await districts.findNetworks.one(dana, network.networkId)).toMatchObject({ ended: true });
    await expect(districts.writeNetwork.name(dana, { name: network.name, memberOrganisationIds: [mobile] })).resolves.toBeDefined();
  });
});

describe('who sees a network', () => {
  it('is the agency, and each district that belongs to it, with all of its members', async () => {
    const [both, theirs] = [await naming(dana, winfield, baldwin), await naming(dana, baldwin, mobile)];
    const seen = async (actor: Actor): Promise<string[]> =>
      (await districts.findNetworks.list(actor)).items.map(({ networkId }) => networkId);
    expect(await seen(renee)).toContain(both.networkId);
    expect(await seen(renee)).not.toContain(theirs.networkId);
    expect(await seen(tomas)).toEqual(expect.arrayContaining([both.networkId, theirs.networkId]));
    expect(await districts.findNetworks.one(renee, both.networkId)).toEqual(await districts.findNetworks.one(dana, both.networkId));
    await expect(districts.findNetworks.one(renee, theirs.networkId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is not a district that has left it, which loses its history too', async () => {
    const network = await naming(dana, winfield, baldwin);
    await change(dana, network, [baldwin]);
    await expect(districts.findNetworks.one(renee, network.networkId)).rejects.toMatchObject({ code: 'not-found' });
    const history = await districts.transactions.asRequest(renee, (tx) =>
      tx.query('select from audit where aggregate_id = $1', [network.networkId]),
    );
    expect(history).toEqual([]);
  });

  it('changes nothing as a district', async () => {
    const network = await naming(dana, winfield);
    await expect(change(renee, network, [winfield, mobile])).rejects.toThrow('Row security let nobody change');
    await expect(naming(renee, winfield)).rejects.toThrow('row-level security');
  });
});
