import { agencyFounded, districtChanged, districtRegistered, grantRecorded, personRecorded } from '@tributary/contracts';
import { defineSubscriptions, on, onBatch } from '@tributary/messaging';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson } from '@tributary/service-kit';

/** What procurement reads: who is who, and who may do what. */
export const subscriptions = defineSubscriptions('procurement', {
  copies: [
    on(agencyFounded, CopyAgency),
    onBatch(districtRegistered, CopyDistrict),
    onBatch(districtChanged, CopyDistrict),
    on(personRecorded, CopyPerson),
    on(grantRecorded, CopyGrant),
  ],
});
