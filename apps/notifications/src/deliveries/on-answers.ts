import { Injectable } from '@nestjs/common';
import { basketCommitted, cutOffNear, districtsReminded, rungReached } from '@tributary/contracts';
import type { EventHandler, EventOf, Tx } from '@tributary/messaging';
import { commitmentOccasion, cutOffOccasion, reminderOccasion, rungOccasion } from '../mails/occasions.rules.js';
import { PlanDeliveries } from './plan-deliveries.js';

/** A commitment is confirmed to everybody who acts for its district. */
@Injectable()
export class OnBasketCommitted implements EventHandler<typeof basketCommitted> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof basketCommitted>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.commitmentId, occasion: commitmentOccasion(event.data) };
    await this.deliveries.planOnce(tx, basketCommitted, event, 'commitment-received', about);
  }
}

/** A lower price is told to everybody who is in. */
@Injectable()
export class OnRungReached implements EventHandler<typeof rungReached> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof rungReached>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: rungOccasion(event.data) };
    await this.deliveries.planOnce(tx, rungReached, event, 'rung-reached', about);
  }
}

/** The buyer reminds those who have not answered. */
@Injectable()
export class OnDistrictsReminded implements EventHandler<typeof districtsReminded> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof districtsReminded>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: reminderOccasion(event.data) };
    await this.deliveries.planOnce(tx, districtsReminded, event, 'reminder', about);
  }
}

/** The clock warns them, 3 days before the cut-off and 1 day before it. */
@Injectable()
export class OnCutOffNear implements EventHandler<typeof cutOffNear> {
  constructor(private readonly deliveries: PlanDeliveries) {}

  async handle(event: EventOf<typeof cutOffNear>, tx: Tx): Promise<void> {
    const about = { subjectId: event.data.jointPurchaseId, occasion: cutOffOccasion(event.data) };
    await this.deliveries.planOnce(tx, cutOffNear, event, event.data.days === 3 ? 'cut-off-3-days' : 'cut-off-1-day', about);
  }
}
