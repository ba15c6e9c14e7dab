import { type Actor } from '@tributary/service-kit';
import { checkOutbox } from '@tributary/testing';
import { as as actAs } from '../acting.fixture.js';
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
  await procurement.commit(winfield, purchase, 120, { ceilingE4: 4_444_444 });
});
afterAll(() => procurement.close());

const tables = ['joint_purchase', 'lot', 'rung', 'invitation', 'commitment', 'commitment_lot', 'commitment_line', 'audit'];

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

describe('a ceiling', () => {
  const ceilings = 'select ceiling_e4::int as ceiling from own_terms';
  it('is read by its own district, and by no neighbor, no agency and nobody without a name', async () => {
    expect(await as(winfield, ceilings)).toEqual([{ ceiling: 4_444_444 }]);
    for (const reader of [baldwin, procurement.buyer, procurement.stranger, null]) expect(await as(reader, ceilings)).toEqual([]);
  });

  it('is told to its own district alone by the statement that serves all event streams', async () => {
    const organisations = [procurement.buyer, winfield, baldwin].map(({ organisationId }) => organisationId);
    const rows = await as(null, `select seen_by, own from purchases_seen('{${organisations.join()}}', '{${purchase.jointPurchaseId}}')`);
    const told = rows.filter(({ own }) => JSON.stringify(own).includes('4444444')).map(({ seen_by }) => seen_by);
    expect(told).toEqual([winfield.organisationId]);
  });

  it('stands in no event and in no line of the history', async () => {
    const events = await checkOutbox(procurement.database.adminUrl);
    const history = await procurement.rows('select facts from audit');
    expect([events.length > 2, history.length > 2]).toEqual([true, true]);
    expect(JSON.stringify([events, history])).not.toContain('4444444');
  });
});

describe('a district that has declined', () => {
  it('still sees the purchase, and no quantities of others any more', async () => {
    const other = await procurement.purchase();
    await procurement.commit(winfield, other, 50);
    await procurement.replica.declining.execute(baldwin, other.jointPurchaseId, { reason: null });
    const counted = async (table: string): Promise<unknown> =>
      (await as(baldwin, `select count(*)::int as n from ${table} where joint_purchase_id = '${other.jointPurchaseId}'`))[0]!['n'];
    expect([await counted('joint_purchase'), await counted('lot'), await counted('rung')]).toEqual([1, 1, 3]);
    expect([await counted('commitment'), await counted('commitment_lot'), await counted('commitment_line')]).toEqual([0, 0, 0]);
    expect(await counted('invitation')).toBe(1);
  });
});

describe('a district writes its own commitment and nothing else', () => {
  const insertCommitment = (organisation: Actor): string =>
    `insert into commitment (joint_purchase_id, organisation_id, lead_organisation_id, leaid, revision, committed_by, changed_at)
     values ('${purchase.jointPurchaseId}', '${organisation.organisationId}', '${procurement.buyer.organisationId}', '0100001', 1, '${organisation.personId}', now())`;

  it('cannot commit in the name of another district', async () => {
    await expect(as(winfield, insertCommitment(baldwin))).rejects.toThrow('row-level security policy for table "commitment"');
    await expect(as(baldwin, insertCommitment(baldwin))).resolves.toEqual([]);
  });

  it('cannot commit where it is not invited', async () => {
    await expect(as(procurement.stranger, insertCommitment(procurement.stranger))).rejects.toThrow(
      'row-level security policy for table "commitment"',
    );
  });

  it("cannot take another district's basket away, though it sees it", async () => {
    expect(await as(baldwin, 'select quantity from commitment_lot')).toEqual([{ quantity: 120 }]);
    expect(await as(baldwin, 'delete from commitment_lot returning quantity')).toEqual([]);
    expect(await as(procurement.buyer, 'delete from commitment_lot returning quantity')).toEqual([]);
    expect(await as(baldwin, 'update commitment set revision = 9 returning revision')).toEqual([]);
  });

  it("cannot put a lot of its own into another district's commitment", async () => {
    const { jointPurchaseId, lotId } = await procurement.purchase();
    const { commitmentId } = await procurement.commit(winfield, { jointPurchaseId, lotId }, 5);
    await procurement.rows('delete from commitment_lot where commitment_id = $1', [commitmentId]);
    const insert = `insert into commitment_lot (commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, quantity, tolerance)
      values ('${commitmentId}', '${lotId}', '${jointPurchaseId}', '${baldwin.organisationId}', '${procurement.buyer.organisationId}', 5, 0)`;
    await expect(as(baldwin, insert)).rejects.toThrow('violates foreign key constraint');
  });

  it.each([
    ['fix an amount', 'update commitment_line set amount_cents = 1'],
    ['fix a quantity', 'update commitment_lot set fixed_quantity = 1'],
    ['leave a basket out', "update commitment set left_out = 'ceiling'"],
    ['change a ceiling without a new revision', 'update own_terms set ceiling_e4 = 1'],
    ['fix a price', 'update lot set fixed_unit_price_e4 = 1'],
    ['lower a price', 'update rung set unit_price_e4 = 1'],
    ['take a commitment away', 'delete from commitment'],
  ])('cannot %s, and neither can the agency', async (_, sql) => {
    await expect(as(winfield, sql)).rejects.toThrow('permission denied');
    await expect(as(procurement.buyer, sql)).rejects.toThrow('permission denied');
  });

  it('cannot price a purchase nor end one without success, and neither can the agency', async () => {
    for (const status of ['priced', 'unsuccessful', 'tendering']) {
      const sql = `update joint_purchase set status = '${status}' where joint_purchase_id = '${purchase.jointPurchaseId}' returning status`;
      await expect(as(procurement.buyer, sql)).rejects.toThrow('row-level security policy for table "joint_purchase"');
      expect(await as(winfield, sql)).toEqual([]);
    }
  });

  it('cannot change its basket once the purchase is closed', async () => {
    const remove = `delete from commitment_lot where joint_purchase_id = '${purchase.jointPurchaseId}' returning quantity`;
    const close = (closed: string): Promise<unknown> =>
      procurement.rows(`update joint_purchase set closed_at = ${closed}, decide_by = ${closed} where joint_purchase_id = $1`, [
        purchase.jointPurchaseId,
      ]);
    await close('now()');
    expect(await as(winfield, remove)).toEqual([]);
    await close('null');
    expect(await as(winfield, remove)).toEqual([{ quantity: 120 }]);
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

function as(actor: Actor | null, sql: string): Promise<Record<string, unknown>[]> {
  return actAs(procurement.database.requestUrl, actor, sql);
}
