import { cancel, checkExtending, checkGivingUp } from './decision.rules.js';
import { after, before, cutOff, jointPurchase, source } from './joint-purchase.fixture.js';

describe('what the buyer decides about an open purchase', () => {
  const later = new Date(cutOff.getTime() + 86_400_000);
  const closed = { closedAt: after, decideBy: later };
  const stillTime = new Date(later.getTime() - 1);
  const muchLater = new Date(later.getTime() + 86_400_000);

  it.each([
    ['lengthens the cut-off', {}, later, before, null],
    ['does not shorten it', {}, new Date(cutOff.getTime() - 1_000), new Date(cutOff.getTime() - 5_000), 'joint-purchase.cut-off-earlier'],
    ['does not set it into the past', {}, before, after, 'joint-purchase.cut-off-past'],
    ['does not lengthen what is being settled', {}, later, after, 'joint-purchase.cut-off-passed'],
    ['opens it again after a missed minimum', closed, muchLater, stillTime, null],
    ['does not open again what was given up', { ...closed, givenUpAt: after }, muchLater, stillTime, 'joint-purchase.given-up'],
    ['does not open it again once the time to decide is over', closed, muchLater, later, 'joint-purchase.given-up'],
    [
      'does not lengthen it beyond the prices',
      { source: { ...source, validUntil: '2026-12-04' } },
      later,
      before,
      'joint-purchase.validity',
    ],
    ['lengthens nothing once it is priced', { status: 'priced' as const }, later, before, 'joint-purchase.state'],
  ])('%s', (_, facts, to, now, code) => {
    expect(codeOf(() => checkExtending(jointPurchase(facts), to, now, 'America/Chicago'))).toBe(code);
  });

  it.each([
    ['gives up what missed its minimum', closed, null],
    ['gives up nothing that is still open', {}, 'joint-purchase.not-missed'],
    ['gives up nothing once the clock has done so', { ...closed, decideBy: after }, 'joint-purchase.given-up'],
    ['gives up once', { ...closed, givenUpAt: after }, 'joint-purchase.given-up'],
    ['gives up no draft', { status: 'draft' as const }, 'joint-purchase.state'],
  ])('%s', (_, facts, code) => {
    expect(codeOf(() => checkGivingUp(jointPurchase(facts), after))).toBe(code);
  });

  it.each([
    ['calls off a draft', 'draft', null],
    ['calls off what is open', 'committing', null],
    ['calls off nothing whose price is fixed', 'priced', 'joint-purchase.state'],
    ['calls off nothing twice', 'cancelled', 'joint-purchase.state'],
  ] as const)('%s', (_, status, code) => {
    expect(codeOf(() => cancel(status))).toBe(code);
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
