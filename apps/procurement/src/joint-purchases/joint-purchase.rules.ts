import type { DeliveryRate, DraftJointPurchaseBody, JointPurchaseStatus, LotState, PriceSource, Role, Rung } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { checkLadder } from '../price-rule/ladder.rules.js';
import { dayIn } from './calendar.rules.js';

export interface JointPurchase {
  readonly jointPurchaseId: string;
  /** What people call it: `JP-2026-0001`. */
  readonly reference: string;
  readonly title: string;
  readonly leadOrganisationId: string;
  readonly status: JointPurchaseStatus;
  readonly source: PriceSource;
  readonly cutOffAt: Date;
  readonly invitedCount: number;
  readonly publishedAt: Date | null;
  /** When the cut-off passed below a minimum: closed to changes, the buyer decides until `decideBy`. */
  readonly closedAt: Date | null;
  readonly decideBy: Date | null;
  /** When the buyer gave up what missed its minimum, and why: the worker settles it at once. */
  readonly givenUpAt: Date | null;
  readonly givenUpReason: string | null;
  readonly pricedAt: Date | null;
  /** When and why it was cancelled or unsuccessful. */
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly remindedAt: Date | null;
  /** How many days before the cut-off those were told who have not answered: 3, then 1. */
  readonly toldDays: number | null;
}

