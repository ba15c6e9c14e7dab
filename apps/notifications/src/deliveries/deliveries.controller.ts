import { Controller, Get, Query } from '@nestjs/common';
import { type Attention, attention, type DeliveryPage, deliveryPage, deliveryQuery, type DeliveryQuery, role } from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor } from '@tributary/service-kit';
import { FindAttention } from './find-attention.js';
import { FindDeliveries } from './find-deliveries.js';

@Controller('v1')
export class DeliveriesController {
  constructor(
    private readonly deliveries: FindDeliveries,
    private readonly attention: FindAttention,
  ) {}

  @Get('deliveries')
  @Access({ roles: ['agency-admin'] })
  @Answer(deliveryPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: deliveryQuery }) query: DeliveryQuery): Promise<DeliveryPage> {
    return this.deliveries.find(actor, query);
  }

  @Get('attention')
  @Access({ roles: role.options })
  @Answer(attention)
  waiting(@CurrentActor() actor: Actor): Promise<Attention> {
    return this.attention.find(actor);
  }
}
