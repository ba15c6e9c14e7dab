import fc from 'fast-check';
import { checkOpen, isAwaitingBuyer, isDue, isOpen, type Line, settle } from './cut-off.rules.js';
import { after, before, cutOff, jointPurchase, ladders, tablets } from './joint-purchase.fixture.js';
import type { Lot } from './joint-purchase.rules.js';
import { minimumOf } from './ladder.rules.js';

const lot: Lot = { lotId: 'tablets', title: 'Student tablets with case', unit: 'tablet', ladder: tablets };

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

describe('settling at the cut-off', () => {
  it('fixes the price of the volume of all, and an amount for each district', () => {
    expect(settle([lot], [line('0103540', 120), line('0100270', 420)])).toMatchObject({
      kind: 'priced',
      lots: [{ lotId: 'tablets', totalQuantity: 540, unitPriceE4: 4_290_000 }],
      amounts: [
        { leaid: '0103540', quantity: 120, amountCents: 5_148_000 },
        { leaid: '0100270', quantity: 420, amountCents: 18_018_000 },
      ],
      totalCents: 23_166_000,
    });
  });

  it.each([
    ['nobody committed', [], 0],
    ['one unit is missing', [line('0103540', 49)], 49],
  ])('fixes nothing where %s', (_, lines, totalQuantity) => {
    expect(settle([lot], lines)).toEqual({ kind: 'minimum-missed', lotId: 'tablets', totalQuantity, minimumQuantity: 50 });
  });

  it('fixes nothing where one of two lots misses its minimum', () => {
    const cases = { ...lot, lotId: 'cases' };
    expect(settle([lot, cases], [line('0103540', 50)])).toMatchObject({ kind: 'minimum-missed', lotId: 'cases' });
  });

  it('is exact whatever the ladder and the lines: priced or not by the minimum alone, the whole the sum of lines, each half a cent off at most', () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 50 });
    fc.assert(
      fc.property(ladders, quantities, (ladder, units) => {
        const lines = units.map((quantity, index) => line(String(index), quantity));
        const settled = settle([{ ...lot, ladder }], lines);
        const volume = units.reduce((sum, quantity) => sum + quantity, 0);
        expect(settled.kind === 'priced').toBe(volume >= minimumOf(ladder));
        if (settled.kind !== 'priced') return;
        expect(settled.amounts.reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n)).toBe(BigInt(settled.totalCents));
        const exact = BigInt(volume) * BigInt(settled.lots[0]!.unitPriceE4);
        const difference = BigInt(settled.totalCents) * 100n - exact;
        expect(difference <= 50n * BigInt(lines.length) && difference >= -50n * BigInt(lines.length)).toBe(true);
      }),
    );
  });
});

function line(leaid: string, quantity: number): Line {
  return { commitmentId: `c-${leaid}`, organisationId: `o-${leaid}`, leaid, lotId: 'tablets', quantity };
}

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}
