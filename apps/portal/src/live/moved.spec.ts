import type { JointPurchaseMoved } from '@tributary/contracts';
import { committedIn } from '../joint-purchases/purchase-phrases.js';
import { ownCommitment, participantOf, purchaseView } from '../joint-purchases/purchase.fixture.js';
import { newerOf, newsOf, withMoved } from './moved.js';

const figures = (version: number, unitPriceE4: number | null, own: JointPurchaseMoved['own'] = null): JointPurchaseMoved => ({
  jointPurchaseId: 'p',
  version,
  status: 'committing',
  lots: [{ lotId: 'tablets', price: { totalQuantity: 820, unitPriceE4, next: null }, quantity: 800 }],
  committedDistricts: 3,
  own,
});
const view = purchaseView({ own: ownCommitment(), participants: [participantOf('Winfield', 120)] });

describe('a message of the stream', () => {
  it('puts its figures into the view at once: price, quantity, and how many are in', () => {
    const shown = withMoved(view, figures(5, 4_120_000));
    expect([shown.version, shown.lots[0]?.price.unitPriceE4, shown.lots[0]?.quantity, committedIn(shown)]).toEqual([5, 4_120_000, 800, 3]);
  });

  it('is left aside where the view is newer', () => {
    expect(withMoved(view, figures(4, 4_120_000))).toBe(view);
  });

  it('gives the own amount, landed price, ceiling and saving at the new price', () => {
    const { own } = withMoved(view, figures(5, 4_120_000, { revision: 1, amountTodayCents: 5_046_000, holds: true }));
    expect(own?.amountCents).toBe(5_046_000);
    expect(own?.lots[0]).toMatchObject({ landedUnitPriceE4: 4_205_000, holds: true, savingCents: 240_000 + 120 * 1_700 });
  });

  it('says where the own ceiling does not hold any more', () => {
    const { own } = withMoved(view, figures(5, 4_490_000, { revision: 1, amountTodayCents: 5_490_000, holds: false }));
    expect(own?.lots[0]).toMatchObject({ landedUnitPriceE4: 4_575_000, holds: false });
  });

  it('knows neither landed price nor saving where there is no price', () => {
    const { own } = withMoved(view, figures(5, null, { revision: 1, amountTodayCents: null, holds: null }));
    expect(own?.lots[0]).toMatchObject({ landedUnitPriceE4: null, holds: null, savingCents: null });
  });

  it('leaves a basket that a colleague changed to the next reading', () => {
    const { own } = withMoved(view, figures(5, 4_120_000, { revision: 2, amountTodayCents: 1, holds: true }));
    expect(own).toEqual(view.own);
  });
});

describe('a reading', () => {
  it('does not take back the figures of a message that came while it was under way', () => {
    const shown = withMoved(view, figures(5, 4_120_000));
    expect(newerOf(shown, view)).toBe(shown);
  });

  it('is shown where it is as new, or the first', () => {
    const read = { ...view, version: 5 };
    expect([newerOf(withMoved(view, figures(5, 4_120_000)), read), newerOf(undefined, read)]).toEqual([read, read]);
  });
});

describe('what a message is news to', () => {
  const first = figures(4, null);

  it.each([
    ['nobody, where it is the first word on a purchase', undefined, first, { lists: false, attention: false }],
    ['nobody, where it is heard again', first, first, { lists: false, attention: false }],
    ['lists, where figures moved', first, figures(5, 4_120_000), { lists: true, attention: false }],
    [
      'what needs the reader too, where the state changed',
      first,
      { ...figures(5, null), status: 'priced' as const },
      { lists: true, attention: true },
    ],
    [
      'what needs the reader too, where a ceiling holds no more',
      figures(4, 1, { revision: 1, amountTodayCents: 1, holds: true }),
      figures(5, 2, { revision: 1, amountTodayCents: 2, holds: false }),
      { lists: true, attention: true },
    ],
  ])('%s', (_, heard, moved, news) => {
    expect(newsOf(heard, moved)).toEqual(news);
  });
});
