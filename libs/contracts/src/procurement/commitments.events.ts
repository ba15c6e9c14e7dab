import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountCents, id, instant, leaid, organisationId, quantity, unitPriceE4 } from '../shapes.js';
import { leftOutReason, tolerance } from './commitments.api.js';
import { baldwin, ids, priced, winfield } from './examples.js';
import { day } from './terms.js';
import { topic } from './topic.js';

const district = { commitmentId: id, organisationId, leaid };

/** The volume Σ(q + n) of a lot after a change, and its price there; null below the first rung. */
const standing = z.object({ lotId: id, volume: z.int().min(0), unitPriceE4: unitPriceE4.nullable() });

/** A district has committed a basket or changed it. Sent for each change with the whole of it; a ceiling is in no event. */
export const basketCommitted = defineEvent({
  name: 'procurement.joint-purchase.basket-committed',
  version: 1,
  topic,
  history: 'kept',
  summary: 'A district has committed a basket or changed it. Sent for each change with the whole of it; a ceiling is in no event.',
  key: (committed) => committed.jointPurchaseId,
  payload: z.object({
    jointPurchaseId: id,
    ...district,
    /** Rises with each change of the basket, from 1. */
    revision: z.int().min(1),
    lots: z.array(z.object({ lotId: id, quantity, tolerance, lines: z.array(z.object({ siteId: id, quantity })).min(1) })).min(1),
    standings: z.array(standing),
    approvedOn: day.nullable(),
    committedBy: id,
    committedAt: instant,
  }),
  example: {
    jointPurchaseId: ids.purchase,
    commitmentId: ids.winfieldBasket,
    ...winfield,
    revision: 1,
    lots: [{ lotId: ids.tablets, quantity: 120, tolerance: 20, lines: [{ siteId: ids.winfield, quantity: 120 }] }],
    standings: [{ lotId: ids.tablets, volume: 560, unitPriceE4: 4_290_000 }],
    approvedOn: null,
    committedBy: ids.officer,
    committedAt: '2026-11-24T17:26:00.000Z',
  },
});

/** A district has taken its basket back before the cut-off. Sent for each time. */
export const basketWithdrawn = defineEvent({
  name: 'procurement.joint-purchase.basket-withdrawn',
  version: 1,
  topic,
  history: 'kept',
  summary: 'A district has taken its basket back before the cut-off. Sent for each time.',
  key: (withdrawn) => withdrawn.jointPurchaseId,
  payload: z.object({ jointPurchaseId: id, ...district, standings: z.array(standing), withdrawnBy: id, withdrawnAt: instant }),
  example: {
    jointPurchaseId: ids.purchase,
    commitmentId: ids.winfieldBasket,
    ...winfield,
    standings: [{ lotId: ids.tablets, volume: 420, unitPriceE4: 4_290_000 }],
    withdrawnBy: ids.officer,
    withdrawnAt: '2026-11-25T15:02:00.000Z',
  },
});

/** The volume of a lot reached a rung for the first time: the price falls for everyone who is in. Sent once for each rung. */
export const rungReached = defineEvent({
  name: 'procurement.joint-purchase.rung-reached',
  version: 1,
  topic,
  history: 'kept',
  summary: 'The volume of a lot reached a rung for the first time: the price falls for everyone who is in. Sent once for each rung.',
  key: (reached) => reached.jointPurchaseId,
  payload: z.object({
    jointPurchaseId: id,
    lotId: id,
    fromQuantity: quantity,
    unitPriceE4,
    previousUnitPriceE4: unitPriceE4.nullable(),
    volume: z.int(),
  }),
  example: {
    jointPurchaseId: ids.purchase,
    lotId: ids.tablets,
    fromQuantity: 400,
    unitPriceE4: 4_290_000,
    previousUnitPriceE4: 4_490_000,
    volume: 560,
  },
});

const pricedLine = z.object({ siteId: id, quantity: z.int().min(1), deliveryE4: z.int().min(0), amountCents });

/** A district is in at the pricing: its quantities and amounts are fixed. Sent for each basket, before the purchase is priced. */
export const basketPriced = defineEvent({
  name: 'procurement.joint-purchase.basket-priced',
  version: 1,
  topic,
  history: 'kept',
  summary: 'A district is in at the pricing: its quantities and amounts are fixed. Sent for each basket, before the purchase is priced.',
  key: (basket) => basket.jointPurchaseId,
  payload: z.object({
    jointPurchaseId: id,
    ...district,
    lots: z.array(z.object({ lotId: id, quantity: z.int().min(1), amountCents, lines: z.array(pricedLine).min(1) })).min(1),
    amountCents,
  }),
  example: priced.basket,
});

/** A district was left out at the pricing, with the reason. Sent for each such basket, before the purchase is priced; it tells no ceiling. */
export const basketLeftOut = defineEvent({
  name: 'procurement.joint-purchase.basket-left-out',
  version: 1,
  topic,
  history: 'kept',
  summary:
    'A district was left out at the pricing, with the reason. Sent for each such basket, before the purchase is priced; it tells no ceiling.',
  key: (basket) => basket.jointPurchaseId,
  payload: z.object({ jointPurchaseId: id, ...district, lotId: id, reason: leftOutReason }),
  example: { jointPurchaseId: ids.purchase, commitmentId: ids.baldwinBasket, ...baldwin, lotId: ids.tablets, reason: 'ceiling' },
});
