import { Module } from '@nestjs/common';
import { WebModule } from '@tributary/service-kit';
import { GatewayModule } from './gateway.module.js';
import { RequestCounts } from './limits/request-counts.js';
import { MetricsServer } from './metrics-server.js';
import { PagesModule } from './pages/pages.module.js';
import { gatewayProblems } from './problems.js';
import { RoutingModule } from './routing/routing.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** One door with four duties: who comes in, where to, how often, and what they see first. */
@Module({
  imports: [GatewayModule, WebModule.forRoot({ problems: gatewayProblems }), SessionsModule, SignInModule, RoutingModule, PagesModule],
  providers: [RequestCounts, MetricsServer],
})
export class AppModule {}
