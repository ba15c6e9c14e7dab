import type { Tx } from '@tributary/service-kit';
import type { LeftOutReason, SiteView, StoredDocument } from '@tributary/contracts';
import { documentJson } from '../documents/find-documents.js';
import type { BasketLot } from '../price-rule/basket.rules.js';

interface OwnLine {
  readonly siteId: string;
  /** As it was when the basket was sent. */
  readonly site: SiteView;
  readonly quantity: number;
  readonly deliveryE4: number;
  readonly fixedQuantity: number | null;
  readonly amountCents: number | null;
}

interface OwnLot extends Omit<BasketLot, 'lines'> {
  readonly alonePriceE4: number | null;
  readonly lines: readonly OwnLine[];
}

/** A district's own basket, with what it tells nobody. */
export interface OwnRow {
  readonly commitmentId: string;
  readonly leaid: string;
  readonly revision: number;
  readonly withdrawn: boolean;
  readonly approvedOn: string | null;
  readonly fileId: string | null;
  readonly document: StoredDocument | null;
  readonly changedAt: Date;
  readonly leftOut: LeftOutReason | null;
  readonly amountCents: number | null;
  readonly lots: readonly OwnLot[];
}

const OWN = `
  select commitment.commitment_id as "commitmentId", leaid, revision, withdrawn, approved_on::text as "approvedOn", approval_file_id as "fileId", (select ${documentJson('file.uploaded_at')} from file where file.file_id = approval_file_id) as document,
         changed_at as "changedAt", left_out as "leftOut", amount_cents::float8 as "amountCents",
         coalesce((
           select json_agg(json_build_object(
             'lotId', lot.lot_id, 'tolerance', lot.tolerance, 'ceilingE4', terms.ceiling_e4, 'alonePriceE4', terms.alone_price_e4,
             'lines', (
               select json_agg(json_build_object('siteId', site_id, 'site', site, 'quantity', quantity, 'deliveryE4', delivery_e4,
                                                 'fixedQuantity', fixed_quantity, 'amountCents', amount_cents) order by site_id)
               from commitment_line line where line.commitment_id = lot.commitment_id and line.lot_id = lot.lot_id)
           ) order by lot.lot_id)
           from commitment_lot lot join own_terms terms using (commitment_id, lot_id) where lot.commitment_id = commitment.commitment_id
         ), '[]') as lots
  from commitment where joint_purchase_id = $1 and organisation_id = $2`;

/** The acting district's basket of a purchase, a withdrawn one without lots; null where there never was one. */
export async function loadOwn(tx: Pick<Tx, 'query'>, jointPurchaseId: string, organisationId: string): Promise<OwnRow | null> {
  const [own] = await tx.query<OwnRow & Record<string, unknown>>(OWN, [jointPurchaseId, organisationId]);
  return own ?? null;
}
