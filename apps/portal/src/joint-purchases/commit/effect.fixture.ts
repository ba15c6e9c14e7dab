import type { BasketEffect } from '@tributary/contracts';

/** 120 tablets with which the price falls from $449.00 to $429.00, $8.50 of delivery and fee around it. */
export function lotEffect(given: Partial<BasketEffect['lots'][number]> = {}): BasketEffect['lots'][number] {
  return {
    lotId: 'tablets',
    quantity: 120,
    withoutYou: { totalQuantity: 300, unitPriceE4: 4_490_000, next: null },
    withYou: { totalQuantity: 440, unitPriceE4: 4_290_000, next: { fromQuantity: 800, unitPriceE4: 4_120_000, unitsShort: 360 } },
    landedUnitPriceE4: 4_375_000,
    amountCents: 5_250_000,
    aloneUnitPriceE4: 4_490_000,
    othersSaveCents: 560_000,
    ...given,
  };
}

export function basketEffect(lots = [lotEffect()], given: Partial<BasketEffect> = {}): BasketEffect {
  return { lots, amountCents: 5_250_000, otherDistricts: 18, ...given };
}
