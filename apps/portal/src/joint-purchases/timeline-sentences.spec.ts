import type { TimelineEntry } from '@tributary/contracts';
import { entryOf, lotView, purchaseView } from './purchase.fixture.js';
import { sentenceOf } from './timeline-sentences.js';

const taken = (quantity: number, calculators?: number) => ({
  lots: [{ lotId: 'tablets', quantity }, ...(calculators === undefined ? [] : [{ lotId: 'calculators', quantity: calculators }])],
});
const at = (unitPriceE4: number | null) => ({ standings: [{ lotId: 'tablets', volume: 1, unitPriceE4 }] });
const calculators = lotView({ lotId: 'calculators', title: 'Calculators', unit: 'calculator' });
const purchase = (timeline: TimelineEntry[]) => purchaseView({ lots: [lotView(), calculators], timeline });
const said = (entry: TimelineEntry, before: TimelineEntry[] = []) => sentenceOf(entry, purchase([...before, entry]), 'winfield').text;

const joined = entryOf(3, 'basket-committed', 'winfield', { ...taken(120), ...at(null) });

describe('what a district did', () => {
  it('is told to itself as its own', () => {
    expect(said(joined)).toBe('You committed 120 tablets');
  });

  it('is told with the price that moved, by lot where there are several', () => {
    const raised = entryOf(4, 'basket-committed', 'winfield', { ...taken(420), ...at(4_290_000) });
    expect(said(raised, [joined])).toBe('You raised 120 to 420 tablets. <b>The first price of Student tablets is reached, $429.00</b>');
    expect(sentenceOf(raised, purchase([joined, raised]), 'winfield').moved).toBe(true);
  });

  it('is told as a whole basket where it has several lots', () => {
    expect(said(entryOf(4, 'basket-committed', 'winfield', taken(120, 30)), [joined])).toBe(
      'You changed to 120 tablets and 30 calculators',
    );
  });

  it('is told where only its terms changed: the quantities are the same', () => {
    expect(said(entryOf(4, 'basket-committed', 'winfield', taken(120)), [joined])).toBe('You changed other terms, not the quantities');
  });

  it('is a new commitment after a withdrawal', () => {
    const withdrawn = entryOf(4, 'basket-withdrawn', 'winfield');
    expect(said(withdrawn, [joined])).toBe('You withdrew');
    expect(said(entryOf(5, 'basket-committed', 'winfield', taken(90)), [joined, withdrawn])).toBe('You committed 90 tablets');
  });

  it('says which price is gone with a withdrawal', () => {
    const before = entryOf(4, 'basket-committed', 'baldwin', { ...taken(420), ...at(4_290_000) });
    expect(said(entryOf(5, 'basket-withdrawn', 'baldwin', at(null)), [before])).toBe(
      'baldwin withdrew. <b>There is no price for Student tablets any more</b>',
    );
  });
});

describe('what the buyer and the clock did', () => {
  it.each([
    ['drafted', {}, 'Purchase written down'],
    ['draft-changed', {}, 'Draft written anew'],
    ['published', { invitedDistricts: 27 }, 'Purchase opened, 27 districts invited'],
    ['districts-invited', { invitedDistricts: 1 }, '1 district more invited'],
    ['document-added', { name: 'Quote.pdf' }, 'Document added: Quote.pdf'],
    ['districts-reminded', { remindedDistricts: 4 }, '4 districts reminded'],
    ['invitation-declined', {}, 'agency declined'],
    ['cancelled', { reason: 'The quote is gone.' }, 'Purchase canceled: The quote is gone.'],
    ['given-up', { reason: 'Too few carts.' }, 'What missed its minimum was given up: Too few carts.'],
    ['unsuccessful', { reason: 'Too few.' }, 'Ended without a price: Too few.'],
    ['rung-reached', { lotId: 'tablets', fromQuantity: 400, unitPriceE4: 4_290_000 }, 'The price from 400 tablets is reached, $429.00'],
    ['priced', { lots: [{ unitPriceE4: 1 }], totalCents: 23_730_000 }, 'Prices and quantities fixed, total $237,300.00'],
    [
      'minimum-missed',
      { lots: [{ volume: 38, minimumQuantity: 50, unit: 'calculator' }] },
      'Closed below the minimum: 38 of 50 calculators',
    ],
    ['something-new', {}, 'Changed'],
  ])('%s', (action, facts, text) => {
    expect(said(entryOf(9, action, 'agency', facts))).toBe(text);
  });

  it('names the new last day, and that it is open again', () => {
    const facts = { cutOffAt: '2026-12-11T23:00:00.000Z', reason: 'Two boards meet on December 8.' };
    expect(said(entryOf(9, 'cut-off-moved', 'agency', { ...facts, reopened: false }))).toBe(
      'Last day moved to Friday, December 11, 5:00 PM Central: Two boards meet on December 8.',
    );
    expect(said(entryOf(9, 'cut-off-moved', 'agency', { ...facts, reopened: true }))).toMatch(/^Open again until Friday, December 11/);
  });

  it('names the fixed price of a purchase of one lot', () => {
    const entry = entryOf(9, 'priced', 'agency', { lots: [{ unitPriceE4: 4_290_000 }], totalCents: 5_250_000 });
    expect(sentenceOf(entry, purchaseView({ timeline: [entry] }), 'winfield').text).toBe('Price fixed at $429.00, total $52,500.00');
  });
});
