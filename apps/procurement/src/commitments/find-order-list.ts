import { Injectable } from '@nestjs/common';
import type { OrderList, OrderRow, SiteView } from '@tributary/contracts';
import { type Actor, RuleBroken, Transactions } from '@tributary/service-kit';
import { loadPurchase } from '../joint-purchases/load-joint-purchase.js';
import { exactNumber, sumCents } from '../price-rule/money.rules.js';

interface Row {
  readonly leaid: string;
  readonly districtName: string;
  readonly site: SiteView;
  readonly lotId: string;
  readonly quantity: number;
  readonly deliveryE4: number;
  readonly cents: string;
}

const FIXED = `
  select commitment.leaid, coalesce(organisation.name, commitment.leaid) as "districtName", line.site, line.lot_id as "lotId",
         line.fixed_quantity as quantity, line.delivery_e4::float8 as "deliveryE4", line.amount_cents as cents
  from commitment_line line
  join commitment using (commitment_id)
  join lot on lot.lot_id = line.lot_id
  left join organisation on organisation.organisation_id = commitment.organisation_id
  where line.joint_purchase_id = $1 and line.amount_cents is not null
  order by commitment.leaid, line.site_id <> commitment.organisation_id, line.site ->> 'name', line.site_id, lot.position`;

/** What is to be ordered from whom, by district and site, once the price is fixed. For the buyer. */
@Injectable()
export class FindOrderList {
  constructor(private readonly transactions: Transactions) {}

  async execute(actor: Actor, jointPurchaseId: string): Promise<OrderList> {
    return this.transactions.asRequest(actor, async (tx) => {
      const purchase = await loadPurchase(tx, jointPurchaseId);
      if (purchase.leadOrganisationId !== actor.organisationId || purchase.pricedAt === null)
        throw new RuleBroken('joint-purchase.state', { detail: 'There is an order list once the price is fixed.' });
      const fixed = await tx.query<Row & Record<string, unknown>>(FIXED, [jointPurchaseId]);
      const rows = fixed.map(({ site, lotId, cents, ...row }): OrderRow => {
        const lot = purchase.lots.find((one) => one.lotId === lotId);
        if (!lot || lot.fixedUnitPriceE4 === null) throw new Error(`The lot ${lotId} has a fixed line and no price.`);
        const { title: lotTitle, unspsc, unit, feeE4, fixedUnitPriceE4: unitPriceE4 } = lot;
        const { name: siteName, street, city, state, zip } = site;
        return {
          ...row,
          ...{ siteName, street, city, state, zip, lotTitle, unspsc, unit, unitPriceE4, feeE4 },
          amountCents: exactNumber(cents),
        };
      });
      const { reference, title, source } = purchase;
      return {
        reference,
        title,
        source,
        orderBy: source.validUntil,
        rows,
        totalCents: sumCents(rows.map(({ amountCents }) => amountCents)),
      };
    });
  }
}
