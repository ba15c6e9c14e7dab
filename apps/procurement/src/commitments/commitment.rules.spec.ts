import type { SiteView } from '@tributary/contracts';
import { lotTerms } from '../joint-purchases/joint-purchase.fixture.js';
import type { Lot } from '../joint-purchases/joint-purchase.rules.js';
import { checkApproval, checkVolume, commitmentReference, MAX_VOLUME, MOST_LINES, readBasket, sealedCeiling } from './commitment.rules.js';

const lot = (lotId: string): Lot => ({
  ...lotTerms({
    delivery: [
      { zipPrefix: '', unitE4: 50 },
      { zipPrefix: '365', unitE4: 80 },
      { zipPrefix: '36507', unitE4: 10 },
    ],
  }),
  lotId,
  state: 'open',
});

const site = (siteId: string, zip: string | null): SiteView => ({
  siteId,
  name: siteId,
  street: null,
  city: null,
  state: 'AL',
  zip,
  isOffice: false,
  revision: 1,
});
const sites = [site('office', '35594'), site('north', '36501'), site('south', '36507'), site('nowhere', null)];
const wanted = (siteId: string, quantity = 5) => ({ lotId: 'a', tolerance: 0, lines: [{ siteId, quantity }] });

describe('what a district sends', () => {
  it.each([
    ['everywhere else', 'office', 50],
    ['the beginning of its ZIP code', 'north', 80],
    ['the longer beginning', 'south', 10],
    ['the dearest where it has no ZIP code', 'nowhere', 80],
  ])('is delivered to each site at the rate for %s', (_, siteId, deliveryE4) => {
    expect(readBasket([wanted(siteId)], [lot('a')], sites).lots[0]?.lines).toEqual([{ siteId, quantity: 5, deliveryE4 }]);
  });

  it('has no more lines than one event can tell', () => {
    const places = Array.from({ length: MOST_LINES / 8 }, (_, index) => site(`site ${index}`, '35594'));
    const lots = Array.from({ length: 9 }, (_, index) => lot(`lot ${index}`));
    const sent = lots.map(({ lotId }) => ({ lotId, tolerance: 0, lines: places.map(({ siteId }) => ({ siteId, quantity: 1 })) }));
    expect(readBasket(sent.slice(1), lots, places).lots).toHaveLength(8);
    expect(() => readBasket(sent, lots, places)).toThrow(
      expect.objectContaining({ code: 'commitment.too-many-lines', facts: expect.objectContaining({ field: 'lots' }) as object }) as Error,
    );
  });

  it('keeps each lot’s tolerance and ceiling', () => {
    expect(readBasket([{ ...wanted('office'), tolerance: 3, ceilingE4: 400 }], [lot('a')], sites).lots[0]).toMatchObject({
      tolerance: 3,
      ceilingE4: 400,
    });
  });

  it.each([
    ['a lot that is not in the purchase', [{ ...wanted('office'), lotId: 'b' }], 'joint-purchase.lot-unknown', 'lots.0.lotId'],
    ['a lot that is named twice', [wanted('office'), wanted('north')], 'commitment.lot-twice', 'lots.1.lotId'],
    ['a site of somebody else', [wanted('elsewhere')], 'commitment.site-unknown', 'lots.0.lines.0.siteId'],
    [
      'a site that is named twice',
      [
        {
          ...wanted('office'),
          lines: [
            { siteId: 'office', quantity: 1 },
            { siteId: 'office', quantity: 2 },
          ],
        },
      ],
      'commitment.site-twice',
      'lots.0.lines.0.siteId',
    ],
    [
      'more than a district can take',
      [
        {
          ...wanted('office'),
          lines: [
            { siteId: 'office', quantity: 600_000 },
            { siteId: 'north', quantity: 400_001 },
          ],
        },
      ],
      'commitment.quantity-too-large',
      'lots.0.lines',
    ],
  ])('is refused for %s', (_, sent, code, field) => {
    expect(faultOf(() => readBasket(sent, [lot('a')], sites))).toEqual([code, field]);
  });

  it('cannot be approved on a day that lies ahead', () => {
    expect(faultOf(() => checkApproval({ approvedOn: '2026-12-05', fileId: null }, '2026-12-04'))).toEqual([
      'commitment.approval-ahead',
      'approval.approvedOn',
    ]);
    expect(faultOf(() => checkApproval({ approvedOn: '2026-12-04', fileId: null }, '2026-12-04'))).toBeNull();
    expect(faultOf(() => checkApproval(null, '2026-12-04'))).toBeNull();
  });

  it('has a bound for all districts together', () => {
    expect(faultOf(() => checkVolume(MAX_VOLUME, 'lots.0.lines'))).toBeNull();
    expect(faultOf(() => checkVolume(MAX_VOLUME + 1, 'lots.0.lines'))).toEqual(['joint-purchase.volume-too-large', 'lots.0.lines']);
    // Twenty lots of so many, each unit at the dearest ladder, delivery and fee there can be.
    expect(20 * MAX_VOLUME * 30_000_000).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  it('is called by the purchase and the LEAID', () => {
    expect(commitmentReference('JP-2026-0001', '0103540')).toBe('JP-2026-0001-0103540');
  });
});

describe('a ceiling in the audit trail', () => {
  it('is told by no two salts alike, and by the same salt always alike', () => {
    expect(sealedCeiling('a', 400, 'salt')).toBe(sealedCeiling('a', 400, 'salt'));
    expect(
      new Set([
        sealedCeiling('a', 400, 'salt'),
        sealedCeiling('a', 400, 'other'),
        sealedCeiling('b', 400, 'salt'),
        sealedCeiling('a', 401, 'salt'),
      ]).size,
    ).toBe(4);
  });
});

function faultOf(work: () => unknown): [code: string, field: string] | null {
  try {
    work();
    return null;
  } catch (error) {
    const { code, facts } = error as { code: string; facts: { field: string } };
    return [code, facts.field];
  }
}
