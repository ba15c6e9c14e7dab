import { lotView, purchaseView } from '../purchase.fixture.js';
import { bindingOf, mostOf } from './binding.js';
import { basketEffect, lotEffect } from './effect.fixture.js';

const calculators = lotView({ lotId: 'calculators', title: 'Calculators', unit: 'calculator' });
const purchase = purchaseView({ lots: [lotView(), calculators] });
const taken = (lotId: string, quantity: number, tolerance = 0, ceilingE4: number | null = null) => ({
  ...{ lotId, tolerance, ceilingE4, alonePriceE4: null },
  lines: [{ siteId: 'office', quantity }],
});
const said = (lots: ReturnType<typeof taken>[]) => bindingOf({ lots, approval: null }, purchase, null, 'Winfield City');

describe('what a basket binds to', () => {
  it('is the quantity at the price of the last day, whatever that is where no ceiling is set', () => {
    expect(said([taken('tablets', 120)])).toEqual([
      'You take <b>120 tablets</b> at the price of the last day, <b>Friday, December 4, 5:00 PM Central</b>.',
      'You set no ceiling for Student tablets: the price can rise up to $449.00 before delivery and fee, if others leave.',
      'You can change or withdraw it until then. After that it binds Winfield City.',
    ]);
  });

  it('names the tolerance and what a ceiling does', () => {
    const sentences = said([taken('tablets', 120, 20, 4_400_000)]).join(' ');
    expect(sentences).toContain('up to 20 more, never more than it needs');
    expect(sentences).toContain('Where the landed price of one tablet is above $440.00, your whole basket is left out');
  });

  it('says of several lots that they are taken whole or not at all', () => {
    const sentences = said([taken('tablets', 120), taken('calculators', 30)]);
    expect(sentences[0]).toContain('120 tablets and 30 calculators');
    expect(sentences.join(' ')).toContain('The basket is taken whole or not at all');
    expect(said([taken('tablets', 120)]).join(' ')).not.toContain('whole or not at all');
  });

  it('names the most that it can come to, once its effect is known', () => {
    const body = { lots: [taken('tablets', 120, 20, 4_400_000)], approval: null };
    expect(mostOf(body, purchase.lots, basketEffect([lotEffect()]))).toBe(6_160_000);
    expect(mostOf(body, purchase.lots, null)).toBeNull();
    expect(bindingOf(body, purchase, basketEffect(), 'Winfield City').join(' ')).toContain('It comes to at most <b>$61,600.00</b> in all.');
  });
});
