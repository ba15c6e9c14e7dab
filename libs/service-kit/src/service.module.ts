import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@tributary/messaging';
import { Audit } from './audit.js';
import { Clock } from './clock.js';
import { Database } from './database.js';
import { Schedule } from './schedule.js';
import { Service, type ServiceOptions } from './options.js';
import { Shutdown } from './shutdown.js';
import { Transactions } from './transactions.js';

/** Everything that a service has in common with the others. Its own module imports `ServiceModule.forRoot({ … })` once. */
@Module({})
export class ServiceModule {
  static forRoot(options: ServiceOptions): DynamicModule {
    return {
      module: ServiceModule,
      global: true,
      imports: [
        MessagingModule.forRootAsync({
          inject: [Service, Database],
          useFactory: ({ name, settings }: Service, { worker }: Database) => ({
            service: name,
            subscriptions: options.subscriptions,
            brokers: settings.KAFKA_BROKERS,
            worker,
          }),
        }),
      ],
      providers: [
        { provide: Service, useValue: new Service(options) },
        { provide: Database, inject: [Service], useFactory: openDatabase },
        Transactions,
        Clock,
        Audit,
        Schedule,
        Shutdown,
      ],
      exports: [Service, Database, Transactions, Clock, Audit, Schedule, Shutdown],
    };
  }
}

async function openDatabase({ options, settings }: Service): Promise<Database> {
  return Database.open({
    requestUrl: settings.DATABASE_REQUEST_URL,
    workerUrl: settings.DATABASE_WORKER_URL,
    entities: options.entities,
    requestPool: settings.DATABASE_REQUEST_POOL,
    workerPool: settings.DATABASE_WORKER_POOL,
  });
}
