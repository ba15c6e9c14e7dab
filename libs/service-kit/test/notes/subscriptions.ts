import { Injectable } from '@nestjs/common';
import {
  agencyFounded,
  districtChanged,
  districtRegistered,
  grantRecorded,
  jointPurchasePriced,
  personRecorded,
} from '@tributary/contracts';
import { defineSubscriptions, type EventHandler, on, onBatch } from '@tributary/messaging';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson } from '../../src/index.js';

/** A reaction that forgot to do anything: the check of subscriptions must find it. */
@Injectable()
export class ForgetPriced implements EventHandler<typeof jointPurchasePriced> {
  async handle(): Promise<void> {}
}

export const subscriptions = defineSubscriptions('notes', {
  copies: [
    on(agencyFounded, CopyAgency),
    onBatch(districtRegistered, CopyDistrict),
    onBatch(districtChanged, CopyDistrict),
    on(personRecorded, CopyPerson),
    on(grantRecorded, CopyGrant),
  ],
  reactions: [on(jointPurchasePriced, ForgetPriced)],
});
