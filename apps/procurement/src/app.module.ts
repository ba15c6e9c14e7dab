import { Module } from '@nestjs/common';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson, ServiceModule } from '@tributary/service-kit';
import { settings } from './config.js';
import { entities } from './database.js';
import { JointPurchasesModule } from './joint-purchases/joint-purchases.module.js';
import { problems } from './problems.js';
import { subscriptions } from './subscriptions.js';

@Module({
  imports: [ServiceModule.forRoot({ service: 'procurement', settings, entities, subscriptions, problems }), JointPurchasesModule],
  providers: [CopyAgency, CopyDistrict, CopyGrant, CopyPerson],
})
export class AppModule {}
