import { type Actor } from '@tributary/service-kit';
import { withClient } from '@tributary/testing';
import { Procurement } from '../procurement.fixture.js';

// What the database itself refuses, with no query and no code of ours before it.

let procurement: Procurement;
let winfield: Actor;
let baldwin: Actor;
let purchase: Awaited<ReturnType<Procurement['purchase']>>;
beforeAll(async () => {
  procurement = await Procurement.open(3);
  [winfield, baldwin] = procurement.officers as [Actor, Actor];
  purchase = await procurement.purchase();
  await procurement.commit(winfield, purchase, 120);
});
afterAll(() => procurement.close());

const tables = ['joint_purchase', 'lot', 'rung', 'invitation', 'commitment', 'commitment_line', 'audit'];

describe('who sees a purchase', () => {
  it.each(tables)('its lead and its invited districts see rows of %s, a district that is not invited none', async (table) => {
    const counted = async (actor: Actor | null): Promise<number> =>
      (await as(actor, `select count(*)::int as n from ${table}`))[0]!['n'] as number;
    expect(await counted(procurement.buyer)).toBeGreaterThan(0);
    expect(await counted(baldwin)).toBe(await counted(winfield));
    expect(await counted(baldwin)).toBeGreaterThan(0);
    expect(await counted(procurement.stranger)).toBe(0);
    expect(await counted(null)).toBe(0);
  });

  it('a draft is seen by its lead alone, though districts stand in its invitations', async () => {
    const jointPurchaseId = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    const sql = `select joint_purchase_id from invitation where joint_purchase_id = '${jointPurchaseId}'`;
    expect(await as(procurement.buyer, sql)).toHaveLength(2);
    expect(await as(winfield, sql)).toHaveLength(0);
  });
});

describe('a district writes its own commitment and nothing else', () => {
  const insertCommitment = (organisation: Actor): string =>
    `insert into commitment (joint_purchase_id, organisation_id, lead_organisation_id, leaid, committed_by, changed_at)
     values ('${purchase.jointPurchaseId}', '${organisation.organisationId}', '${procurement.buyer.organisationId}', '0100001', '${organisation.personId}', now())`;

  it('cannot commit in the name of another district', async () => {
    await expect(as(winfield, insertCommitment(baldwin))).rejects.toThrow('row-level security policy for table "commitment"');
    await expect(as(baldwin, insertCommitment(baldwin))).resolves.toEqual([]);
  });

  it('cannot commit where it is not invited', async () => {
    await expect(as(procurement.stranger, insertCommitment(procurement.stranger))).rejects.toThrow(
      'row-level security policy for table "commitment"',
    );
  });

  it("cannot change another district's line, though it sees it", async () => {
    expect(await as(baldwin, 'select quantity from commitment_line')).toEqual([{ quantity: 120 }]);
    expect(await as(baldwin, 'update commitment_line set quantity = 1 returning quantity')).toEqual([]);
    expect(await as(procurement.buyer, 'update commitment_line set quantity = 1 returning quantity')).toEqual([]);
  });

  it("cannot put a line of its own into another district's commitment", async () => {
    const { jointPurchaseId, lotId } = await procurement.purchase();
    const { commitmentId } = await procurement.commit(winfield, { jointPurchaseId, lotId }, 5);
    await procurement.rows('delete from commitment_line where commitment_id = $1', [commitmentId]);
    const insert = `insert into commitment_line (commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, quantity)
      values ('${commitmentId}', '${lotId}', '${jointPurchaseId}', '${baldwin.organisationId}', '${procurement.buyer.organisationId}', 5)`;
    await expect(as(baldwin, insert)).rejects.toThrow('violates foreign key constraint');
  });

  it.each([
    ['fix an amount', 'update commitment_line set amount_cents = 1'],
    ['move a cut-off', "update joint_purchase set cut_off_at = cut_off_at + interval '1 day'"],
    ['fix a price', 'update lot set fixed_unit_price_e4 = 1'],
    ['lower a price', 'update rung set unit_price_e4 = 1'],
    ['take a commitment away', 'delete from commitment_line'],
  ])('cannot %s, and neither can the agency', async (_, sql) => {
    await expect(as(winfield, sql)).rejects.toThrow('permission denied');
    await expect(as(procurement.buyer, sql)).rejects.toThrow('permission denied');
  });

  it('cannot change a line whose amount is fixed', async () => {
    await withClient(procurement.database.workerUrl, (worker) => worker.query('update commitment_line set amount_cents = 5388000'));
    expect(await as(winfield, 'update commitment_line set quantity = 1 returning quantity')).toEqual([]);
    await withClient(procurement.database.workerUrl, (worker) => worker.query('update commitment_line set amount_cents = null'));
    expect(await as(winfield, 'update commitment_line set quantity = 1 returning quantity')).toEqual([{ quantity: 1 }]);
  });
});

describe('event streams ask for many organisations in one statement', () => {
  it('and each sees what an ordinary read of its own would show', async () => {
    const draft = await procurement.replica.drafts.execute(procurement.buyer, await procurement.written());
    const organisations = [procurement.buyer, winfield, procurement.stranger].map(({ organisationId }) => organisationId);
    const sql = `select seen_by, seen from purchases_seen('{${organisations.join()}}', '{${purchase.jointPurchaseId},${draft}}') order by seen_by = '${organisations[0]}' desc, seen`;
    expect(await as(null, sql)).toEqual([
      { seen_by: organisations[0], seen: purchase.jointPurchaseId },
      { seen_by: organisations[0], seen: draft },
      { seen_by: organisations[1], seen: purchase.jointPurchaseId },
    ]);
  });
});

// Runs one statement as the request role for somebody, and rolls back.
async function as(actor: Actor | null, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(procurement.database.requestUrl, async (client) => {
    await client.query('begin');
    const settings = { organisation: actor?.organisationId, person: actor?.personId, caller: actor?.subject };
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [`tributary.${name}`, value ?? '']);
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.query('rollback');
    return rows;
  });
}
