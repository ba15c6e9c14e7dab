import type { Actor } from '@tributary/service-kit';
import { as } from '../acting.fixture.js';
import { Procurement } from '../procurement.fixture.js';

// What the life of a purchase forbids, the database refuses by itself: with no query and no code of ours before it.

let procurement: Procurement;
let buyer: Actor;
let winfield: Actor;
let purchase: Awaited<ReturnType<Procurement['purchase']>>;
beforeAll(async () => {
  procurement = await Procurement.open(3);
  buyer = procurement.buyer;
  winfield = procurement.officers[0]!;
  purchase = await procurement.purchase();
});
afterAll(() => procurement.close());

const one = (): string => `joint_purchase_id = '${purchase.jointPurchaseId}'`;
const key = (): string => `'${purchase.jointPurchaseId}', '${buyer.organisationId}'`;

describe('once a purchase is published, its agency', () => {
  it('adds no cheaper or dearer step to a ladder', async () => {
    const sql = `insert into rung (joint_purchase_id, lead_organisation_id, lot_id, from_quantity, unit_price_e4) values (${key()}, '${purchase.lotId}', 60, 1)`;
    await expect(run(buyer, sql)).rejects.toThrow('row-level security policy for table "rung"');
  });

  it('adds no lot', async () => {
    const sql = `insert into lot (joint_purchase_id, lead_organisation_id, lot_id, position, title, unspsc, unit, specification, fee_e4, delivery)
      values (${key()}, uuidv7(), 9, 'More', '43211509', 'tablet', '', 0, '[]')`;
    await expect(run(buyer, sql)).rejects.toThrow('row-level security policy for table "lot"');
  });

  it.each([
    ['makes a draft of it again', "status = 'draft'"],
    ['shortens the cut-off', "cut_off_at = cut_off_at - interval '1 minute'"],
    ['names another vendor', `source = '{}'`],
    ['calls it otherwise', "title = 'Another'"],
  ])('never %s', async (_, change) => {
    await expect(run(buyer, `update joint_purchase set ${change} where ${one()}`)).rejects.toThrow('A purchase cannot go');
  });

  it('declines in no district’s name', async () => {
    const sql = `update invitation set declined_at = now() where ${one()} returning leaid`;
    expect(await run(buyer, sql)).toEqual([]);
    expect(await run(winfield, sql)).toEqual([{ leaid: '0100000' }]);
  });
});

describe('once a purchase has ended', () => {
  it('nobody is invited to it, and no district changes its answer', async () => {
    const ended = await procurement.purchase();
    await procurement.replica.cancelling.execute(buyer, ended.jointPurchaseId, { reason: 'Called off.' });
    const invite = `insert into invitation (joint_purchase_id, organisation_id, lead_organisation_id, leaid, opened_at)
      values ('${ended.jointPurchaseId}', '${procurement.stranger.organisationId}', '${buyer.organisationId}', '0100002', now())`;
    await expect(run(buyer, invite)).rejects.toThrow('row-level security policy for table "invitation"');
    const decline = `update invitation set declined_at = now() where joint_purchase_id = '${ended.jointPurchaseId}' returning leaid`;
    expect(await run(winfield, decline)).toEqual([]);
    const reopen = `update joint_purchase set status = 'committing' where joint_purchase_id = '${ended.jointPurchaseId}'`;
    await expect(procurement.rows(reopen)).rejects.toThrow('A purchase cannot go from cancelled to committing');
  });
});

describe('a district', () => {
  it('notes no rung of another purchase as reached', async () => {
    const other = await procurement.purchase();
    const sql = `insert into rung_reached (joint_purchase_id, lead_organisation_id, lot_id, from_quantity, reached_at) values (${key()}, '${other.lotId}', 50, now())`;
    await expect(run(winfield, sql)).rejects.toThrow('violates foreign key constraint');
  });

  it('that has declined reads no quantity in the history either', async () => {
    const other = await procurement.purchase();
    await procurement.commit(winfield, other, 50);
    const declining = procurement.officers[1]!;
    await procurement.replica.declining.execute(declining, other.jointPurchaseId, { reason: null });
    const { timeline } = await procurement.seen(declining, other.jointPurchaseId);
    expect(timeline.map(({ action }) => action)).toEqual(['invitation-declined', 'published', 'drafted']);
    expect((await procurement.seen(winfield, other.jointPurchaseId)).timeline).toHaveLength(4);
  });
});

function run(actor: Actor, sql: string): Promise<Record<string, unknown>[]> {
  return as(procurement.database.requestUrl, actor, sql);
}
