import type { DraftJointPurchaseBody, JointPurchaseStatus, Role, Rung } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { checkLadder } from './ladder.rules.js';

export interface JointPurchase {
  readonly jointPurchaseId: string;
  /** What people call it: `JP-2026-0001`. */
  readonly reference: string;
  readonly title: string;
  readonly leadOrganisationId: string;
  readonly status: JointPurchaseStatus;
  readonly cutOffAt: Date;
  readonly invitedCount: number;
  readonly publishedAt: Date | null;
  /** When the cut-off passed below the minimum: closed to changes, the buyer decides. */
  readonly closedAt: Date | null;
  readonly pricedAt: Date | null;
}

export interface Lot {
  readonly lotId: string;
  readonly title: string;
  /** One of them, as `tablet`. */
  readonly unit: string;
  readonly ladder: readonly Rung[];
}

/** Who takes a step: a role, or what is not a single person. The clock is the database's, the officials open bids, the panel scores them. */
export type Who = Role | 'clock' | 'officials' | 'panel' | 'boards';

interface Step {
  readonly to: JointPurchaseStatus;
  readonly who: readonly Who[];
}

const cancel = { to: 'cancelled', who: ['buyer'] } as const;

/** The whole life of a purchase: in each state, what can happen, who makes it happen, and where it leads. What does not stand here cannot happen. */
export const life = {
  draft: { publish: { to: 'committing', who: ['buyer'] }, cancel },
  committing: {
    commit: { to: 'committing', who: ['purchasing-officer'] },
    withdraw: { to: 'committing', who: ['purchasing-officer'] },
    /** The ladder comes from a quote or a contract in force. */
    price: { to: 'priced', who: ['clock'] },
    /** The ladder is still to be bid for. */
    askForBids: { to: 'tendering', who: ['clock'] },
    /** Closed to changes, awaiting the buyer's decision for 5 working days. */
    missMinimum: { to: 'committing', who: ['clock'] },
    extend: { to: 'committing', who: ['buyer'] },
    giveUp: { to: 'unsuccessful', who: ['buyer', 'clock'] },
    cancel,
  },
  tendering: {
    reachDeadline: { to: 'opening', who: ['clock'] },
    receiveNoBid: { to: 'unsuccessful', who: ['clock'] },
    cancel,
  },
  opening: { openAll: { to: 'evaluating', who: ['officials'] }, cancel },
  evaluating: {
    chooseWinners: { to: 'priced', who: ['panel'] },
    findNobodyResponsive: { to: 'unsuccessful', who: ['panel'] },
    cancel,
  },
  priced: { askBoards: { to: 'deciding', who: ['buyer'] }, cancel },
  deciding: {
    /** All boards are settled and the protest window is over, without a stay. */
    award: { to: 'awarded', who: ['boards', 'clock'] },
    outliveBids: { to: 'unsuccessful', who: ['clock'] },
    cancel,
  },
  awarded: { order: { to: 'ordering', who: ['purchasing-officer'] } },
  ordering: { endContracts: { to: 'closed', who: ['clock'] } },
  closed: {},
  cancelled: {},
  unsuccessful: {},
} as const satisfies Readonly<Record<JointPurchaseStatus, Readonly<Record<string, Step>>>>;

type StepsOf<Status> = Status extends JointPurchaseStatus ? keyof (typeof life)[Status] : never;
export type StepName = StepsOf<JointPurchaseStatus>;

/** Where the step leads from here. Throws `joint-purchase.state` where the table has no such step. */
export function take(status: JointPurchaseStatus, name: StepName): JointPurchaseStatus {
  const step = stepOf(status, name);
  if (!step) throw new RuleBroken('joint-purchase.state', { detail: 'Read the purchase again: it has moved on.', status, step: name });
  return step.to;
}

/** Whether somebody with these roles may take the step in this state. */
export function mayTake(status: JointPurchaseStatus, name: StepName, roles: readonly Role[]): boolean {
  return stepOf(status, name)?.who.some((who) => roles.some((role) => role === who)) ?? false;
}

function stepOf(status: JointPurchaseStatus, name: StepName): Step | undefined {
  const steps: Readonly<Record<string, Step>> = life[status];
  return Object.hasOwn(steps, name) ? steps[name] : undefined;
}

/** What the buyer has written down must make sense before it is kept: ladders, a cut-off that lies ahead, each district invited once. */
export function checkDraft(
  draft: Pick<DraftJointPurchaseBody, 'lots' | 'invitedOrganisationIds'> & { readonly cutOffAt: Date },
  now: Date,
): void {
  draft.lots.forEach((lot, index) => checkLadder(lot.ladder, `lots.${index}.ladder`));
  checkCutOff(draft.cutOffAt, now);
  const twice = draft.invitedOrganisationIds.findIndex((id, index, all) => all.indexOf(id) !== index);
  if (twice >= 0)
    throw new RuleBroken('joint-purchase.invited-twice', { field: `invitedOrganisationIds.${twice}`, detail: 'Name each district once.' });
}

/** Only a district that is on record and operates can be invited. `known` has the districts among those named, and whether each is closed. */
export function checkInvited(invitedOrganisationIds: readonly string[], known: ReadonlyMap<string, boolean>): void {
  for (const [index, id] of invitedOrganisationIds.entries()) {
    const field = `invitedOrganisationIds.${index}`;
    if (!known.has(id))
      throw new RuleBroken('joint-purchase.invited-unknown', {
        field,
        detail: 'This is not a district on record. Leave it out, or bring it in first.',
      });
    if (known.get(id))
      throw new RuleBroken('joint-purchase.invited-closed', {
        field,
        detail: 'The directory says that this district is closed. Leave it out.',
      });
  }
}

/** Opens the purchase to the invited districts. The cut-off must still lie ahead: it may have passed while the draft lay there. */
export function publish(purchase: Pick<JointPurchase, 'status' | 'cutOffAt'>, now: Date): Pick<JointPurchase, 'status' | 'publishedAt'> {
  const status = take(purchase.status, 'publish');
  checkCutOff(purchase.cutOffAt, now);
  return { status, publishedAt: now };
}

/** A round of buying together takes weeks; a cut-off years away is a slip of the pen. */
const FARTHEST_DAYS = 366;

function checkCutOff(cutOffAt: Date, now: Date): void {
  if (cutOffAt.getTime() - now.getTime() > FARTHEST_DAYS * 86_400_000) {
    throw new RuleBroken('joint-purchase.cut-off-far', {
      field: 'cutOffAt',
      detail: 'Choose a cut-off within a year.',
      cutOffAt: cutOffAt.toISOString(),
    });
  }
  if (cutOffAt > now) return;
  throw new RuleBroken('joint-purchase.cut-off-past', {
    field: 'cutOffAt',
    detail: 'Choose a cut-off that lies ahead.',
    cutOffAt: cutOffAt.toISOString(),
  });
}
