import { basketOf } from '../price-rule/basket.fixture.js';
import { dayIn, workingDaysLater } from './calendar.rules.js';
import { checkOpen, isAwaitingBuyer, isDue, isGivenUp, isOpen, settle, settleWithout } from './cut-off.rules.js';
import { after, before, cutOff, jointPurchase, lotTerms } from './joint-purchase.fixture.js';
import type { Lot } from './joint-purchase.rules.js';

const lotCalled = (lotId: string): Lot => ({ ...lotTerms({ title: lotId }), lotId, state: 'open' });
const lot = lotCalled('tablets');

describe('until when a district may commit and change', () => {
  const closed = { closedAt: after };
  it.each([
    ['a millisecond before the cut-off', {}, before, null],
    ['at the cut-off', {}, cutOff, 'joint-purchase.cut-off-passed'],
    ['after it, before anybody has settled it', {}, after, 'joint-purchase.cut-off-passed'],
    ['after it was priced', { status: 'priced' as const, pricedAt: after }, after, 'joint-purchase.cut-off-passed'],
    ['while it awaits the buyer', closed, after, 'joint-purchase.cut-off-passed'],
    ['when it was cancelled before the cut-off', { status: 'cancelled' as const }, before, 'joint-purchase.state'],
    ['while it is a draft', { status: 'draft' as const }, before, 'joint-purchase.state'],
  ])('%s', (_, facts, now, code) => {
    const purchase = jointPurchase(facts);
    expect(codeOf(() => checkOpen(purchase, now))).toBe(code);
    expect(isOpen(purchase, now)).toBe(code === null);
  });

  it.each([
    ['not before the cut-off', {}, before, false],
    ['at the cut-off', {}, cutOff, true],
    ['not a draft', { status: 'draft' as const }, after, false],
    ['not what is priced', { status: 'priced' as const }, after, false],
    ['not what awaits the buyer', closed, after, false],
  ])('is settled once: %s', (_, facts, now, due) => {
    expect(isDue(jointPurchase(facts), now)).toBe(due);
  });

  it('awaits the buyer only where it was closed below the minimum', () => {
    expect([jointPurchase(), jointPurchase(closed), jointPurchase({ ...closed, status: 'unsuccessful' })].map(isAwaitingBuyer)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('giving up', () => {
  const closed = { closedAt: after, decideBy: new Date(after.getTime() + 1_000) };
  it.each([
    ['is not yet while the buyer may decide', closed, after, false],
    ['is at once when the buyer says so', { ...closed, givenUpAt: after }, after, true],
    ['is at the end of the time to decide', closed, closed.decideBy, true],
    ['is not of a purchase that is open', { givenUpAt: after }, after, false],
    ['is not of one that has ended', { ...closed, givenUpAt: after, status: 'unsuccessful' as const }, after, false],
  ])('%s', (_, facts, now, givenUp) => {
    expect(isGivenUp(jointPurchase(facts), now)).toBe(givenUp);
  });
});

describe('settling at the cut-off', () => {
  it('fixes what the price rule says', () => {
    const settlement = settle(
      [lot],
      [basketOf('1', { lotId: 'tablets', quantity: 120 }), basketOf('2', { lotId: 'tablets', quantity: 420 })],
    );
    expect(settlement).toMatchObject({
      kind: 'priced',
      pricing: { lots: [{ unitPriceE4: 4_290_000, quantity: 540 }], totalCents: 23_166_000 },
    });
  });

  it.each([
    ['nobody committed', [], 0],
    ['one unit is missing', [basketOf('1', { lotId: 'tablets', quantity: 49 })], 49],
  ])('fixes nothing where %s', (_, baskets, volume) => {
    expect(settle([lot], baskets)).toEqual({
      kind: 'minimum-missed',
      lots: [{ lotId: 'tablets', title: 'tablets', unit: 'tablet', volume, minimumQuantity: 50 }],
    });
  });

  it('fixes nothing where one of two lots that are wanted misses its minimum, and tells of that one alone', () => {
    const baskets = [basketOf('1', { lotId: 'tablets', quantity: 60 }), basketOf('2', { lotId: 'carts', quantity: 4 })];
    expect(settle([lot, lotCalled('carts')], baskets)).toMatchObject({ kind: 'minimum-missed', lots: [{ lotId: 'carts', volume: 4 }] });
  });

  it('does not wait for a lot that nobody wants', () => {
    expect(settle([lot, lotCalled('carts')], [basketOf('1', { lotId: 'tablets', quantity: 60 })])).toMatchObject({ kind: 'priced' });
  });

  it('tells the volume of all where ceilings left a lot without a price, so that no ceiling can be worked out', () => {
    const baskets = [basketOf('1', { lotId: 'tablets', quantity: 30, ceilingE4: 1 }), basketOf('2', { lotId: 'tablets', quantity: 30 })];
    expect(settle([lot], baskets)).toMatchObject({ kind: 'minimum-missed', lots: [{ volume: 60 }] });
  });

  it('goes on with what has a price once the rest is given up, and with nothing where nothing has', () => {
    const baskets = [basketOf('1', { lotId: 'tablets', quantity: 60 }), basketOf('2', { lotId: 'carts', quantity: 4 })];
    expect(settleWithout([lot, lotCalled('carts')], baskets)).toMatchObject({
      lots: [{ unitPriceE4: 4_490_000 }, { unitPriceE4: null }],
      leftOut: [{ reason: 'minimum', lotId: 'carts' }],
    });
    expect(settleWithout([lot], [basketOf('1', { lotId: 'tablets', quantity: 4 })])).toBeNull();
  });
});

describe('a day', () => {
  it('is the one on the calendar of its zone', () => {
    const at = new Date('2027-01-01T05:59:00Z');
    expect([dayIn('America/Chicago', at), dayIn('UTC', at), dayIn('Pacific/Guam', at)]).toEqual(['2026-12-31', '2027-01-01', '2027-01-01']);
  });
});

describe('working days', () => {
  it.each([
    ['from a Monday to the next one', '2026-12-07T17:00:00Z', 5, '2026-12-14T17:00:00Z'],
    ['from a Friday evening over the weekend', '2026-12-04T23:00:00Z', 1, '2026-12-07T23:00:00Z'],
    ['by the agency’s calendar, on which Friday night is still Friday', '2026-12-05T03:00:00Z', 1, '2026-12-08T03:00:00Z'],
    ['at the same time of day though the clocks go forward between', '2027-03-13T05:59:00Z', 5, '2027-03-20T04:59:00Z'],
    ['at the same time of day though the clocks go back between', '2026-10-31T04:30:00Z', 5, '2026-11-07T05:30:00Z'],
    ['from a Saturday', '2026-12-05T18:00:00Z', 1, '2026-12-07T18:00:00Z'],
  ])('%s', (_, from, days, to) => {
    expect(workingDaysLater(new Date(from), days, 'America/Chicago').toISOString()).toBe(new Date(to).toISOString());
  });
});

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}
