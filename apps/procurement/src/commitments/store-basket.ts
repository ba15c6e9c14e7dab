import type { CommitBasketBody, SiteView } from '@tributary/contracts';
import { type Basket, quantityOf } from '../price-rule/basket.rules.js';

/**
 * Stores a basket as one statement, since this is the busiest write there is. LEAID and lead come from the invitation, never from what was sent.
 * $1 purchase, $2 organisation, $3 person, $4 now, $5 approved on, $6 its document, $7 lots and $8 lines as JSON.
 */
export const STORE_BASKET = `
  with committed as (
    insert into commitment (joint_purchase_id, organisation_id, lead_organisation_id, leaid, revision, committed_by, changed_at, approved_on, approval_file_id)
    select joint_purchase_id, organisation_id, lead_organisation_id, leaid, 1, $3, $4, $5, $6
    from invitation where joint_purchase_id = $1 and organisation_id = $2
    on conflict (joint_purchase_id, organisation_id) do update
      set revision = commitment.revision + 1, withdrawn = false, committed_by = excluded.committed_by, changed_at = excluded.changed_at,
          approved_on = excluded.approved_on, approval_file_id = excluded.approval_file_id
    returning *
  ), sent as (
    select * from jsonb_to_recordset($7::jsonb) as sent (lot_id uuid, quantity integer, tolerance integer, ceiling_e4 bigint, alone_price_e4 integer, salt text)
  ), lots as (
    insert into commitment_lot (commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, quantity, tolerance)
    select commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, quantity, tolerance from committed, sent
  ), terms as (
    insert into own_terms (commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, ceiling_e4, alone_price_e4, salt)
    select commitment_id, lot_id, joint_purchase_id, organisation_id, lead_organisation_id, ceiling_e4, alone_price_e4, salt from committed, sent
  ), lines as (
    insert into commitment_line (commitment_id, lot_id, site_id, joint_purchase_id, organisation_id, lead_organisation_id, site, delivery_e4, quantity)
    select commitment_id, lot_id, site_id, joint_purchase_id, organisation_id, lead_organisation_id, site, delivery_e4, quantity
    from committed, jsonb_to_recordset($8::jsonb) as line (lot_id uuid, site_id uuid, site jsonb, delivery_e4 bigint, quantity integer)
  )
  select commitment_id as "commitmentId", leaid, revision from committed`;

/** The last two parameters of STORE_BASKET. */
export function basketColumns(
  { lots }: Pick<Basket, 'lots'>,
  body: CommitBasketBody,
  sites: readonly SiteView[],
  salts: ReadonlyMap<string, string>,
): [lots: string, lines: string] {
  const sent = lots.map(({ lotId, tolerance, ceilingE4, lines }, index) => ({
    lot_id: lotId,
    quantity: quantityOf({ lines }),
    tolerance,
    ceiling_e4: ceilingE4,
    alone_price_e4: body.lots[index]?.alonePriceE4 ?? null,
    salt: salts.get(lotId),
  }));
  const lines = lots.flatMap((lot) =>
    lot.lines.map(({ siteId, quantity, deliveryE4 }) => ({
      lot_id: lot.lotId,
      site_id: siteId,
      site: sites.find((site) => site.siteId === siteId),
      delivery_e4: deliveryE4,
      quantity,
    })),
  );
  return [JSON.stringify(sent), JSON.stringify(lines)];
}
