import { type JointPurchaseStatus, jointPurchaseStatus, type Role } from '@tributary/contracts';
import { after, before, cutOff, jointPurchase, lotTerms, source, tablets } from './joint-purchase.fixture.js';
import {
  checkDraft,
  checkInvited,
  checkReach,
  checkReminding,
  life,
  mayTake,
  publish,
  type StepName,
  take,
  warningDue,
} from './joint-purchase.rules.js';

describe('the life of a purchase', () => {
  it.each<[string, JointPurchaseStatus, StepName, JointPurchaseStatus]>([
    ['the agency publishes what it has written', 'draft', 'publish', 'committing'],
    ['districts commit and change', 'committing', 'commit', 'committing'],
    ['a draft is written anew', 'draft', 'change', 'draft'],
    ['districts withdraw', 'committing', 'withdraw', 'committing'],
    ['districts decline', 'committing', 'decline', 'committing'],
    ['more districts are invited', 'committing', 'invite', 'committing'],
    ['those who have not answered are reminded', 'committing', 'remind', 'committing'],
    ['the cut-off prices it, where the ladder comes from a quote', 'committing', 'price', 'priced'],
    ['the cut-off asks for bids, where it does not', 'committing', 'askForBids', 'tendering'],
    ['below the minimum it stays, closed', 'committing', 'missMinimum', 'committing'],
    ['the buyer extends it', 'committing', 'extend', 'committing'],
    ['the buyer gives it up', 'committing', 'giveUp', 'unsuccessful'],
    ['the deadline for bids passes', 'tendering', 'reachDeadline', 'opening'],
    ['nobody bids', 'tendering', 'receiveNoBid', 'unsuccessful'],
    ['all bids are open', 'opening', 'openAll', 'evaluating'],
    ['each lot has a winner', 'evaluating', 'chooseWinners', 'priced'],
    ['nobody is responsive', 'evaluating', 'findNobodyResponsive', 'unsuccessful'],
    ['the boards are asked', 'priced', 'askBoards', 'deciding'],
    ['boards are settled and the protest window is over', 'deciding', 'award', 'awarded'],
    ['the validity of the bids is over', 'deciding', 'outliveBids', 'unsuccessful'],
    ['the first order is placed', 'awarded', 'order', 'ordering'],
    ['all contracts have ended', 'ordering', 'endContracts', 'closed'],
  ])('%s', (_, from, step, to) => {
    expect(take(from, step)).toBe(to);
  });

  it('has no other step than these and cancelling', () => {
    expect(
      Object.values(life)
        .flatMap((steps) => Object.keys(steps))
        .filter((step) => step !== 'cancel'),
    ).toHaveLength(22);
  });

  it('can be cancelled before it is awarded, and not after', () => {
    const cancellable = jointPurchaseStatus.options.filter((status) => codeOf(() => take(status, 'cancel')) === null);
    expect(cancellable).toEqual(['draft', 'committing', 'tendering', 'opening', 'evaluating', 'priced', 'deciding']);
  });

  it('ends in closed, cancelled and unsuccessful, and reaches each state from draft', () => {
    const final = jointPurchaseStatus.options.filter((status) => Object.keys(life[status]).length === 0);
    expect(final).toEqual(['closed', 'cancelled', 'unsuccessful']);
    const reached = new Set<JointPurchaseStatus>(['draft']);
    for (const status of reached) for (const { to } of Object.values<{ to: JointPurchaseStatus }>(life[status])) reached.add(to);
    expect(reached.size).toBe(jointPurchaseStatus.options.length);
  });

  it.each<[string, JointPurchaseStatus, StepName]>([
    ['what is published cannot be published again', 'committing', 'publish'],
    ['nobody commits to a draft', 'draft', 'commit'],
    ['nobody commits to what is priced', 'priced', 'commit'],
    ['what is cancelled stays cancelled', 'cancelled', 'publish'],
  ])('%s', (_, from, step) => {
    expect(codeOf(() => take(from, step))).toBe('joint-purchase.state');
  });

  it('takes no name of the language itself for a step', () => {
    expect(codeOf(() => take('draft', 'toString' as StepName))).toBe('joint-purchase.state');
  });

  it.each<[string, JointPurchaseStatus, StepName, Role, boolean]>([
    ['a buyer publishes', 'draft', 'publish', 'buyer', true],
    ['an administrator of the agency does not', 'draft', 'publish', 'agency-admin', false],
    ['a purchasing officer commits', 'committing', 'commit', 'purchasing-officer', true],
    ['an administrator of a district does not', 'committing', 'commit', 'district-admin', false],
    ['a buyer commits for nobody', 'committing', 'commit', 'buyer', false],
    ['a district prices nothing', 'committing', 'price', 'purchasing-officer', false],
    ['a buyer declines for nobody', 'committing', 'decline', 'buyer', false],
  ])('%s', (_, status, step, role, may) => {
    expect(mayTake(status, step, [role])).toBe(may);
  });
});

