import type { EventContract } from './define-event.js';
import * as districts from './districts/districts.events.js';
import * as commitments from './procurement/commitments.events.js';
import * as invitations from './procurement/invitations.events.js';
import * as purchases from './procurement/joint-purchases.events.js';

/** Every event there is, by the service that sends it: documents, topics and the compatibility check are made from this list. */
export const eventsByService: Readonly<Record<string, readonly EventContract[]>> = {
  districts: [
    districts.agencyFounded,
    districts.districtRegistered,
    districts.districtChanged,
    districts.networkRecorded,
    districts.personRecorded,
    districts.grantRecorded,
  ],
  procurement: [
    purchases.jointPurchaseDrafted,
    purchases.jointPurchasePublished,
    invitations.districtsInvited,
    purchases.documentAdded,
    purchases.cutOffMoved,
    commitments.basketCommitted,
    commitments.basketWithdrawn,
    invitations.invitationDeclined,
    invitations.districtsReminded,
    invitations.cutOffNear,
    commitments.rungReached,
    commitments.basketPriced,
    commitments.basketLeftOut,
    purchases.jointPurchasePriced,
    purchases.minimumMissed,
    purchases.jointPurchaseUnsuccessful,
    purchases.jointPurchaseCancelled,
    invitations.invitationContactRecorded,
  ],
};

export const allEvents: readonly EventContract[] = Object.values(eventsByService).flat();
