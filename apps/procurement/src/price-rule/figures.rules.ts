import type { BasketEffect, PriceAtVolume } from '@tributary/contracts';
import { type Basket, type BasketLot, type LotPrices, quantityOf, surchargeOf, volumeOf } from './basket.rules.js';
import { priceAt, unitPriceAt } from './ladder.rules.js';
import { lineAmountCents, sumCents } from './money.rules.js';
import { lotAmountAt } from './price.rules.js';

/** A lot before the cut-off, ceilings left aside: Σ(q + n) of all, its price if everyone stays in, and Σq. */
export interface LotToday {
  readonly lotId: string;
  readonly price: PriceAtVolume;
  readonly quantity: number;
}

/** Sums of a lot over all baskets. */
export interface LotSums {
  readonly volume: number;
  readonly quantity: number;
}

/** Each lot as it stands today. The same Σ(q + n) decides the live price, 'rung reached' and 'units short'. */
export function today(lots: readonly LotPrices[], sums: ReadonlyMap<string, LotSums>): LotToday[] {
  return lots.map(({ lotId, ladder }) => {
    const { volume, quantity } = sums.get(lotId) ?? { volume: 0, quantity: 0 };
    return { lotId, price: priceAt(ladder, volume), quantity };
  });
}

/** The sums of each lot over these baskets. */
export function sumsOf(lots: readonly LotPrices[], baskets: readonly Pick<Basket, 'lots'>[]): Map<string, LotSums> {
  const sums = new Map(lots.map(({ lotId }) => [lotId, { volume: 0, quantity: 0 }]));
  for (const basket of baskets) {
    for (const wanted of basket.lots) {
      const sum = sums.get(wanted.lotId);
      if (!sum) continue;
      sum.volume += volumeOf(wanted);
      sum.quantity += quantityOf(wanted);
    }
  }
  return sums;
}

/** Unit prices by lot; null where a lot has none. */
export function pricesOf(figures: readonly LotToday[]): Map<string, number | null> {
  return new Map(figures.map(({ lotId, price }) => [lotId, price.unitPriceE4]));
}

/** The landed price of a unit for a part of a basket, with the dearest delivery of its sites; null where there is no price. */
export function landedAt(lot: LotPrices, wanted: Pick<BasketLot, 'lines'>, unitPriceE4: number | null): number | null {
  return unitPriceE4 === null ? null : unitPriceE4 + surchargeOf(lot, wanted);
}

/**
 * What a district saves on a lot against buying alone: against the rung at its own q, or where that is none, the price that it entered for
 * one unit, delivered. Null where neither is known, or there is no price yet.
 */
export function savingCents(lot: LotPrices, wanted: BasketLot, unitPriceE4: number | null, alonePriceE4: number | null): number | null {
  if (unitPriceE4 === null) return null;
  const rungAlone = unitPriceAt(lot.ladder, quantityOf(wanted));
  if (rungAlone === null && alonePriceE4 === null) return null;
  return sumCents(
    wanted.lines.map(({ quantity, deliveryE4 }) => {
      const alone = rungAlone === null ? (alonePriceE4 ?? 0) : rungAlone + deliveryE4 + lot.feeE4;
      return lineAmountCents(quantity, alone) - lineAmountCents(quantity, unitPriceE4 + deliveryE4 + lot.feeE4);
    }),
  );
}

/** What others pay more for a lot at one unit price than at another, for q, line by line as they would be invoiced; null where one is none. */
export function differenceCents(
  lot: LotPrices,
  others: readonly BasketLot[],
  dearerE4: number | null,
  cheaperE4: number | null,
): number | null {
  if (dearerE4 === null || cheaperE4 === null) return null;
  if (dearerE4 === cheaperE4) return 0;
  const lines = others.flatMap((wanted) => wanted.lines);
  return sumCents(
    lines.map(({ quantity, deliveryE4 }) => {
      const around = deliveryE4 + lot.feeE4;
      return lineAmountCents(quantity, dearerE4 + around) - lineAmountCents(quantity, cheaperE4 + around);
    }),
  );
}