describe('what the buyer writes down', () => {
  const [winfield, baldwin] = ['019a3b5c-0000-7000-8000-00000000d001', '019a3b5c-0000-7000-8000-00000000d002'];
  const draft = {
    lots: [lotTerms()],
    source,
    cutOffAt: cutOff,
    invitedOrganisationIds: [winfield, baldwin],
    invitedNetworkIds: [] as string[],
  };
  const rates = (...prefixes: string[]) => [lotTerms({ delivery: prefixes.map((zipPrefix) => ({ zipPrefix, unitE4: 0 })) })];

  it.each([
    ['is kept when it makes sense', draft, null],
    ['needs a cut-off that lies ahead', { ...draft, cutOffAt: before }, ['joint-purchase.cut-off-past', 'cutOffAt']],
    ['needs a cut-off within a year', { ...draft, cutOffAt: new Date('9999-12-31T23:00:00Z') }, ['joint-purchase.cut-off-far', 'cutOffAt']],
    [
      'needs volumes that rise',
      { ...draft, lots: [lotTerms(), lotTerms({ ladder: tablets.toReversed() })] },
      ['joint-purchase.ladder-volume', 'lots.1.ladder.1.fromQuantity'],
    ],
    ['needs a rate for every place', { ...draft, lots: rates('365') }, ['joint-purchase.delivery-gap', 'lots.0.delivery']],
    [
      'needs one rate for a place',
      { ...draft, lots: rates('', '365', '365') },
      ['joint-purchase.delivery-twice', 'lots.0.delivery.2.zipPrefix'],
    ],
    [
      'needs prices that hold beyond the cut-off',
      { ...draft, source: { ...source, validUntil: '2026-12-03' } },
      ['joint-purchase.validity', 'source.validUntil'],
    ],
    ['may have prices that hold to the day of the cut-off', { ...draft, source: { ...source, validUntil: '2026-12-04' } }, null],
    [
      'needs a validity that begins before it ends',
      { ...draft, source: { ...source, validFrom: '2028-01-01' } },
      ['joint-purchase.validity', 'source.validFrom'],
    ],
    [
      'needs prices that hold on the day of the cut-off, by the agency’s calendar',
      { ...draft, source: { ...source, validUntil: '2026-12-31' }, cutOffAt: new Date('2027-01-01T05:59:00Z') },
      null,
    ],
    [
      'and not only on the day before',
      { ...draft, source: { ...source, validUntil: '2026-12-31' }, cutOffAt: new Date('2027-01-01T06:00:00Z') },
      ['joint-purchase.validity', 'source.validUntil'],
    ],
    ['invites somebody', { ...draft, invitedOrganisationIds: [] }, ['joint-purchase.nobody-invited', 'invitedOrganisationIds']],
    ['may invite a network alone', { ...draft, invitedOrganisationIds: [], invitedNetworkIds: ['gulf coast'] }, null],
    [
      'invites a district once',
      { ...draft, invitedOrganisationIds: [winfield, baldwin, winfield] },
      ['joint-purchase.invited-twice', 'invitedOrganisationIds.2'],
    ],
  ])('%s', (_, written, fault) => {
    expect(faultOf(() => checkDraft(written, before, 'America/Chicago'))).toEqual(fault);
  });

  it('invites only who is on record as a district, and operates', () => {
    const known = new Map([
      [winfield, false],
      [baldwin, true],
    ]);
    expect(faultOf(() => checkInvited([winfield], known))).toBeNull();
    expect(faultOf(() => checkInvited([winfield, 'unknown'], known))).toEqual([
      'joint-purchase.invited-unknown',
      'invitedOrganisationIds.1',
    ]);
    expect(faultOf(() => checkInvited([winfield, baldwin], known))).toEqual(['joint-purchase.invited-closed', 'invitedOrganisationIds.1']);
  });

  it.each([
    ['is complete where everybody can be told', [], [], null],
    ['asks for an address where nobody can be told', ['w'], [], 'joint-purchase.unreachable'],
    ['is complete with an address', ['w'], [{ organisationId: 'w', email: 'a@b.example' }], null],
    ['is complete with the word that nobody is told', ['w'], [{ organisationId: 'w', email: null }], null],
    ['asks for each', ['w', 'b'], [{ organisationId: 'w', email: null }], 'joint-purchase.unreachable'],
  ])('%s', (_, unreachable, contacts, code) => {
    expect(codeOf(() => checkReach(unreachable, contacts))).toBe(code);
  });
});

