import type { DeliveryRate, Rung } from '@tributary/contracts';

/** What one unit of a lot costs before delivery: the ladder's price at a volume, and the agency's fee. */
export interface LotPrices {
  readonly lotId: string;
  readonly ladder: readonly Rung[];
  readonly feeE4: number;
}

/** q for one site, and what delivery of one unit to it costs. */
export interface BasketLine {
  readonly siteId: string;
  readonly quantity: number;
  readonly deliveryE4: number;
}

/** What a basket takes of a lot: q by site, n, and the landed price of a unit up to which it stays in (null: any). */
export interface BasketLot {
  readonly lotId: string;
  readonly tolerance: number;
  readonly ceilingE4: number | null;
  readonly lines: readonly BasketLine[];
}

/** One district's basket, taken whole or not at all. */
export interface Basket {
  readonly commitmentId: string;
  readonly organisationId: string;
  readonly leaid: string;
  readonly lots: readonly BasketLot[];
}

/** q of a lot over all sites. */
export function quantityOf({ lines }: Pick<BasketLot, 'lines'>): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** q + n: what counts for the price. */
export function volumeOf(lot: Pick<BasketLot, 'lines' | 'tolerance'>): number {
  return quantityOf(lot) + lot.tolerance;
}

/** What is added to the unit price for a ceiling's sake: of several sites the dearest delivery counts. */
export function surchargeOf({ feeE4 }: Pick<LotPrices, 'feeE4'>, { lines }: Pick<BasketLot, 'lines'>): number {
  return feeE4 + lines.reduce((dearest, { deliveryE4 }) => Math.max(dearest, deliveryE4), 0);
}

/** Delivery of one unit to a ZIP code: of the rates whose digits it begins with, the longest one's. A place without a code pays the dearest. */
export function deliveryTo(rates: readonly DeliveryRate[], zip: string | null): number {
  if (zip === null) return Math.max(...rates.map(({ unitE4 }) => unitE4));
  const fitting = rates.filter(({ zipPrefix }) => zip.startsWith(zipPrefix));
  return fitting.reduce((best, rate) => (rate.zipPrefix.length > best.zipPrefix.length ? rate : best)).unitE4;
}
