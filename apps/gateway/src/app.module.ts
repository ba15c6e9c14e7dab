import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ProblemFilter } from './answers/problem.filter.js';
import { Gateway, type GatewaySettings } from './config.js';
import { HealthController } from './health.controller.js';
import { RequestCounts } from './limits/request-counts.js';
import { RoutingModule } from './routing/routing.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** The gateway is one door with four duties: who comes in, where to, how often, and what they see first. */
@Module({})
export class AppModule {
  static for(settings: GatewaySettings): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [SessionsModule, SignInModule, RoutingModule],
      controllers: [HealthController],
      providers: [{ provide: Gateway, useValue: new Gateway(settings) }, { provide: APP_FILTER, useClass: ProblemFilter }, RequestCounts],
      exports: [Gateway],
    };
  }
}
