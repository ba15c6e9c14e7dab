import { Controller, Get } from '@nestjs/common';
import { type Attention, attention } from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor } from '@tributary/service-kit';
import { FindAttention } from './find-attention.js';

@Controller('v1/attention')
export class AttentionController {
  constructor(private readonly waiting: FindAttention) {}

  @Get()
  @Access({ roles: ['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'] })
  @Answer(attention)
  mine(@CurrentActor() actor: Actor): Promise<Attention> {
    return this.waiting.execute(actor);
  }
}
