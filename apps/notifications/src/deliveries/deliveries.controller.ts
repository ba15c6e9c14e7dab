import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type Attention,
  attention,
  type Delivery,
  delivery,
  type DeliveryPage,
  deliveryPage,
  deliveryQuery,
  type DeliveryQuery,
  id,
  mailKind,
  type MailKind,
  mailPreview,
  type MailPreview,
  mailTemplates,
  type MailTemplates,
  role,
  settleBody,
  type SettleBody,
} from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor } from '@tributary/service-kit';
import { FindAttention } from './find-attention.js';
import { FindDeliveries } from './find-deliveries.js';
import { PreviewMails } from './preview-mails.js';
import { SettleDelivery } from './settle-delivery.js';

@Controller('v1')
export class DeliveriesController {
  constructor(
    private readonly deliveries: FindDeliveries,
    private readonly attention: FindAttention,
    private readonly settleDelivery: SettleDelivery,
    private readonly previews: PreviewMails,
  ) {}

  @Get('deliveries')
  @Access({ roles: ['agency-admin'] })
  @Answer(deliveryPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: deliveryQuery }) query: DeliveryQuery): Promise<DeliveryPage> {
    return this.deliveries.find(actor, query);
  }

  @Post('deliveries/:deliveryId/settle')
  @Access({ roles: ['agency-admin'] })
  @Answer(delivery)
  settle(
    @CurrentActor() actor: Actor,
    @Param('deliveryId', { schema: id }) deliveryId: string,
    @Body({ schema: settleBody }) body: SettleBody,
  ): Promise<Delivery> {
    return this.settleDelivery.execute(actor, deliveryId, body);
  }

  @Get('mail-templates')
  @Access({ roles: ['agency-admin', 'buyer'] })
  @Answer(mailTemplates)
  templates(): MailTemplates {
    return this.previews.list();
  }

  @Get('mail-templates/:kind')
  @Access({ roles: ['agency-admin', 'buyer'] })
  @Answer(mailPreview)
  preview(@CurrentActor() actor: Actor, @Param('kind', { schema: mailKind }) kind: MailKind): Promise<MailPreview> {
    return this.previews.one(actor, kind);
  }

  @Get('attention')
  @Access({ roles: role.options })
  @Answer(attention)
  waiting(@CurrentActor() actor: Actor): Promise<Attention> {
    return this.attention.find(actor);
  }
}
