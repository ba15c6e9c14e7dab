import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import {
  type AnswerReceipt,
  answerReceipt,
  type BasketEffect,
  basketEffect,
  type CommitBasketBody,
  commitBasketBody,
  type CommitmentReceipt,
  commitmentReceipt,
  type DeclineBody,
  declineBody,
  type ForeseeBasketBody,
  foreseeBasketBody,
  id,
  type Role,
} from '@tributary/contracts';
import { Access, type Actor, Answer, ChangesNothing, CurrentActor, Gate, IfMatch } from '@tributary/service-kit';
import { CommitBasket } from './commit-basket.js';
import { DeclineInvitation } from './decline-invitation.js';
import { ForeseeBasket } from './foresee-basket.js';
import { WithdrawBasket } from './withdraw-basket.js';

const officer: Role[] = ['purchasing-officer'];

/** A district's own answer to an invitation. */
@Controller('v1/joint-purchases')
export class CommitmentsController {
  constructor(
    private readonly commitment: CommitBasket,
    private readonly withdrawal: WithdrawBasket,
    private readonly declining: DeclineInvitation,
    private readonly effects: ForeseeBasket,
  ) {}

  @Put(':id/commitment')
  @Gate('id')
  @Access({ roles: officer })
  @Answer(commitmentReceipt)
  commit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: commitBasketBody }) body: CommitBasketBody,
    @IfMatch() revision: number | null,
  ): Promise<CommitmentReceipt> {
    return this.commitment.execute(actor, jointPurchaseId, body, revision);
  }

  @Delete(':id/commitment')
  @Gate('id')
  @Access({ roles: officer })
  @Answer(answerReceipt)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @IfMatch() revision: number | null,
  ): Promise<AnswerReceipt> {
    return this.withdrawal.execute(actor, jointPurchaseId, revision);
  }

  @Post(':id/decline')
  @Gate('id')
  @Access({ roles: officer })
  @Answer(answerReceipt)
  decline(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: declineBody }) body: DeclineBody,
  ): Promise<AnswerReceipt> {
    return this.declining.execute(actor, jointPurchaseId, body);
  }

  /** A basket is too large for an address, so it is posted, and changes nothing. */
  @Post(':id/effect')
  @ChangesNothing()
  @Access({ roles: officer })
  @Answer(basketEffect)
  effect(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) jointPurchaseId: string,
    @Body({ schema: foreseeBasketBody }) body: ForeseeBasketBody,
  ): Promise<BasketEffect> {
    return this.effects.execute(actor, jointPurchaseId, body);
  }
}
