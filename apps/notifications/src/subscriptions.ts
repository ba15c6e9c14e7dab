import {
  agencyFounded,
  districtChanged,
  districtRegistered,
  grantRecorded,
  jointPurchasePriced,
  jointPurchasePublished,
  minimumMissed,
  personRecorded,
} from '@tributary/contracts';
import { defineSubscriptions, on, onBatch } from '@tributary/messaging';
import { CopyDistrict, CopyPerson } from '@tributary/service-kit';
import { CopyMissedMinimum, CopyPricedPurchase, CopyPublishedPurchase } from './copies/copy-joint-purchase.js';
import { CopyMailFace } from './copies/copy-mail-face.js';
import { CopyOffer } from './copies/copy-offer.js';
import { OnGrantRecorded } from './deliveries/on-grant-recorded.js';
import { OnJointPurchasePriced } from './deliveries/on-joint-purchase-priced.js';
import { OnJointPurchasePublished } from './deliveries/on-joint-purchase-published.js';

/** What notifications reads: who is who and what is bought, and what somebody is to be told of. */
export const subscriptions = defineSubscriptions('notifications', {
  copies: [
    on(agencyFounded, CopyMailFace),
    onBatch(districtRegistered, CopyDistrict),
    onBatch(districtChanged, CopyDistrict),
    on(personRecorded, CopyPerson),
    on(grantRecorded, CopyOffer),
    on(jointPurchasePublished, CopyPublishedPurchase),
    on(jointPurchasePriced, CopyPricedPurchase),
    on(minimumMissed, CopyMissedMinimum),
  ],
  reactions: [
    on(grantRecorded, OnGrantRecorded),
    on(jointPurchasePublished, OnJointPurchasePublished),
    on(jointPurchasePriced, OnJointPurchasePriced),
  ],
});
