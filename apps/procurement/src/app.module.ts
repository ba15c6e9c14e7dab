import { Module } from '@nestjs/common';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson, ServiceModule } from '@tributary/service-kit';
import { settings } from './config.js';
import { entities } from './database.js';
import { DocumentsModule } from './documents/documents.module.js';
import { JointPurchasesModule } from './joint-purchases/joint-purchases.module.js';
import { CopyNetwork } from './networks/copy-network.js';
import { problems } from './problems.js';
import { CopyDistrictAndOffice } from './sites/copy-district.js';
import { SitesModule } from './sites/sites.module.js';
import { subscriptions } from './subscriptions.js';

@Module({
  imports: [
    ServiceModule.forRoot({ service: 'procurement', settings, entities, subscriptions, problems }),
    JointPurchasesModule,
    SitesModule,
    DocumentsModule,
  ],
  providers: [CopyAgency, CopyDistrict, CopyDistrictAndOffice, CopyGrant, CopyNetwork, CopyPerson],
})
export class AppModule {}
