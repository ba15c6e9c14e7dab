import { draftFaults } from './draft-faults.js';
import { freshLot, freshPurchase, type LotDraft, type PurchaseDraft, type SourceDraft } from './draft-purchase.js';

const zone = 'America/Chicago';
const now = Date.parse('2027-02-23T16:00:00Z');
const rungs = (...lines: [string, string][]) => lines.map(([from, price], index) => ({ id: String(index + 1), from, price }));
const places = (...lines: [string, string][]) => lines.map(([zip, price], index) => ({ id: String(index + 1), zip, price }));

function lot(changes: Partial<LotDraft> = {}): LotDraft {
  const ladder = rungs(['50', '449'], ['400', '429.00'], ['', '']);
  return { ...freshLot('1'), unspsc: '43211509', unit: 'tablet', rungs: ladder, ...changes };
}

function source(changes: Partial<SourceDraft> = {}): SourceDraft {
  const named = { vendorName: 'Gulf Coast School Supply (sample)', reference: 'Q-20871', contactName: 'Pat Quill (sample)' };
  return { ...freshPurchase().source, ...named, validUntil: '2027-06-30', ...changes };
}

function draft(changes: Partial<PurchaseDraft> = {}): PurchaseDraft {
  return { ...freshPurchase(), title: 'Student tablets', source: source(), lots: [lot()], day: '2027-03-05', ...changes };
}

const fieldsOf = (typed: PurchaseDraft, districts: number | null = 139) =>
  draftFaults(typed, zone, districts, now).map((fault) => fault.field);

describe('what must be corrected before a purchase can be checked', () => {
  it.each<[string, PurchaseDraft, string[]]>([
    ['nothing', draft(), []],
    ['no title', draft({ title: ' ' }), ['title']],
    ['no day', draft({ day: '' }), ['day']],
    ['an hour that does not exist', draft({ day: '2027-03-14', time: '02:30' }), ['time']],
    ['a day that has passed', draft({ day: '2027-02-22' }), ['day']],
    ['a day more than a year away', draft({ day: '2028-03-01', source: source({ validUntil: '2028-12-31' }) }), ['day']],
    ['nobody chosen', draft({ invite: 'some' }), ['chosen']],
    ['no network chosen', draft({ invite: 'networks' }), ['networks']],
  ])('%s', (_, typed, fields) => {
    expect(fieldsOf(typed)).toEqual(fields);
  });

  it('is the list of districts where it could not be loaded', () => {
    expect(fieldsOf(draft(), null)).toEqual(['invite-all']);
  });
});

describe('where the prices come from', () => {
  it.each<[string, Partial<SourceDraft>, string[]]>([
    ['no vendor, no number, no contact', { vendorName: '', reference: '', contactName: ' ' }, ['vendorName', 'reference', 'contactName']],
    ['no last day', { validUntil: '' }, ['validUntil']],
    ['a first day after the last', { validFrom: '2027-07-01' }, ['validFrom']],
    ['prices that end before the cut-off', { validUntil: '2027-03-04' }, ['validUntil']],
    ['something that is no address', { contactEmail: 'pat at quill' }, ['contactEmail']],
  ])('%s', (_, changes, fields) => {
    expect(fieldsOf(draft({ source: source(changes) }))).toEqual(fields);
  });
});

describe('a lot', () => {
  it.each<[string, Partial<LotDraft>, string[]]>([
    ['no code and no unit', { unspsc: '', unit: '' }, ['lot-1-unspsc', 'lot-1-unit']],
    ['a code of 7 digits', { unspsc: '4321150' }, ['lot-1-unspsc']],
    ['no step at all', { rungs: rungs(['', ''], ['', '']) }, ['lot-1-from-1']],
    ['a step without a price', { rungs: rungs(['50', '']) }, ['lot-1-price-1']],
    ['a letter in a volume', { rungs: rungs(['5O', '449']) }, ['lot-1-from-1']],
    ['a price that rises', { rungs: rungs(['50', '449'], ['400', '450']) }, ['lot-1-price-2']],
    ['volumes that do not rise', { rungs: rungs(['50', '449'], ['50', '440']) }, ['lot-1-from-2']],
    ['a fee and a delivery in words', { fee: 'two', delivery: 'free' }, ['lot-1-delivery', 'lot-1-fee']],
    ['a place without digits', { places: places(['AL', '8.50']) }, ['lot-1-zip-1']],
    ['a place without a price', { places: places(['365', '']) }, ['lot-1-placePrice-1']],
    ['a place that is named twice', { places: places(['365', '8.50'], ['365', '9.00']) }, ['lot-1-zip-2']],
    ['an empty line of places', { places: places(['', '']) }, []],
  ])('%s', (_, changes, fields) => {
    expect(fieldsOf(draft({ lots: [lot(changes)] }))).toEqual(fields);
  });

  it('of several needs its own title, and the summary says which lot is meant', () => {
    const two = draft({ lots: [lot({ title: 'Tablets' }), lot({ id: '2' })] });
    expect(draftFaults(two, zone, 139, now)).toEqual([
      { field: 'lot-2-title', short: 'Lot 2: Enter what is bought', full: 'Enter what is bought' },
    ]);
  });
});
