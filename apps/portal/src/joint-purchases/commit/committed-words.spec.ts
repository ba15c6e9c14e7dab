import type { TimelineEntry } from '@tributary/contracts';
import { entryOf, lotView, ownCommitment, purchaseView } from '../purchase.fixture.js';
import { committedText } from './committed-words.js';

const at = (version: number, who: string, unitPriceE4: number | null): TimelineEntry =>
  entryOf(version, 'basket-committed', who, { standings: [{ lotId: 'tablets', volume: 1, unitPriceE4 }] });
const said = (timeline: TimelineEntry[], given = {}) => committedText(purchaseView({ timeline, ...given }), ownCommitment(), 'winfield');

describe('what a commitment did', () => {
  it.each([
    ['fell', [at(3, 'baldwin', 4_490_000), at(4, 'winfield', 4_290_000)], 'The price fell from $449.00 to <b>$429.00</b> for everyone. '],
    ['stayed', [at(3, 'baldwin', 4_290_000), at(4, 'winfield', 4_290_000)], 'The price stays at <b>$429.00</b>. '],
    ['opened', [at(4, 'winfield', 4_290_000)], 'The first price is reached, <b>$429.00</b>. '],
    ['rose', [at(3, 'baldwin', 4_120_000), at(4, 'winfield', 4_290_000)], 'The price is now <b>$429.00</b>, it was $412.00. '],
    ['moved since', [at(3, 'baldwin', 4_490_000), at(4, 'winfield', 4_120_000)], ''],
  ])('to the price: it %s', (_, timeline, text) => {
    expect(said(timeline)).toBe(`${text}Your amount today is <b>$52,500.00</b>.`);
  });

  it('is told with the lot where there are several', () => {
    const lots = [lotView(), lotView({ lotId: 'calculators' })];
    expect(said([at(4, 'winfield', 4_290_000)], { lots })).toContain('The first price of Student tablets is reached');
  });

  it('is told without an amount where there is no price', () => {
    const none = lotView({ price: { totalQuantity: 20, unitPriceE4: null, next: { fromQuantity: 50, unitPriceE4: 1, unitsShort: 30 } } });
    const own = ownCommitment({ amountCents: null });
    expect(committedText(purchaseView({ lots: [none] }), own, 'winfield')).toBe(
      'There is no price yet: 30 tablets are missing to the first one.',
    );
  });
});
