import type { JointPurchaseStatus } from '@tributary/contracts';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { isGivenUp } from './cut-off.rules.js';
import { checkCutOff, checkValidity, type JointPurchase, take } from './joint-purchase.rules.js';

type Awaited = Pick<JointPurchase, 'status' | 'cutOffAt' | 'closedAt' | 'decideBy' | 'givenUpAt'>;

/** Whether the buyer may lengthen the cut-off to this moment. Once a minimum was missed, and while there is time to decide, that opens the purchase again. */
export function checkExtending(purchase: Awaited & Pick<JointPurchase, 'source'>, cutOffAt: Date, now: Date, zone: string): void {
  take(purchase.status, 'extend');
  refuseGivenUp(purchase, now);
  checkCutOff(cutOffAt, now);
  checkValidity(purchase.source, cutOffAt, zone);
  if (purchase.closedAt === null && now >= purchase.cutOffAt)
    throw new RuleBroken('joint-purchase.cut-off-passed', { detail: 'The cut-off has passed. Look at the purchase again.' });
  if (cutOffAt <= purchase.cutOffAt)
    throw new RuleBroken('joint-purchase.cut-off-earlier', { field: 'cutOffAt', detail: 'The cut-off can be lengthened, not shortened.' });
}

/** Only a purchase that awaits its buyer can be given up: before the cut-off it is cancelled. */
export function checkGivingUp(purchase: Awaited, now: Date): void {
  take(purchase.status, 'giveUp');
  refuseGivenUp(purchase, now);
  if (purchase.closedAt === null)
    throw new RuleBroken('joint-purchase.not-missed', { detail: 'Its minimum was not missed. To call it off, cancel it.' });
}

/** Where cancelling leads to. Once the price is fixed districts order at it, so what can be called off comes before that. */
export function cancel(status: JointPurchaseStatus): JointPurchaseStatus {
  const cancelled = take(status, 'cancel');
  if (status === 'priced')
    throw new RuleBroken('joint-purchase.state', { detail: 'The price is fixed, and districts order at it.', status, step: 'cancel' });
  return cancelled;
}

// By the buyer, or because the time to decide has run out though the clock has not settled it yet.
function refuseGivenUp(purchase: Awaited, now: Date): void {
  if (isGivenUp(purchase, now))
    throw new RuleBroken('joint-purchase.given-up', { detail: 'It was given up already and is being settled.' });
}
