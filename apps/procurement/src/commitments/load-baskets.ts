import type { Tx } from '@tributary/service-kit';
import type { Basket, BasketLot } from '../price-rule/basket.rules.js';
import type { LotSums } from '../price-rule/figures.rules.js';
import { exactNumber } from '../price-rule/money.rules.js';

type Row = Omit<Basket, 'lots'> & BasketLot;

// Row security decides which ceilings it finds: a district its own, the worker that prices all, everybody else none.
const BASKETS = `
  select commitment.commitment_id as "commitmentId", commitment.organisation_id as "organisationId", commitment.leaid,
         lot.lot_id as "lotId", lot.tolerance, terms.ceiling_e4::float8 as "ceilingE4", lines.lines
  from commitment
  join commitment_lot lot using (commitment_id)
  left join own_terms terms on terms.commitment_id = lot.commitment_id and terms.lot_id = lot.lot_id
  cross join lateral (
    select json_agg(json_build_object('siteId', site_id, 'quantity', quantity, 'deliveryE4', delivery_e4) order by site_id) as lines
    from commitment_line line where line.commitment_id = lot.commitment_id and line.lot_id = lot.lot_id
  ) as lines
  where commitment.joint_purchase_id = $1
  order by commitment.leaid, commitment.commitment_id, lot.lot_id`;

/** All baskets of a purchase, in the order of LEAID, with the ceilings that the transaction's role may read. */
export async function loadBaskets(tx: Pick<Tx, 'query'>, jointPurchaseId: string): Promise<Basket[]> {
  const rows = await tx.query<Row>(BASKETS, [jointPurchaseId]);
  return [...Map.groupBy(rows, ({ commitmentId }) => commitmentId).values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const { commitmentId, organisationId, leaid } = first;
    return [
      {
        commitmentId,
        organisationId,
        leaid,
        lots: parts.map(({ lotId, tolerance, ceilingE4, lines }) => ({ lotId, tolerance, ceilingE4, lines })),
      },
    ];
  });
}

const SUMS = `
  select lot_id as "lotId", sum(quantity + tolerance) as volume, sum(quantity) as quantity
  from commitment_lot where joint_purchase_id = $1 group by lot_id`;

/** Σ(q + n) and Σq of each lot that somebody wants. */
export async function loadSums(tx: Pick<Tx, 'query'>, jointPurchaseId: string): Promise<Map<string, LotSums>> {
  const rows = await tx.query<{ lotId: string; volume: string; quantity: string }>(SUMS, [jointPurchaseId]);
  return new Map(rows.map(({ lotId, volume, quantity }) => [lotId, { volume: exactNumber(volume), quantity: exactNumber(quantity) }]));
}