describe('what the buyer does with an open purchase', () => {
  it.each([
    ['reminds for the first time', null, null],
    ['reminds again after a day', new Date(before.getTime() - 86_400_000), null],
    ['does not remind twice a day', new Date(before.getTime() - 86_399_999), 'joint-purchase.reminded'],
  ])('%s', (_, remindedAt, code) => {
    expect(codeOf(() => checkReminding(jointPurchase({ remindedAt }), before))).toBe(code);
  });
});

describe('the warnings before a cut-off', () => {
  const daysBefore = (days: number): Date => new Date(cutOff.getTime() - days * 86_400_000);
  it.each([
    ['are not due four days before', { publishedAt: daysBefore(10) }, 4, null],
    ['are due three days before', { publishedAt: daysBefore(10) }, 3, 3],
    ['are given once', { publishedAt: daysBefore(10), toldDays: 3 }, 2, null],
    ['are due one day before', { publishedAt: daysBefore(10), toldDays: 3 }, 1, 1],
    ['are over after the last one', { publishedAt: daysBefore(10), toldDays: 1 }, 0.5, null],
    ['skip the first where nobody looked in time', { publishedAt: daysBefore(10) }, 0.5, 1],
    ['are not given to who was invited within those days', { publishedAt: daysBefore(2.5) }, 2, null],
    ['are given one day before to who was invited two days before', { publishedAt: daysBefore(2.5), toldDays: 3 }, 1, 1],
    ['are over at the cut-off', { publishedAt: daysBefore(10) }, 0, null],
  ])('%s', (_, facts, daysLeft, due) => {
    expect(warningDue(jointPurchase({ toldDays: null, ...facts }), daysBefore(daysLeft))).toBe(due);
  });
});

describe('publishing', () => {
  it('opens it, and keeps the moment', () => {
    expect(publish(jointPurchase({ status: 'draft' }), before)).toEqual({ status: 'committing', publishedAt: before });
  });

  it.each([
    ['a draft whose cut-off has passed meanwhile stays a draft', 'draft', after, 'joint-purchase.cut-off-past'],
    ['at the cut-off itself it is too late', 'draft', cutOff, 'joint-purchase.cut-off-past'],
    ['it is published once', 'committing', before, 'joint-purchase.state'],
  ] as const)('%s', (_, status, now, code) => {
    expect(codeOf(() => publish(jointPurchase({ status }), now))).toBe(code);
  });
});

function codeOf(work: () => unknown): unknown {
  return faultOf(work)?.[0] ?? null;
}

function faultOf(work: () => unknown): [string, string] | null {
  try {
    work();
    return null;
  } catch (error) {
    const { code, facts } = error as { code: string; facts: { field: string } };
    return [code, facts.field];
  }
}
