import { Module, type Type } from '@nestjs/common';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson, ServiceModule } from '@tributary/service-kit';
import { settings } from './config.js';
import * as answers from './copies/copy-answers.js';
import { CopyMailFace } from './copies/copy-mail-face.js';
import { CopyOffer } from './copies/copy-offer.js';
import * as outcomes from './copies/copy-outcome.js';
import * as purchases from './copies/copy-purchase.js';
import { entities } from './database.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { PreferencesModule } from './preferences/preferences.module.js';
import { problems } from './problems.js';
import { subscriptions } from './subscriptions.js';

@Module({
  imports: [
    ServiceModule.forRoot({ service: 'notifications', settings, entities, subscriptions, problems }),
    DeliveriesModule,
    PreferencesModule,
  ],
  providers: [
    ...[CopyAgency, CopyDistrict, CopyGrant, CopyPerson, CopyMailFace, CopyOffer],
    ...[purchases, answers, outcomes].flatMap((copies) => Object.values<Type>(copies)),
  ],
})
export class AppModule {}
