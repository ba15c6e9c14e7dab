import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { MessagingModule } from '@tributary/messaging';
import { AccessGuard } from './access/access-guard.js';
import { Standings } from './access/standings.js';
import { TokenVerifier } from './access/token-verifier.js';
import { Audit } from './database/audit.js';
import { Clock } from './database/clock.js';
import { Database } from './database/database.js';
import { Transactions } from './database/transactions.js';
import { TakeFiles } from './files/take-files.js';
import { Service, type ServiceOptions } from './options.js';
import { Schedule } from './schedule.js';
import { ClockOffset, refuseMovedClock } from './watch/clock-offset.js';
import { MessagingMetrics } from './watch/messaging-metrics.js';
import { Gates } from './web/gate.js';
import { Idempotency } from './web/idempotency.js';
import { IdempotencyExpiry } from './web/idempotency-expiry.js';
import { WebModule } from './web/web.module.js';

/** Everything that a service has in common with the others. Its own module imports `ServiceModule.forRoot({ … })` once. */
@Module({})
export class ServiceModule {
  static forRoot(options: ServiceOptions): DynamicModule {
    return {
      module: ServiceModule,
      global: true,
      imports: [WebModule.forRoot({ problems: options.problems ?? {}, interceptors: [TakeFiles, Gates, Idempotency] }), messaging(options)],
      providers: [
        { provide: Service, useValue: new Service(options) },
        { provide: Database, inject: [Service], useFactory: openDatabase },
        { provide: TokenVerifier, inject: [Service], useFactory: verifyTokens },
        { provide: APP_GUARD, useClass: AccessGuard },
        Standings,
        Transactions,
        Clock,
        Audit,
        Schedule,
        ClockOffset,
        MessagingMetrics,
        IdempotencyExpiry,
      ],
      exports: [Service, Database, Transactions, Clock, Audit, Schedule],
    };
  }
}

function messaging({ subscriptions }: ServiceOptions): DynamicModule {
  return MessagingModule.forRootAsync({
    inject: [Service, Database],
    useFactory: ({ name, settings }: Service, { worker }: Database) => ({
      service: name,
      subscriptions,
      brokers: settings.KAFKA_BROKERS,
      worker,
    }),
  });
}

function verifyTokens({ settings }: Service): TokenVerifier {
  return new TokenVerifier({ issuer: settings.OIDC_ISSUER, audience: settings.OIDC_AUDIENCE });
}

// Awaited before anything that needs it is built, so whatever is injected has a database that answers.
async function openDatabase({ options, settings }: Service): Promise<Database> {
  const database = await Database.open({
    requestUrl: settings.DATABASE_REQUEST_URL,
    workerUrl: settings.DATABASE_WORKER_URL,
    entities: options.entities,
    requestPool: settings.DATABASE_REQUEST_POOL,
    workerPool: settings.DATABASE_WORKER_POOL,
  });
  await refuseMovedClock(database, settings.NODE_ENV);
  return database;
}
