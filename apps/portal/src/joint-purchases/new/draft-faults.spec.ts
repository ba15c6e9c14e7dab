import { draftFaults, fieldIdOf } from './draft-faults.js';
import { bodyOf, freshPurchase, ladderSoFar, type PurchaseDraft } from './draft-purchase.js';

const zone = 'America/Chicago';
const now = Date.parse('2027-02-23T16:00:00Z');

function draft(changes: Partial<PurchaseDraft> = {}): PurchaseDraft {
  const rungs = [
    { id: '1', from: '50', price: '449' },
    { id: '2', from: '400', price: '429.00' },
    { id: '3', from: '', price: '' },
  ];
  return { ...freshPurchase(), title: 'Student tablets', unit: 'tablet', rungs, day: '2027-03-05', ...changes };
}

const rungs = (...lines: [string, string][]) => lines.map(([from, price], index) => ({ id: String(index + 1), from, price }));

describe('what must be corrected before a purchase can be checked', () => {
  it.each([
    ['nothing', draft(), []],
    ['no title and no unit', draft({ title: ' ', unit: '' }), ['title', 'unit']],
    ['no step at all', draft({ rungs: rungs(['', ''], ['', '']) }), ['from-1']],
    ['a step without a price', draft({ rungs: rungs(['50', '']) }), ['price-1']],
    ['a letter in a volume', draft({ rungs: rungs(['5O', '449']) }), ['from-1']],
    ['a price that rises', draft({ rungs: rungs(['50', '449'], ['400', '450']) }), ['price-2']],
    ['volumes that do not rise', draft({ rungs: rungs(['50', '449'], ['50', '440']) }), ['from-2']],
    ['no day', draft({ day: '' }), ['day']],
    ['an hour that does not exist', draft({ day: '2027-03-14', time: '02:30' }), ['time']],
    ['a day that has passed', draft({ day: '2027-02-22' }), ['day']],
    ['nobody invited', draft({ invite: 'some' }), ['chosen']],
  ])('%s', (_, typed, fields) => {
    expect(draftFaults(typed, zone, 139, now).map((fault) => fault.field)).toEqual(fields);
  });

  it('is the list of districts where it could not be loaded', () => {
    expect(draftFaults(draft(), zone, null, now).map((fault) => fault.field)).toEqual(['invite-all']);
  });
});

describe('what is sent', () => {
  it('has integers, the moment in UTC, and the districts', () => {
    expect(bodyOf(draft(), zone, ['w', 'b'])).toEqual({
      title: 'Student tablets',
      lots: [
        {
          title: 'Student tablets',
          unit: 'tablet',
          ladder: [
            { fromQuantity: 50, unitPriceE4: 4_490_000 },
            { fromQuantity: 400, unitPriceE4: 4_290_000 },
          ],
        },
      ],
      cutOffAt: '2027-03-05T23:00:00.000Z',
      invitedOrganisationIds: ['w', 'b'],
    });
  });

  it('shows the steps that are complete while one types', () => {
    expect(ladderSoFar(rungs(['400', '429'], ['50', '449'], ['800', '']))).toEqual([
      { fromQuantity: 50, unitPriceE4: 4_490_000 },
      { fromQuantity: 400, unitPriceE4: 4_290_000 },
    ]);
  });
});

describe('the field that the service names', () => {
  it.each([
    ['lots.0.ladder.1.unitPriceE4', 'price-2'],
    ['lots.0.ladder.0.fromQuantity', 'from-1'],
    ['invitedOrganisationIds.3', 'chosen'],
    ['cutOffAt', 'day'],
    ['somethingElse', null],
  ])('%s is %s', (name, id) => {
    expect(fieldIdOf(name, draft().rungs)).toBe(id);
  });
});
