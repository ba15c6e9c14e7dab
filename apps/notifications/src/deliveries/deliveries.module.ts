import { Module, type Type } from '@nestjs/common';
import { MailSettings, settings } from '../config.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { DueBell } from './due-bell.js';
import { FindAttention } from './find-attention.js';
import { FindDeliveries } from './find-deliveries.js';
import { MailSender } from './mail-sender.js';
import { MailServer } from './mail-server.js';
import * as onAnswers from './on-answers.js';
import { OnGrantRecorded } from './on-grant-recorded.js';
import * as onOutcome from './on-outcome.js';
import * as onPurchase from './on-purchase.js';
import { PlanDeliveries } from './plan-deliveries.js';
import { PreviewMails } from './preview-mails.js';
import { RecordHandOver } from './record-hand-over.js';
import { SettleDelivery } from './settle-delivery.js';
import { TakeDelivery } from './take-delivery.js';

@Module({
  controllers: [DeliveriesController],
  providers: [
    { provide: MailSettings, useFactory: () => new MailSettings(settings()) },
    DueBell,
    PlanDeliveries,
    OnGrantRecorded,
    ...[onPurchase, onAnswers, onOutcome].flatMap((reactions) => Object.values<Type>(reactions)),
    TakeDelivery,
    RecordHandOver,
    MailServer,
    MailSender,
    FindDeliveries,
    SettleDelivery,
    PreviewMails,
    FindAttention,
    DeliveryMetrics,
  ],
})
export class DeliveriesModule {}
