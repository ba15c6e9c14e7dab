import { Module } from '@nestjs/common';
import { MailSettings, settings } from '../config.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { DueBell } from './due-bell.js';
import { FindAttention } from './find-attention.js';
import { FindDeliveries } from './find-deliveries.js';
import { MailSender } from './mail-sender.js';
import { MailServer } from './mail-server.js';
import { OnGrantRecorded } from './on-grant-recorded.js';
import { OnJointPurchasePriced } from './on-joint-purchase-priced.js';
import { OnJointPurchasePublished } from './on-joint-purchase-published.js';
import { PlanDeliveries } from './plan-deliveries.js';
import { RecordHandOver } from './record-hand-over.js';
import { TakeDelivery } from './take-delivery.js';

@Module({
  controllers: [DeliveriesController],
  providers: [
    { provide: MailSettings, useFactory: () => new MailSettings(settings()) },
    DueBell,
    PlanDeliveries,
    OnGrantRecorded,
    OnJointPurchasePublished,
    OnJointPurchasePriced,
    TakeDelivery,
    RecordHandOver,
    MailServer,
    MailSender,
    FindDeliveries,
    FindAttention,
    DeliveryMetrics,
  ],
})
export class DeliveriesModule {}
