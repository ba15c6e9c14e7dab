import { Module } from '@nestjs/common';
import { CopyAgency, CopyDistrict, CopyGrant, CopyPerson, ServiceModule } from '@tributary/service-kit';
import { settings } from './config.js';
import { CopyMissedMinimum, CopyPricedPurchase, CopyPublishedPurchase } from './copies/copy-joint-purchase.js';
import { CopyMailFace } from './copies/copy-mail-face.js';
import { CopyOffer } from './copies/copy-offer.js';
import { entities } from './database.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { subscriptions } from './subscriptions.js';

@Module({
  imports: [ServiceModule.forRoot({ service: 'notifications', settings, entities, subscriptions }), DeliveriesModule],
  providers: [
    CopyAgency,
    CopyDistrict,
    CopyGrant,
    CopyPerson,
    CopyMailFace,
    CopyOffer,
    CopyPublishedPurchase,
    CopyPricedPurchase,
    CopyMissedMinimum,
  ],
})
export class AppModule {}
