import { lotView, ownCommitment } from '../purchase.fixture.js';
import { bodyOf, draftOf, foreseenOf, freshLot, isNone, isSame, type BasketDraft } from './basket-draft.js';

const lots = [lotView(), lotView({ lotId: 'calculators', unit: 'calculator' })];
const draft = (given: Partial<BasketDraft> = {}): BasketDraft => ({ ...draftOf(null), ...given });
const tablets = { ...freshLot, quantities: { office: '1,000', school: '20' }, tolerance: '30', ceiling: '$440', alone: '479.5' };

describe('a basket as it is typed', () => {
  it('is sent with a line for each site, ceiling and own price in 1/10,000 dollar', () => {
    expect(bodyOf(draft({ lots: { tablets }, approvedOn: '2026-11-03' }), lots)).toEqual({
      lots: [
        {
          lotId: 'tablets',
          lines: [
            { siteId: 'office', quantity: 1_000 },
            { siteId: 'school', quantity: 20 },
          ],
          tolerance: 30,
          ceilingE4: 4_400_000,
          alonePriceE4: 4_795_000,
        },
      ],
      approval: { approvedOn: '2026-11-03', fileId: null },
    });
  });

  it('holds only the lots of which something is taken', () => {
    const both = { tablets, calculators: { ...freshLot, quantities: { office: '0', school: '' } } };
    expect(bodyOf(draft({ lots: both }), lots).lots.map(({ lotId }) => lotId)).toEqual(['tablets']);
  });

  it('never tells a ceiling while its effect is asked for, nor what cannot be read', () => {
    const asked = foreseenOf(draft({ lots: { tablets: { ...tablets, quantities: { office: '12O', school: '20' } } } }), lots);
    expect(asked).toEqual({ lots: [{ lotId: 'tablets', lines: [{ siteId: 'school', quantity: 20 }], tolerance: 30 }] });
    expect(foreseenOf(draft(), lots)).toBeNull();
  });

  it.each([
    ['', true],
    [' 0 ', true],
    ['10', false],
    ['x', false],
  ])('takes nothing for %p: %s', (typed, none) => {
    expect(isNone(typed)).toBe(none);
  });
});

describe('a basket that stands', () => {
  const own = ownCommitment();
  const sites = [{ siteId: 'o-Winfield', revision: 0 }];

  it('is what the form begins with, and is then the same as what would be sent', () => {
    const begun = draftOf(own);
    expect([begun.revision, begun.lots['tablets']?.ceiling, begun.lots['tablets']?.tolerance]).toEqual([1, '440.00', '20']);
    expect(isSame(own, bodyOf(begun, lots), sites)).toBe(true);
  });

  it.each([
    ['a quantity', { quantities: { 'o-Winfield': '121' } }],
    ['a tolerance', { tolerance: '' }],
    ['a ceiling', { ceiling: '' }],
    ['the price alone', { alone: '479' }],
  ])('is another one with %s that differs', (_, other) => {
    const begun = draftOf(own);
    const changed = { ...begun, lots: { tablets: { ...(begun.lots['tablets'] ?? freshLot), ...other } } };
    expect(isSame(own, bodyOf(changed, lots), sites)).toBe(false);
  });

  it('is another one once its site has another address', () => {
    expect(isSame(own, bodyOf(draftOf(own), lots), [{ siteId: 'o-Winfield', revision: 1 }])).toBe(false);
  });

  it('is another one with an approval', () => {
    expect(isSame(own, bodyOf({ ...draftOf(own), approvedOn: '2026-11-03' }, lots), sites)).toBe(false);
  });
});
