import type { PriceSource } from '@tributary/contracts';
import type { JointPurchase } from './joint-purchase.rules.js';

/** A district that is invited. */
export interface Invited {
  readonly organisationId: string;
  readonly leaid: string;
}

/** The source as events carry it: a person's name and address stay out of history that cannot forget. */
export function inEvents({ contact: _, ...source }: PriceSource): Omit<PriceSource, 'contact'> {
  return source;
}

/** What every event of a purchase's own says of it. */
export function subjectOf({ jointPurchaseId, reference, title, leadOrganisationId }: JointPurchase) {
  return { jointPurchaseId, reference, title, leadOrganisationId };
}
