import { Module } from '@nestjs/common';
import { AttentionController } from './attention.controller.js';
import { CommitQuantity } from './commit-quantity.js';
import { DraftJointPurchase } from './draft-joint-purchase.js';
import { FindAttention } from './find-attention.js';
import { FindJointPurchase } from './find-joint-purchase.js';
import { FindJointPurchases } from './find-joint-purchases.js';
import { ForeseeEffect } from './foresee-effect.js';
import { JointPurchasesController } from './joint-purchases.controller.js';
import { MovedPurchases } from './moved-purchases.js';
import { PublishJointPurchase } from './publish-joint-purchase.js';
import { ReachCutOff } from './reach-cut-off.js';
import { StreamJointPurchases } from './stream-joint-purchases.js';

@Module({
  controllers: [JointPurchasesController, AttentionController],
  providers: [
    DraftJointPurchase,
    PublishJointPurchase,
    CommitQuantity,
    ReachCutOff,
    FindJointPurchases,
    FindJointPurchase,
    ForeseeEffect,
    FindAttention,
    StreamJointPurchases,
    MovedPurchases,
  ],
})
export class JointPurchasesModule {}
