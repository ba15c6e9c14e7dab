import type { basketCommitted, JointPurchaseView, PayloadOf } from '@tributary/contracts';
import { readTopic } from '@tributary/messaging';
import { eventually, moveClock, rowsOf, servers } from '@tributary/testing';
import { type Person, RunningProcurement, answerOf, send } from './procurement.fixture.js';
import { commitAll, newest, type Outcome, p99, type Standing, sumOf, TURNS, useAside } from './rush.fixture.js';

const DISTRICTS = 200;
const ALL = DISTRICTS * TURNS;
/** Once so many are acknowledged, the second purchase's cut-off passes. */
const PASSES_AFTER = 400;
/** How often the other purchase is changed before its quiet figure is taken, and for it. */
const WARMING = 50;
const QUIET = 200;

type Committed = PayloadOf<typeof basketCommitted>;

describe(`${ALL} commitments of ${DISTRICTS} districts at once against two replicas`, () => {
  let procurement: RunningProcurement;
  let officers: Person[];

  beforeAll(async () => {
    procurement = await RunningProcurement.start();
    officers = await procurement.officers(DISTRICTS + 1);
  }, 240_000);
  afterAll(() => procurement.close());

  describe('on one purchase, while another one is used', () => {
    let purchase: JointPurchaseView;
    let outcomes: Outcome[];
    const measured: { quietMs: number; meanwhileMs: number }[] = [];

    // Others may be at work on the same machine, and move either figure: so a rush whose figures are apart is followed by another, three at most.
    beforeAll(async () => {
      const [aside, ...rushing] = officers as [Person, ...Person[]];
      const other = await procurement.purchase([aside]);
      const standing: Standing = { revision: null };
      await useAside(procurement.origins, aside, other, standing, (turns) => turns === WARMING);
      do {
        const quietMs = p99(await useAside(procurement.origins, aside, other, standing, (turns) => turns === QUIET));
        purchase = await procurement.purchase(rushing);
        let ended = false;
        const rush = commitAll(procurement.origins, rushing, purchase).finally(() => (ended = true));
        measured.push({ quietMs, meanwhileMs: p99(await useAside(procurement.origins, aside, other, standing, () => ended)) });
        outcomes = await rush;
      } while (measured.length < 3 && least(measured) > 2);
      console.log(
        measured
          .map((p) => `p99 of another purchase: ${p.quietMs.toFixed(1)} ms in the quiet, ${p.meanwhileMs.toFixed(1)} ms in the rush`)
          .join('\n'),
      );
    }, 480_000);

    it('are all acknowledged, each with a version of its own', () => {
      expect(outcomes.filter(({ receipt }) => receipt === null)).toEqual([]);
      expect(new Set(outcomes.map(({ receipt }) => receipt?.version)).size).toBe(ALL);
    });

    it('lose none and double none: the topic tells each of them once, with the volume exactly as it was after it', async () => {
      const told = await toldOf(purchase);
      expect(told).toHaveLength(ALL);
      const quantities = new Map<string, number>();
      for (const { organisationId, lots, standings } of told) {
        quantities.set(organisationId, lots[0]!.quantity);
        expect(standings[0]!.volume).toBe(sumOf(quantities.values()));
      }
    });

    it('leave a total that is exact to the unit, in the rows and in the view of either replica', async () => {
      const expected = newest(outcomes);
      expect(await rowsOfPurchase(purchase)).toEqual(expected);
      for (const origin of procurement.origins) {
        const view = await seen(origin, purchase);
        expect(view.lots[0]!.price.totalQuantity).toBe(sumOf(expected.values()));
        expect(view.participants).toHaveLength(DISTRICTS);
      }
    });

    it('leave the other purchase its half of the pool: its p99 stays within twice its quiet figure', () => {
      expect(least(measured)).toBeLessThanOrEqual(2);
    });
  });

  describe('with the cut-off passing in the middle of it', () => {
    let purchase: JointPurchaseView;
    let outcomes: Outcome[];

    beforeAll(async () => {
      const rushing = officers.slice(1);
      purchase = await procurement.purchase(rushing);
      const leftMs = new Date(purchase.cutOffAt).getTime() - Date.now();
      let passing: Promise<unknown> | undefined;
      outcomes = await commitAll(procurement.origins, rushing, purchase, (acknowledged) => {
        if (acknowledged >= PASSES_AFTER) passing ??= moveClock(procurement.database.ownerUrl, leftMs, procurement.origins);
      });
      await passing;
    }, 240_000);

    it('honour it to the row: what was acknowledged was in time, what was late is refused as late, and nothing else happened', async () => {
      const acknowledged = outcomes.filter(({ receipt }) => receipt !== null);
      expect(acknowledged.length).toBeGreaterThanOrEqual(PASSES_AFTER);
      expect(acknowledged.length).toBeLessThan(ALL);
      expect(new Set(outcomes.map(({ refusal }) => refusal))).toEqual(new Set([null, 'joint-purchase.cut-off-passed']));
      const late = 'select count(*)::int as n from commitment join joint_purchase using (joint_purchase_id) where changed_at >= cut_off_at';
      expect(await rowsOf(procurement.database.adminUrl, late)).toEqual([{ n: 0 }]);
      expect(await toldOf(purchase)).toHaveLength(acknowledged.length);
    });

    it('price exactly what stood then, to the cent', async () => {
      const expected = newest(outcomes);
      const priced = await eventually(
        async () => {
          const view = await seen(procurement.origins[0]!, purchase);
          expect(view.status).toBe('priced');
          return view;
        },
        { timeoutMs: 30_000 },
      );
      const [lot] = priced.lots;
      expect(lot!.fixedQuantity).toBe(sumOf(expected.values()));
      // Unit prices of the sample ladder are whole cents, so no line is rounded.
      expect(priced.totalCents).toBe((sumOf(expected.values()) * lot!.fixedUnitPriceE4!) / 100);
      expect(new Map(priced.participants.map(({ organisationId, lots }) => [organisationId, lots[0]!.fixedQuantity]))).toEqual(expected);
    });
  });

  function seen(origin: string, { jointPurchaseId }: JointPurchaseView): Promise<JointPurchaseView> {
    return answerOf<JointPurchaseView>(send(origin, procurement.buyer, 'GET', `/v1/joint-purchases/${jointPurchaseId}`));
  }

  async function rowsOfPurchase({ jointPurchaseId }: JointPurchaseView): Promise<Map<string, number>> {
    const rows = await rowsOf<{ of: string; quantity: number }>(
      procurement.database.adminUrl,
      'select organisation_id as of, quantity from commitment_line where joint_purchase_id = $1',
      [jointPurchaseId],
    );
    return new Map(rows.map(({ of, quantity }) => [of, quantity]));
  }

  /** Every basket that the topic tells of, in the order of the purchase's versions, once its outbox is empty. */
  async function toldOf({ jointPurchaseId }: JointPurchaseView): Promise<Committed[]> {
    const waiting = 'select count(*)::int as n from outbox';
    await eventually(async () => expect(await rowsOf(procurement.database.adminUrl, waiting)).toEqual([{ n: 0 }]), { timeoutMs: 60_000 });
    const records = (await readTopic(servers.kafkaBrokers, 'procurement.joint-purchases')).filter(({ key }) => key === jointPurchaseId);
    const once = new Map(records.map(({ version, type, envelope }) => [version ?? 0, { type, envelope }]));
    expect([...once.keys()]).toEqual(Array.from(once, (_, index) => index + 1));
    const committed = [...once.values()].filter(({ type }) => type === 'procurement.joint-purchase.basket-committed@1');
    return committed.map(({ envelope }) => envelope!.data as Committed);
  }
});

/** The smallest of what a rush made of the quiet figure. */
function least(measured: readonly { quietMs: number; meanwhileMs: number }[]): number {
  return Math.min(...measured.map(({ quietMs, meanwhileMs }) => meanwhileMs / quietMs));
}
