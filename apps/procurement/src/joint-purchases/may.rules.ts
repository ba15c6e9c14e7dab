import type { InvitationAnswer, InvitedView, JointPurchaseView } from '@tributary/contracts';
import type { Role } from '@tributary/contracts';
import { isAwaitingBuyer, isGivenUp, isOpen } from './cut-off.rules.js';
import { checkReminding, type JointPurchase, mayTake, type StepName } from './joint-purchase.rules.js';

/** What an organisation may do with a purchase now: the same rules that refuse it when it is done. */
export function mayOf(
  { roles, organisationId }: { readonly roles: readonly Role[]; readonly organisationId: string },
  purchase: JointPurchase,
  ownAnswer: InvitationAnswer | null,
  invited: readonly Pick<InvitedView, 'answer'>[],
  now: Date,
): JointPurchaseView['may'] {
  const leads = purchase.leadOrganisationId === organisationId;
  const lead = (step: StepName): boolean => leads && mayTake(purchase.status, step, roles);
  const district = (step: StepName): boolean => ownAnswer !== null && mayTake(purchase.status, step, roles) && isOpen(purchase, now);
  const open = isOpen(purchase, now);
  const awaiting = isAwaitingBuyer(purchase) && !isGivenUp(purchase, now);
  const unanswered = invited.some(({ answer }) => answer === 'none' || answer === 'withdrawn');
  return {
    change: lead('change'),
    publish: lead('publish') && purchase.cutOffAt > now,
    invite: lead('invite') && open,
    extend: lead('extend') && (open || awaiting),
    giveUp: lead('giveUp') && awaiting,
    cancel: lead('cancel') && purchase.status !== 'priced',
    remind: lead('remind') && open && unanswered && mayRemind(purchase, now),
    addDocument: leads && roles.includes('buyer') && (purchase.status === 'draft' || open),
    commit: district('commit'),
    withdraw: district('withdraw') && ownAnswer === 'committed',
    decline: district('decline') && ownAnswer !== 'declined',
    exportOrders: leads && roles.includes('buyer') && purchase.pricedAt !== null,
  };
}

function mayRemind(purchase: JointPurchase, now: Date): boolean {
  try {
    checkReminding(purchase, now);
    return true;
  } catch {
    return false;
  }
}
