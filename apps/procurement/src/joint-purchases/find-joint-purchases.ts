import { Injectable } from '@nestjs/common';
import type { InvitationAnswer, JointPurchaseListItem, JointPurchasePage, JointPurchaseQuery, Rung } from '@tributary/contracts';
import { type Actor, decodeCursor, encodeCursor, Transactions } from '@tributary/service-kit';
import { z } from 'zod';
import { priceAt } from '../price-rule/ladder.rules.js';
import { isAwaitingBuyer } from './cut-off.rules.js';
import type { JointPurchase } from './joint-purchase.rules.js';

interface LotRow {
  readonly lotId: string;
  readonly title: string;
  readonly unit: string;
  readonly ladder: readonly Rung[];
  readonly volume: number;
  readonly ownQuantity: number | null;
}

interface Row extends Pick<JointPurchase, 'jointPurchaseId' | 'reference' | 'title' | 'status' | 'cutOffAt' | 'closedAt'> {
  readonly lots: readonly LotRow[];
  readonly invitedDistricts: number;
  readonly committedDistricts: number;
  readonly declinedDistricts: number;
  readonly ownAnswer: InvitationAnswer | null;
}

// The ids are UUID v7, so the newest purchase has the greatest: no other column is needed to go on from.
const cursor = z.tuple([z.uuid()]);

const OWN_ANSWER = `
  (select case when invitation.declined_at is not null then 'declined' when commitment.withdrawn then 'withdrawn'
               when commitment.commitment_id is not null then 'committed' else 'none' end
   from invitation left join commitment using (joint_purchase_id, organisation_id)
   where invitation.joint_purchase_id = joint_purchase.joint_purchase_id and invitation.organisation_id = $3)`;

// $4: 'unanswered' asks for open purchases without an answer of the acting district, 'mine' for those in which it is.
const MATCHES = `
  ($1::text is null or status = $1) and ($2::text is null or title ilike $2 or reference ilike $2)
  and ($4::text is null
       or ($4 = 'mine' and ${OWN_ANSWER} = 'committed')
       or ($4 = 'unanswered' and status = 'committing' and closed_at is null and ${OWN_ANSWER} in ('none', 'withdrawn')))`;

const TOTAL = `select count(*)::int as total from joint_purchase where ${MATCHES}`;

const PAGE = `
  with page as (
    select *, ${OWN_ANSWER} as own_answer from joint_purchase
    where ${MATCHES} and ($5::uuid is null or joint_purchase_id < $5) order by joint_purchase_id desc limit $6
  )
  select page.joint_purchase_id as "jointPurchaseId", page.reference, page.title, page.status, page.cut_off_at as "cutOffAt",
         page.closed_at as "closedAt", page.invited_count as "invitedDistricts", page.own_answer as "ownAnswer",
         (select count(*)::int from commitment where commitment.joint_purchase_id = page.joint_purchase_id and not withdrawn) as "committedDistricts",
         (select count(*)::int from invitation
          where invitation.joint_purchase_id = page.joint_purchase_id and declined_at is not null) as "declinedDistricts",
         lots.lots
  from page
  cross join lateral (
    select json_agg(json_build_object(
      'lotId', lot.lot_id, 'title', lot.title, 'unit', lot.unit,
      'ladder', (select json_agg(json_build_object('fromQuantity', from_quantity, 'unitPriceE4', unit_price_e4) order by from_quantity)
                 from rung where rung.lot_id = lot.lot_id),
      'volume', coalesce(case when page.priced_at is null then wanted.volume else lot.fixed_quantity end, 0), 'ownQuantity', wanted.own) order by lot.position) as lots
    from lot
    left join lateral (
      select sum(quantity + tolerance) as volume, max(quantity) filter (where organisation_id = $3) as own
      from commitment_lot where commitment_lot.lot_id = lot.lot_id
    ) as wanted on true
    where lot.joint_purchase_id = page.joint_purchase_id
  ) as lots
  order by page.joint_purchase_id desc`;

/** The purchases that the acting organisation leads or is invited to, the newest first. Row security leaves out all others. */
@Injectable()
export class FindJointPurchases {
  constructor(private readonly transactions: Transactions) {}

  async execute(actor: Actor, { search, status, answer, after, limit }: JointPurchaseQuery): Promise<JointPurchasePage> {
    const words = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
    const filter = [status ?? null, words, actor.organisationId, answer ?? null];
    const from = after === undefined ? null : decodeCursor(cursor, after)[0];
    return this.transactions.asRequest(actor, async (tx) => {
      const rows = await tx.query<Row & Record<string, unknown>>(PAGE, [...filter, from, limit + 1]);
      const [counted] = await tx.query<{ total: number }>(TOTAL, filter);
      const items = rows.slice(0, limit).map(listItem);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, total: counted?.total ?? 0, next: last ? encodeCursor([last.jointPurchaseId]) : null };
    });
  }
}

function listItem({ lots, cutOffAt, closedAt, ...row }: Row): JointPurchaseListItem {
  return {
    ...row,
    awaitingBuyer: isAwaitingBuyer({ ...row, closedAt }),
    cutOffAt: cutOffAt.toISOString(),
    lots: lots.map(({ lotId, title, unit, ladder, volume, ownQuantity }) => ({
      lotId,
      title,
      unit,
      price: priceAt(ladder, volume),
      ownQuantity,
    })),
  };
}