export interface Lot {
  readonly lotId: string;
  readonly title: string;
  readonly unspsc: string;
  /** One of them, as `tablet`. */
  readonly unit: string;
  readonly specification: string;
  readonly feeE4: number;
  readonly delivery: readonly DeliveryRate[];
  readonly ladder: readonly Rung[];
  readonly state: LotState;
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
  draft: { change: { to: 'draft', who: ['buyer'] }, publish: { to: 'committing', who: ['buyer'] }, cancel },
  committing: {
    commit: { to: 'committing', who: ['purchasing-officer'] },
    withdraw: { to: 'committing', who: ['purchasing-officer'] },
    decline: { to: 'committing', who: ['purchasing-officer'] },
    invite: { to: 'committing', who: ['buyer'] },
    remind: { to: 'committing', who: ['buyer'] },
    /** The ladder comes from a quote or a contract in force. */
    price: { to: 'priced', who: ['clock', 'buyer'] },
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

/** What the buyer has written down must make sense before it is kept: ladders, delivery, validity, a cut-off that lies ahead, somebody invited once. */
export function checkDraft(
  draft: Pick<DraftJointPurchaseBody, 'lots' | 'source' | 'invitedOrganisationIds' | 'invitedNetworkIds'> & { readonly cutOffAt: Date },
  now: Date,
  zone: string,
): void {
  draft.lots.forEach((lot, index) => {
    checkLadder(lot.ladder, `lots.${index}.ladder`);
    checkDelivery(lot.delivery, `lots.${index}.delivery`);
  });
  checkCutOff(draft.cutOffAt, now);
  checkValidity(draft.source, draft.cutOffAt, zone);
  if (draft.invitedOrganisationIds.length + draft.invitedNetworkIds.length === 0)
    throw new RuleBroken('joint-purchase.nobody-invited', {
      field: 'invitedOrganisationIds',
      detail: 'Invite at least one district or network.',
    });
  const twice = draft.invitedOrganisationIds.findIndex((id, index, all) => all.indexOf(id) !== index);
  if (twice >= 0)
    throw new RuleBroken('joint-purchase.invited-twice', { field: `invitedOrganisationIds.${twice}`, detail: 'Name each district once.' });
}

// Every place must have a rate, and one beginning of a ZIP code cannot have two.
function checkDelivery(rates: readonly DeliveryRate[], field: string): void {
  if (!rates.some(({ zipPrefix }) => zipPrefix === ''))
    throw new RuleBroken('joint-purchase.delivery-gap', { field, detail: 'Add a rate for everywhere else: one without digits.' });
  const twice = rates.findIndex(({ zipPrefix }, index) => rates.findIndex((rate) => rate.zipPrefix === zipPrefix) !== index);
  if (twice >= 0)
    throw new RuleBroken('joint-purchase.delivery-twice', {
      field: `${field}.${twice}.zipPrefix`,
      detail: 'Name each beginning of a ZIP code once.',
    });
}

/** Prices must still hold on the day of the cut-off, by the agency's calendar, or nobody could order at them. */
export function checkValidity({ validFrom, validUntil }: PriceSource, cutOffAt: Date, zone: string): void {
  if (validFrom !== null && validFrom > validUntil)
    throw new RuleBroken('joint-purchase.validity', { field: 'source.validFrom', detail: 'The first day cannot be after the last.' });
  if (!holdsUntil({ validUntil }, cutOffAt, zone))
    throw new RuleBroken('joint-purchase.validity', { field: 'source.validUntil', detail: 'The prices must hold beyond the cut-off.' });
}

/** Whether one can still order at the prices at that moment: on the last day, by the agency's calendar. */
export function holdsUntil({ validUntil }: Pick<PriceSource, 'validUntil'>, at: Date, zone: string): boolean {
  return dayIn(zone, at) <= validUntil;
}

/** Only a district that is on record and operates can be invited. `known` has the districts among those named, and whether each is closed. */
export function checkInvited(
  invitedOrganisationIds: readonly string[],
  known: ReadonlyMap<string, boolean>,
  fieldName = 'invitedOrganisationIds',
): void {
  for (const [index, id] of invitedOrganisationIds.entries()) {
    const field = `${fieldName}.${index}`;
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

/** Members of networks included. One event tells them all. */
const MOST_INVITED = 2_000;

/** So many districts are invited at once, at most. */
export function checkNumber(invited: number, field: string): void {
  if (invited <= MOST_INVITED) return;
  throw new RuleBroken('joint-purchase.invited-too-many', {
    field,
    detail: `Invite at most ${MOST_INVITED} districts at once, those of networks included. These are ${invited}.`,
  });
}

/** Every invited district in which nobody can be told needs an address, or the buyer's word that nobody is told. */
export function checkReach(unreachable: readonly string[], contacts: readonly { readonly organisationId: string }[]): void {
  const named = new Set(contacts.map(({ organisationId }) => organisationId));
  const missing = unreachable.filter((organisationId) => !named.has(organisationId));
  if (missing.length === 0) return;
  throw new RuleBroken('joint-purchase.unreachable', {
    field: 'contacts',
    detail: 'Nobody has a role in these districts. Give an address for each, or say that nobody is told.',
    organisationIds: missing,
  });
}

/** Opens the purchase to the invited districts. The cut-off must still lie ahead: it may have passed while the draft lay there. */
export function publish(purchase: Pick<JointPurchase, 'status' | 'cutOffAt'>, now: Date): Pick<JointPurchase, 'status' | 'publishedAt'> {
  const status = take(purchase.status, 'publish');
  checkCutOff(purchase.cutOffAt, now);
  return { status, publishedAt: now };
}

const DAY_MS = 86_400_000;

/** Those who have not answered are reminded once a day at most. */
export function checkReminding({ status, remindedAt }: Pick<JointPurchase, 'status' | 'remindedAt'>, now: Date): void {
  take(status, 'remind');
  if (remindedAt !== null && now.getTime() - remindedAt.getTime() < DAY_MS)
    throw new RuleBroken('joint-purchase.reminded', { detail: 'They were reminded within the last day. Wait until tomorrow.' });
}

/** Of the two warnings before a cut-off, the one that is due and was not given yet. */
export function warningDue(
  { cutOffAt, toldDays, publishedAt }: Pick<JointPurchase, 'cutOffAt' | 'toldDays' | 'publishedAt'>,
  now: Date,
): 3 | 1 | null {
  const leftMs = cutOffAt.getTime() - now.getTime();
  if (leftMs <= 0 || publishedAt === null) return null;
  if (leftMs <= DAY_MS) return toldDays === 1 ? null : warned(publishedAt, cutOffAt, 1);
  if (leftMs <= 3 * DAY_MS) return toldDays === null ? warned(publishedAt, cutOffAt, 3) : null;
  return null;
}

// Whoever is invited within those days has just been told of the cut-off.
function warned(publishedAt: Date, cutOffAt: Date, days: 3 | 1): 3 | 1 | null {
  return cutOffAt.getTime() - publishedAt.getTime() > days * DAY_MS ? days : null;
}

/** A round of buying together takes weeks; a cut-off years away is a slip of the pen. */
const FARTHEST_DAYS = 366;

/** Throws for a cut-off that lies behind, or too far ahead. */
export function checkCutOff(cutOffAt: Date, now: Date): void {
  if (cutOffAt.getTime() - now.getTime() > FARTHEST_DAYS * DAY_MS) {
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
