import { agencyFounded, districtChanged, districtRegistered, grantRecorded, networkRecorded, personRecorded } from '@tributary/contracts';
import { defineSubscriptions, on, onBatch } from '@tributary/messaging';
import { CopyAgency, CopyGrant, CopyPerson } from '@tributary/service-kit';
import { CopyNetwork } from './networks/copy-network.js';
import { CopyDistrictAndOffice } from './sites/copy-district.js';

/** What procurement reads: who is who, who may do what, where districts have their office, and which are named as one. */
export const subscriptions = defineSubscriptions('procurement', {
  copies: [
    on(agencyFounded, CopyAgency),
    onBatch(districtRegistered, CopyDistrictAndOffice),
    onBatch(districtChanged, CopyDistrictAndOffice),
    on(networkRecorded, CopyNetwork),
    on(personRecorded, CopyPerson),
    on(grantRecorded, CopyGrant),
  ],
});
