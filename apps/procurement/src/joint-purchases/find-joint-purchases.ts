import { Injectable } from '@nestjs/common';
import type { JointPurchaseListItem, JointPurchasePage, JointPurchaseQuery, Rung } from '@tributary/contracts';
import { type Actor, decodeCursor, encodeCursor, Transactions } from '@tributary/service-kit';
import { z } from 'zod';
import { isAwaitingBuyer } from './cut-off.rules.js';
import type { JointPurchase } from './joint-purchase.rules.js';
import { priceAt } from './ladder.rules.js';
import { exactNumber } from './money.rules.js';

interface Row extends Pick<JointPurchase, 'jointPurchaseId' | 'reference' | 'title' | 'status' | 'cutOffAt' | 'closedAt'> {
  readonly invitedDistricts: number;
  readonly unit: string;
  readonly ladder: readonly Rung[];
  readonly volume: string;
  readonly committedDistricts: string;
  readonly ownQuantity: number | null;
}

// The ids are UUID v7, so the newest purchase has the greatest: no other column is needed to go on from.
const cursor = z.tuple([z.uuid()]);

const MATCHES = `($1::text is null or status = $1) and ($2::text is null or title ilike $2 or reference ilike $2)`;

const TOTAL = `select count(*)::int as total from joint_purchase where ${MATCHES}`;

const PAGE = `
  with page as (
    select * from joint_purchase where ${MATCHES} and ($3::uuid is null or joint_purchase_id < $3) order by joint_purchase_id desc limit $4
  )
  select page.joint_purchase_id as "jointPurchaseId", page.reference, page.title, page.status, page.cut_off_at as "cutOffAt",
         page.closed_at as "closedAt", page.invited_count as "invitedDistricts", lot.unit, ladder.rungs as ladder,
         committed.volume, committed.districts as "committedDistricts", committed.own as "ownQuantity"
  from page
  join lot on lot.joint_purchase_id = page.joint_purchase_id and lot.position = 0
  cross join lateral (
    select json_agg(json_build_object('fromQuantity', from_quantity, 'unitPriceE4', unit_price_e4) order by from_quantity) as rungs
    from rung where rung.lot_id = lot.lot_id
  ) as ladder
  cross join lateral (
    select coalesce(sum(quantity), 0) as volume, count(*) as districts, max(quantity) filter (where organisation_id = $5) as own
    from commitment_line line where line.lot_id = lot.lot_id
  ) as committed
  order by page.joint_purchase_id desc`;

/** The purchases that the acting organisation leads or is invited to, the newest first. Row security leaves out all others. */
@Injectable()
export class FindJointPurchases {
  constructor(private readonly transactions: Transactions) {}

  async execute(actor: Actor, { search, status, after, limit }: JointPurchaseQuery): Promise<JointPurchasePage> {
    const filter = [status ?? null, search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null];
    const from = after === undefined ? null : decodeCursor(cursor, after)[0];
    return this.transactions.asRequest(actor, async (tx) => {
      const rows = await tx.query<Row>(PAGE, [...filter, from, limit + 1, actor.organisationId]);
      const [counted] = await tx.query<{ total: number }>(TOTAL, filter);
      const items = rows.slice(0, limit).map(listItem);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, total: counted?.total ?? 0, next: last ? encodeCursor([last.jointPurchaseId]) : null };
    });
  }
}

function listItem({ ladder, volume, cutOffAt, closedAt, committedDistricts, ...row }: Row): JointPurchaseListItem {
  return {
    ...row,
    awaitingBuyer: isAwaitingBuyer({ ...row, closedAt }),
    cutOffAt: cutOffAt.toISOString(),
    committedDistricts: exactNumber(committedDistricts),
    price: priceAt(ladder, exactNumber(volume)),
  };
}
