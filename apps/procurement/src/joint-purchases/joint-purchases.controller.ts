import { Body, Controller, Get, HttpCode, type MessageEvent, Param, Post, Put, Query, Req, Sse } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import {
  type DraftJointPurchaseBody,
  draftJointPurchaseBody,
  type ExtendBody,
  extendBody,
  id,
  type InviteBody,
  inviteBody,
  jointPurchaseMoved,
  type JointPurchasePage,
  jointPurchasePage,
  type JointPurchaseQuery,
  jointPurchaseQuery,
  type JointPurchaseView,
  jointPurchaseView,
  type OrderList,
  orderList,
  type PublishBody,
  publishBody,
  type ReasonBody,
  reasonBody,
  type RemindReceipt,
  remindReceipt,
  type Role,
} from '@tributary/contracts';
import { Access, type Actor, Answer, CurrentActor, Gate, IfMatch } from '@tributary/service-kit';
import type { FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import type { Observable } from 'rxjs';
import { FindOrderList } from '../commitments/find-order-list.js';
import { StreamJointPurchases } from '../live/stream-joint-purchases.js';
import { CancelJointPurchase } from './cancel-joint-purchase.js';
import { DraftJointPurchase } from './draft-joint-purchase.js';
import { ExtendCutOff } from './extend-cut-off.js';
import { FindJointPurchase } from './find-joint-purchase.js';
import { FindJointPurchases } from './find-joint-purchases.js';
import { GiveUp } from './give-up.js';
import { InviteDistricts } from './invite-districts.js';
import { PublishJointPurchase } from './publish-joint-purchase.js';
import { RemindDistricts } from './remind-districts.js';

const readers: Role[] = ['agency-admin', 'buyer', 'district-admin', 'purchasing-officer'];
const buyer: Role[] = ['buyer'];

/** A stream's reader is behind once so much was written and not sent. */
const UNSENT_BYTES = 65_536;

/** The purchase itself: what its lead writes and decides, and what everybody who is invited reads. */
@Controller('v1/joint-purchases')
export class JointPurchasesController {
  constructor(
    private readonly list: FindJointPurchases,
    private readonly view: FindJointPurchase,
    private readonly drafts: DraftJointPurchase,
    private readonly publication: PublishJointPurchase,
    private readonly invitations: InviteDistricts,
    private readonly cutOff: ExtendCutOff,
    private readonly givingUp: GiveUp,
    private readonly cancelling: CancelJointPurchase,
    private readonly reminders: RemindDistricts,
    private readonly orders: FindOrderList,
    private readonly streams: StreamJointPurchases,
  ) {}

  @Get()
  @Access({ roles: readers })
  @Answer(jointPurchasePage)
  all(@CurrentActor() actor: Actor, @Query({ schema: jointPurchaseQuery }) query: JointPurchaseQuery): Promise<JointPurchasePage> {
    return this.list.execute(actor, query);
  }

  @Post()
  @Access({ roles: buyer })
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
  stream(@CurrentActor() actor: Actor, @Req() { headers, raw }: FastifyRequest): Observable<MessageEvent> {
    const isBehind = (): boolean => raw.socket.writableLength > UNSENT_BYTES;
    return this.streams.execute(actor, { expiresAt: expiryOf(headers.authorization), isBehind });
  }

  @Get(':id')
  @Access({ roles: readers })
  @Answer(jointPurchaseView)
  one(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jointPurchaseId: string): Promise<JointPurchaseView> {
    return this.view.execute(actor, jointPurchaseId);
  }

  @Put(':id')
  @Gate('id')
  @Access({ roles: buyer })
  @Answer(jointPurchaseView)
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: draftJointPurchaseBody }) body: DraftJointPurchaseBody,
    @IfMatch() version: number | null,
  ): Promise<JointPurchaseView> {
    return this.after(actor, jointPurchaseId, this.drafts.change(actor, jointPurchaseId, body, version));
  }

  @Post(':id/publish')
  @Gate('id')
  @Access({ roles: buyer })
  @Answer(jointPurchaseView)
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: publishBody }) body: PublishBody,
    @IfMatch() version: number | null,
  ): Promise<JointPurchaseView> {
    return this.after(actor, jointPurchaseId, this.publication.execute(actor, jointPurchaseId, body, version));
  }

  @Post(':id/invitations')
  @Gate('id')
  @Access({ roles: buyer })
  @Answer(jointPurchaseView)
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: inviteBody }) body: InviteBody,
  ): Promise<JointPurchaseView> {
    return this.after(actor, jointPurchaseId, this.invitations.execute(actor, jointPurchaseId, body));
  }

  @Post(':id/extend')
  @Gate('id')
  @Access({ roles: buyer })
  @Answer(jointPurchaseView)
  extend(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: extendBody }) body: ExtendBody,
  ): Promise<JointPurchaseView> {
    return this.after(actor, jointPurchaseId, this.cutOff.execute(actor, jointPurchaseId, body));
  }

  @Post(':id/give-up')
  @Gate('id')
  @Access({ roles: buyer })
  @Answer(jointPurchaseView)
  giveUp(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: reasonBody }) body: ReasonBody,
  ): Promise<JointPurchaseView> {
    return this.after(actor, jointPurchaseId, this.givingUp.execute(actor, jointPurchaseId, body));
  }

  @Post(':id/cancel')
  @Gate('id')
  @Access({ roles: buyer })
  @Answer(jointPurchaseView)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: reasonBody }) body: ReasonBody,
  ): Promise<JointPurchaseView> {
    return this.after(actor, jointPurchaseId, this.cancelling.execute(actor, jointPurchaseId, body));
  }

  @Post(':id/reminders')
  @Gate('id')
  @Access({ roles: buyer })
  @Answer(remindReceipt)
  remind(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jointPurchaseId: string): Promise<RemindReceipt> {
    return this.reminders.execute(actor, jointPurchaseId);
  }

  @Get(':id/order-list')
  @Access({ roles: buyer })
  @Answer(orderList)
  orderList(@CurrentActor() actor: Actor, @Param('id', { schema: id }) jointPurchaseId: string): Promise<OrderList> {
    return this.orders.execute(actor, jointPurchaseId);
  }

  private async after(actor: Actor, jointPurchaseId: string, step: Promise<void>): Promise<JointPurchaseView> {
    await step;
    return this.view.execute(actor, jointPurchaseId);
  }
}

// The guard has verified the token; here only its end is read, in milliseconds since 1970.
function expiryOf(authorization = ''): number {
  return (decodeJwt(authorization.replace(/^Bearer +/i, '')).exp ?? 0) * 1000;
}
