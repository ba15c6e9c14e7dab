import * as contracts from '@tributary/contracts';
import { defineSubscriptions, on, onBatch } from '@tributary/messaging';
import { CopyDistrict, CopyPerson } from '@tributary/service-kit';
import * as answers from './copies/copy-answers.js';
import { CopyMailFace } from './copies/copy-mail-face.js';
import { CopyOffer } from './copies/copy-offer.js';
import * as outcomes from './copies/copy-outcome.js';
import * as purchases from './copies/copy-purchase.js';
import * as onAnswers from './deliveries/on-answers.js';
import { OnGrantRecorded } from './deliveries/on-grant-recorded.js';
import * as onOutcome from './deliveries/on-outcome.js';
import * as onPurchase from './deliveries/on-purchase.js';

/** What notifications reads: who is who and what is bought, and what somebody is to be told of. */
export const subscriptions = defineSubscriptions('notifications', {
  copies: [
    on(contracts.agencyFounded, CopyMailFace),
    onBatch(contracts.districtRegistered, CopyDistrict),
    onBatch(contracts.districtChanged, CopyDistrict),
    on(contracts.personRecorded, CopyPerson),
    on(contracts.grantRecorded, CopyOffer),
    on(contracts.jointPurchasePublished, purchases.CopyPublishedPurchase),
    on(contracts.districtsInvited, purchases.CopyInvitedDistricts),
    on(contracts.invitationContactRecorded, purchases.CopyInvitationContact),
    on(contracts.documentAdded, purchases.CopyAddedDocument),
    on(contracts.cutOffMoved, purchases.CopyMovedCutOff),
    on(contracts.rungReached, purchases.CopyReachedRung),
    on(contracts.basketCommitted, answers.CopyCommittedBasket),
    on(contracts.basketWithdrawn, answers.CopyWithdrawnBasket),
    on(contracts.invitationDeclined, answers.CopyDeclinedInvitation),
    on(contracts.districtsReminded, answers.CopyReminder),
    on(contracts.cutOffNear, answers.CopyNearCutOff),
    on(contracts.basketPriced, outcomes.CopyPricedBasket),
    on(contracts.basketLeftOut, outcomes.CopyLeftOutBasket),
    on(contracts.jointPurchasePriced, outcomes.CopyPricedPurchase),
    on(contracts.minimumMissed, outcomes.CopyMissedMinimum),
    on(contracts.jointPurchaseUnsuccessful, outcomes.CopyUnsuccessfulPurchase),
    on(contracts.jointPurchaseCancelled, outcomes.CopyCancelledPurchase),
  ],
  reactions: [
    on(contracts.grantRecorded, OnGrantRecorded),
    on(contracts.jointPurchasePublished, onPurchase.OnJointPurchasePublished),
    on(contracts.districtsInvited, onPurchase.OnDistrictsInvited),
    on(contracts.invitationContactRecorded, onPurchase.OnInvitationContactRecorded),
    on(contracts.documentAdded, onPurchase.OnDocumentAdded),
    on(contracts.cutOffMoved, onPurchase.OnCutOffMoved),
    on(contracts.basketCommitted, onAnswers.OnBasketCommitted),
    on(contracts.rungReached, onAnswers.OnRungReached),
    on(contracts.districtsReminded, onAnswers.OnDistrictsReminded),
    on(contracts.cutOffNear, onAnswers.OnCutOffNear),
    on(contracts.jointPurchasePriced, onOutcome.OnJointPurchasePriced),
    on(contracts.minimumMissed, onOutcome.OnMinimumMissed),
    on(contracts.jointPurchaseUnsuccessful, onOutcome.OnJointPurchaseUnsuccessful),
    on(contracts.jointPurchaseCancelled, onOutcome.OnJointPurchaseCancelled),
  ],
});
