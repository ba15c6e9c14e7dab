import { Injectable } from '@nestjs/common';
import { jointPurchaseCancelled, jointPurchasePriced, jointPurchaseUnsuccessful, minimumMissed } from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';
import { missedOccasion, once } from '../mails/occasions.rules.js';
import { PlanDeliveries } from './plan-deliveries.js';

/** A fixed price is told to the participants and to the buyers, and to those who were left out that they are. */
@Injectable()
export class OnJointPurchasePriced implements EventHandler<typeof jointPurchasePriced> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof jointPurchasePriced>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: once };
    await this.deliveries.planOnce(tx, jointPurchasePriced, event, 'priced', about);
    await this.deliveries.planOnce(tx, jointPurchasePriced, event, 'left-out', about);
  }
}

/** A purchase that is too small waits for its buyers. */
@Injectable()
export class OnMinimumMissed implements EventHandler<typeof minimumMissed> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof minimumMissed>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: missedOccasion(event.data) };
    await this.deliveries.planOnce(tx, minimumMissed, event, 'minimum-missed', about);
  }
}

/** Everybody who might have taken part learns that nothing is bought. */
@Injectable()
export class OnJointPurchaseUnsuccessful implements EventHandler<typeof jointPurchaseUnsuccessful> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof jointPurchaseUnsuccessful>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: once };
    await this.deliveries.planOnce(tx, jointPurchaseUnsuccessful, event, 'unsuccessful', about);
  }
}

/** So they do when it is called off. Of a draft there is no copy, and nobody to tell. */
@Injectable()
export class OnJointPurchaseCancelled implements EventHandler<typeof jointPurchaseCancelled> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof jointPurchaseCancelled>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: once };
    await this.deliveries.planOnce(tx, jointPurchaseCancelled, event, 'cancelled', about);
  }
}