/** What a basket would do among these others: for each of its lots the price without and with it, what it costs, and what it saves the others. */
export function effectOf(lots: readonly LotPrices[], others: readonly Basket[], proposed: Pick<Basket, 'lots'>): BasketEffect {
  const sums = sumsOf(lots, others);
  const figures = proposed.lots.map((wanted) => effectOnLot(lots, others, sums, wanted));
  const amounts = figures.map(({ amountCents }) => amountCents);
  return {
    lots: figures,
    amountCents: amounts.includes(null) ? null : sumCents(amounts.map((amount) => amount ?? 0)),
    otherDistricts: others.length,
  };
}

function effectOnLot(
  lots: readonly LotPrices[],
  others: readonly Basket[],
  sums: ReadonlyMap<string, LotSums>,
  wanted: BasketLot,
): BasketEffect['lots'][number] {
  const { lotId } = wanted;
  const lot = lots.find((candidate) => candidate.lotId === lotId);
  if (!lot) throw new Error(`The lot ${lotId} is not in the purchase.`);
  const volume = sums.get(lotId)?.volume ?? 0;
  const withoutYou = priceAt(lot.ladder, volume);
  const withYou = priceAt(lot.ladder, volume + volumeOf(wanted));
  const theirs = others.flatMap((basket) => basket.lots.filter((one) => one.lotId === lotId));
  return {
    lotId,
    quantity: quantityOf(wanted),
    withoutYou,
    withYou,
    landedUnitPriceE4: landedAt(lot, wanted, withYou.unitPriceE4),
    amountCents: lotAmountAt(lots, new Map([[lotId, withYou.unitPriceE4]]), wanted),
    aloneUnitPriceE4: unitPriceAt(lot.ladder, quantityOf(wanted)),
    othersSaveCents: differenceCents(lot, theirs, withoutYou.unitPriceE4, withYou.unitPriceE4),
  };
}

/** What the others would pay more if this basket left; null where they would have no price for a lot of theirs, 0 where there are none. */
export function leavingCostsOthersCents(lots: readonly LotPrices[], baskets: readonly Basket[], leaving: Basket): number | null {
  const others = baskets.filter(({ commitmentId }) => commitmentId !== leaving.commitmentId);
  const [before, after] = [sumsOf(lots, baskets), sumsOf(lots, others)];
  const differences = lots.map((lot) => {
    const theirs = others.flatMap((basket) => basket.lots.filter(({ lotId }) => lotId === lot.lotId));
    const at = (sums: ReadonlyMap<string, LotSums>): number | null => unitPriceAt(lot.ladder, sums.get(lot.lotId)?.volume ?? 0);
    return theirs.length === 0 || at(before) === null ? 0 : differenceCents(lot, theirs, at(after), at(before));
  });
  return differences.includes(null) ? null : sumCents(differences.map((cents) => cents ?? 0));
}

/** The most that a basket can come to: every lot at q + n, at its ceiling, or where it has none, at the first rung's price with its own delivery. */
export function mostCents(lots: readonly LotPrices[], { lots: wantedLots }: Pick<Basket, 'lots'>): number {
  return sumCents(
    wantedLots.map((wanted) => {
      const lot = lots.find(({ lotId }) => lotId === wanted.lotId);
      const [first] = lot?.ladder ?? [];
      if (!lot || !first) throw new Error(`The lot ${wanted.lotId} is not in the purchase.`);
      return mostAt(wanted, Math.min(wanted.ceilingE4 ?? Infinity, first.unitPriceE4 + surchargeOf(lot, wanted)));
    }),
  );
}

// However the units are spread over the sites: each line is rounded by itself, up by half a cent at most, and not at all at whole cents. The
// products stay below 2^53: at most 2,000,000 units at $300,000.
function mostAt(wanted: BasketLot, landedE4: number): number {
  const half = landedE4 % 100 === 0 ? 0 : 50 * wanted.lines.length;
  return Math.floor((volumeOf(wanted) * landedE4 + half) / 100);
}
