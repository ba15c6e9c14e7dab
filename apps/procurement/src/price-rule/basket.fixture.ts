import fc from 'fast-check';
import type { Basket, BasketLot, LotPrices } from './basket.rules.js';

/** A lot with a ladder of rungs `[from, price]`, prices in 1/10,000 dollar. */
export const lotOf = (lotId: string, ladder: readonly (readonly [number, number])[], feeE4 = 0): LotPrices => ({
  lotId,
  feeE4,
  ladder: ladder.map(([fromQuantity, unitPriceE4]) => ({ fromQuantity, unitPriceE4 })),
});

type Wanted = Partial<BasketLot> & { readonly lotId: string };

/** A basket `id` of the district with that LEAID; without lines it takes `quantity` at one site. */
export const basketOf = (id: string, ...lots: (Wanted & { readonly quantity?: number })[]): Basket => ({
  commitmentId: id,
  organisationId: `organisation ${id}`,
  leaid: `01${id.padStart(5, '0')}`,
  lots: lots.map(({ lotId, tolerance = 0, ceilingE4 = null, quantity = 1, lines }) => ({
    lotId,
    tolerance,
    ceilingE4,
    lines: lines ?? [{ siteId: `site ${id}`, quantity, deliveryE4: 0 }],
  })),
});

const LOTS = ['a', 'b', 'c'];

/** Ladders that never rise, small enough for baskets to cross every rung. */
const ladders = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 12 }), drop: fc.integer({ min: 0, max: 30 }) }), { minLength: 1, maxLength: 5 })
  .map((steps) => {
    let fromQuantity = 0;
    let unitPriceE4 = 160;
    return steps.map(({ step, drop }) => ({ fromQuantity: (fromQuantity += step), unitPriceE4: (unitPriceE4 -= drop) }));
  });

const wantedLot = (lotId: string) =>
  fc.record({
    lotId: fc.constant(lotId),
    tolerance: fc.integer({ min: 0, max: 6 }),
    ceilingE4: fc.option(fc.integer({ min: 90, max: 200 }), { freq: 2 }),
    lines: fc.uniqueArray(
      fc.record({
        siteId: fc.constantFrom('s1', 's2', 's3'),
        quantity: fc.integer({ min: 1, max: 7 }),
        deliveryE4: fc.integer({ min: 0, max: 20 }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ siteId }) => siteId },
    ),
  });

const wantedLots = fc.subarray(LOTS, { minLength: 1 }).chain((lots) => fc.tuple(...lots.map(wantedLot)));

/** Purchases of up to three lots with up to `most` baskets, in which ceilings bite and minima are missed. */
export const purchases = (most: number): fc.Arbitrary<{ lots: LotPrices[]; baskets: Basket[] }> =>
  fc.record({
    lots: fc.tuple(
      ...LOTS.map((lotId) => fc.record({ lotId: fc.constant(lotId), ladder: ladders, feeE4: fc.integer({ min: 0, max: 5 }) })),
    ),
    baskets: fc
      .array(fc.record({ leaid: fc.constantFrom('0100001', '0100002', '0100003'), lots: wantedLots }), { maxLength: most })
      .map((drawn) => drawn.map(({ leaid, lots }, index) => ({ commitmentId: `k${index}`, organisationId: `o${index}`, leaid, lots }))),
  });
