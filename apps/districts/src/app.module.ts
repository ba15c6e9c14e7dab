import { Module } from '@nestjs/common';
import { ServiceModule } from '@tributary/service-kit';
import { AgenciesModule } from './agencies/agencies.module.js';
import { settings } from './config.js';
import { entities } from './database.js';
import { DistrictImportsModule } from './district-imports/district-imports.module.js';
import { DistrictsModule } from './districts/districts.module.js';
import { GrantsModule } from './grants/grants.module.js';
import { NetworksModule } from './networks/networks.module.js';
import { problems } from './problems.js';
import { subscriptions } from './subscriptions.js';

@Module({
  imports: [
    ServiceModule.forRoot({ service: 'districts', settings, entities, subscriptions, problems }),
    AgenciesModule,
    DistrictsModule,
    DistrictImportsModule,
    NetworksModule,
    GrantsModule,
  ],
})
export class AppModule {}
