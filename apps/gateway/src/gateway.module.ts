import { Global, Module } from '@nestjs/common';
import { Gateway, settings } from './config.js';

/** The settings, for every part of the gateway. */
@Global()
@Module({
  providers: [{ provide: Gateway, useFactory: () => new Gateway(settings()) }],
  exports: [Gateway],
})
export class GatewayModule {}
