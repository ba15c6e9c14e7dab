import { Module } from '@nestjs/common';
import { CommitBasket } from '../commitments/commit-basket.js';
import { CommitmentsController } from '../commitments/commitments.controller.js';
import { DeclineInvitation } from '../commitments/decline-invitation.js';
import { FindOrderList } from '../commitments/find-order-list.js';
import { ForeseeBasket } from '../commitments/foresee-basket.js';
import { WithdrawBasket } from '../commitments/withdraw-basket.js';
import { MovedPurchases } from '../live/moved-purchases.js';
import { StreamJointPurchases } from '../live/stream-joint-purchases.js';
import { AttentionController } from './attention.controller.js';
import { CancelJointPurchase } from './cancel-joint-purchase.js';
import { DraftJointPurchase } from './draft-joint-purchase.js';
import { ExtendCutOff } from './extend-cut-off.js';
import { FindAttention } from './find-attention.js';
import { FindJointPurchase } from './find-joint-purchase.js';
import { FindJointPurchases } from './find-joint-purchases.js';
import { FixPrice } from './fix-price.js';
import { GiveUp } from './give-up.js';
import { InviteDistricts } from './invite-districts.js';
import { JointPurchasesController } from './joint-purchases.controller.js';
import { PublishJointPurchase } from './publish-joint-purchase.js';
import { ReachCutOff } from './reach-cut-off.js';
import { RemindDistricts } from './remind-districts.js';
import { WarnBeforeCutOff } from './warn-before-cut-off.js';

/** A joint purchase with its commitments is one aggregate, so it is one module. */
@Module({
  controllers: [JointPurchasesController, CommitmentsController, AttentionController],
  providers: [
    ...[DraftJointPurchase, PublishJointPurchase, InviteDistricts, ExtendCutOff, GiveUp, CancelJointPurchase, RemindDistricts],
    ...[CommitBasket, WithdrawBasket, DeclineInvitation, ForeseeBasket, FindOrderList],
    ...[ReachCutOff, FixPrice, WarnBeforeCutOff],
    ...[FindJointPurchases, FindJointPurchase, FindAttention],
    ...[StreamJointPurchases, MovedPurchases],
  ],
})
export class JointPurchasesModule {}
