import { Body, Controller, Get, HttpCode, type MessageEvent, Param, Post, Put, Query, Req, Sse } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import {
  type CommitmentEffect,
  commitmentEffect,
  type CommitmentReceipt,
  commitmentReceipt,
  type CommitQuantityBody,
  commitQuantityBody,
  type DraftJointPurchaseBody,
  draftJointPurchaseBody,
  type EffectQuery,
  effectQuery,
  id,
  jointPurchaseMoved,
  type JointPurchasePage,
  jointPurchasePage,
  type JointPurchaseQuery,
  jointPurchaseQuery,
  type JointPurchaseView,
  jointPurchaseView,
  type Role,
} from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor } from '@tributary/service-kit';
import type { FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import type { Observable } from 'rxjs';
import { CommitQuantity } from './commit-quantity.js';
import { DraftJointPurchase } from './draft-joint-purchase.js';
import { FindJointPurchase } from './find-joint-purchase.js';
import { FindJointPurchases } from './find-joint-purchases.js';
import { ForeseeEffect } from './foresee-effect.js';
import { PublishJointPurchase } from './publish-joint-purchase.js';
import { StreamJointPurchases } from './stream-joint-purchases.js';

const readers: Role[] = ['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'];

@Controller('v1/joint-purchases')
export class JointPurchasesController {
  constructor(
    private readonly list: FindJointPurchases,
    private readonly view: FindJointPurchase,
    private readonly drafts: DraftJointPurchase,
    private readonly publication: PublishJointPurchase,
    private readonly commitment: CommitQuantity,
    private readonly effects: ForeseeEffect,
    private readonly streams: StreamJointPurchases,
  ) {}

  @Get()
  @Access({ roles: readers })
  @Answer(jointPurchasePage)
  all(@CurrentActor() actor: Actor, @Query({ schema: jointPurchaseQuery }) query: JointPurchaseQuery): Promise<JointPurchasePage> {
    return this.list.execute(actor, query);
  }

  @Post()
  @Access({ roles: ['buyer'] })
  @Answer(jointPurchaseView, 201)
  async draft(
    @CurrentActor() actor: Actor,
    @Body({ schema: draftJointPurchaseBody }) body: DraftJointPurchaseBody,
  ): Promise<JointPurchaseView> {
    return this.view.execute(actor, await this.drafts.execute(actor, body));
  }

  /** Each message is a JointPurchaseMoved. The token of a browser's stream comes by the gateway, its organisation by the query. */
  @Sse('stream')
  @Access({ roles: readers })
  @HttpCode(200)
  @ApiProduces('text/event-stream')
  @ApiResponse({
    status: 200,
    description: 'Server-sent events, one for each purchase that has moved.',
    standardSchema: jointPurchaseMoved,
  })
  stream(@CurrentActor() actor: Actor, @Req() { headers }: FastifyRequest): Observable<MessageEvent> {
    return this.streams.execute(actor, expiryOf(headers.authorization));
  }

  @Get(':id')
  @Access({ roles: readers })
  @Answer(jointPurchaseView)
  one(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jointPurchaseId: string): Promise<JointPurchaseView> {
    return this.view.execute(actor, jointPurchaseId);
  }

  @Post(':id/publish')
  @Access({ roles: ['buyer'] })
  @Answer(jointPurchaseView)
  async publish(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jointPurchaseId: string): Promise<JointPurchaseView> {
    await this.publication.execute(actor, jointPurchaseId);
    return this.view.execute(actor, jointPurchaseId);
  }

  @Put(':id/commitment')
  @Access({ roles: ['purchasing-officer'] })
  @Answer(commitmentReceipt)
  commit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: commitQuantityBody }) body: CommitQuantityBody,
  ): Promise<CommitmentReceipt> {
    return this.commitment.execute(actor, jointPurchaseId, body);
  }

  @Get(':id/effect')
  @Access({ roles: ['purchasing-officer'] })
  @Answer(commitmentEffect)
  effect(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Query({ schema: effectQuery }) query: EffectQuery,
  ): Promise<CommitmentEffect> {
    return this.effects.execute(actor, jointPurchaseId, query);
  }
}

// The guard has verified the token; here only its end is read, in milliseconds since 1970.
function expiryOf(authorization = ''): number {
  return (decodeJwt(authorization.replace(/^Bearer +/i, '')).exp ?? 0) * 1000;
}
