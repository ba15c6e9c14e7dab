import type { EventContract } from './define-event.js';
import * as districts from './districts/districts.events.js';
import * as procurement from './procurement/procurement.events.js';

/** Every event there is, by the service that sends it: documents, topics and the compatibility check are made from this list. */
export const eventsByService: Readonly<Record<string, readonly EventContract[]>> = {
  districts: [
    districts.agencyFounded,
    districts.districtRegistered,
    districts.districtChanged,
    districts.personRecorded,
    districts.grantRecorded,
  ],
  procurement: [
    procurement.jointPurchaseDrafted,
    procurement.jointPurchasePublished,
    procurement.quantityCommitted,
    procurement.jointPurchasePriced,
    procurement.minimumMissed,
  ],
};

export const allEvents: readonly EventContract[] = Object.values(eventsByService).flat();
