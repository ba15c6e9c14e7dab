import type { EventContract } from './define-event.js';
import * as districts from './districts/districts.events.js';
import * as procurement from './procurement/procurement.events.js';

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
    procurement.jointPurchaseDrafted,
    procurement.jointPurchasePublished,
    procurement.districtsInvited,
    procurement.documentAdded,
    procurement.cutOffMoved,
    procurement.basketCommitted,
    procurement.basketWithdrawn,
    procurement.invitationDeclined,
    procurement.districtsReminded,
    procurement.cutOffNear,
    procurement.rungReached,
    procurement.basketPriced,
    procurement.basketLeftOut,
    procurement.jointPurchasePriced,
    procurement.minimumMissed,
    procurement.jointPurchaseUnsuccessful,
    procurement.jointPurchaseCancelled,
    procurement.invitationContactRecorded,
  ],
};

export const allEvents: readonly EventContract[] = Object.values(eventsByService).flat();
