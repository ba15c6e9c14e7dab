import { lotView, ownCommitment } from '../purchase.fixture.js';
import { draftOf, freshLot, type BasketDraft, type LotDraft } from './basket-draft.js';
import { basketFaults, type Measure } from './basket-faults.js';

const calculators = lotView({ lotId: 'calculators', unit: 'calculator' });
const measure: Measure = {
  lots: [lotView(), calculators],
  sites: [
    { siteId: 'office', revision: 0 },
    { siteId: 'school', revision: 0 },
  ],
  own: null,
  organisation: 'Winfield City',
  zone: 'America/Chicago',
  now: new Date('2026-11-24T18:00:00.000Z'),
};
const typed = (tablets: Partial<LotDraft>, given: Partial<BasketDraft> = {}): BasketDraft => ({
  ...draftOf(null),
  lots: { tablets: { ...freshLot, ...tablets } },
  ...given,
});
const found = (draft: BasketDraft, against: Measure = measure) => basketFaults(draft, against).map(({ field, full }) => [field, full]);

describe('a basket that can be sent', () => {
  it.each([
    ['one site of one lot', typed({ quantities: { office: '120' } })],
    ['a zero where nothing goes', typed({ quantities: { office: '120', school: '0' } })],
    ['with all that is optional', typed({ quantities: { school: '1,200' }, tolerance: '10', ceiling: '$400', alone: '449.00' })],
    ['an approval of today', typed({ quantities: { office: '1' } }, { approvedOn: '2026-11-24' })],
  ])('%s', (_, draft) => {
    expect(found(draft)).toEqual([]);
  });
});

describe('what is wrong with a basket', () => {
  it.each([
    ['nothing is typed', typed({}), 'quantity-tablets-office', 'Enter how many tablets Winfield City takes.'],
    [
      'a letter stands among digits',
      typed({ quantities: { school: '12O' } }),
      'quantity-tablets-school',
      'Enter it in digits. “12O” has a letter O in it.',
    ],
    [
      'a quantity is no whole number',
      typed({ quantities: { office: '1.5' } }),
      'quantity-tablets-office',
      'Enter a whole number of tablets',
    ],
    ['a tolerance without a quantity', typed({ tolerance: '5' }), 'quantity-tablets-office', 'Enter how many tablets Winfield City takes.'],
    [
      'a tolerance is no number',
      typed({ quantities: { office: '5' }, tolerance: 'some' }),
      'tolerance-tablets',
      'Enter it in digits, such as 120 tablets.',
    ],
    [
      'a ceiling is no price',
      typed({ quantities: { office: '5' }, ceiling: 'cheap' }),
      'ceiling-tablets',
      'Enter a price in dollars, such as 389.00',
    ],
    [
      'the sites together are too many',
      typed({ quantities: { office: '600000', school: '600000' } }),
      'quantity-tablets-office',
      'Enter at most 1,000,000',
    ],
    [
      'a site is closed',
      typed({ quantities: { office: '5', gone: '7' } }),
      'quantity-tablets-gone',
      'This site is closed. Move its quantity to another one.',
    ],
    [
      'a document has no date',
      typed({ quantities: { office: '5' } }, { document: { fileId: 'f', name: 'n', bytes: 1 } }),
      'approved-on',
      'Enter the day on which the board approved it',
    ],
    [
      'a board approves tomorrow',
      typed({ quantities: { office: '5' } }, { approvedOn: '2026-11-25' }),
      'approved-on',
      'Enter a day that is not in the future',
    ],
  ])('%s', (_, draft, field, full) => {
    expect(found(draft)).toEqual([[field, full]]);
  });

  it('is told for every field at once', () => {
    const draft = typed({ quantities: { office: 'x', school: 'y' }, ceiling: 'z' });
    expect(found(draft).map(([field]) => field)).toEqual(['quantity-tablets-office', 'quantity-tablets-school', 'ceiling-tablets']);
  });

  it('is not that it stands already where one thing is different', () => {
    const own = ownCommitment();
    const begun = draftOf(own);
    const changed = { ...begun, lots: { tablets: { ...freshLot, ...begun.lots['tablets'], ceiling: '439' } } };
    expect(found(changed, { ...measure, own, sites: [{ siteId: 'o-Winfield', revision: 0 }] })).toEqual([]);
  });

  it('is that it stands already', () => {
    const own = ownCommitment();
    const against = { ...measure, own, sites: [{ siteId: 'o-Winfield', revision: 0 }] };
    expect(found(draftOf(own), against)).toEqual([
      [null, 'Winfield City has committed exactly this already. Change something, or leave this page.'],
    ]);
    expect(found(draftOf(own), { ...against, own: null })).toEqual([]);
  });
});
