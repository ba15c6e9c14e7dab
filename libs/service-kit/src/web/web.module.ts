import {
  type DynamicModule,
  Module,
  type NestInterceptor,
  StandardSchemaSerializerInterceptor,
  StandardSchemaValidationPipe,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Shutdown } from '../shutdown.js';
import { HealthController } from '../watch/health.controller.js';
import { Metrics } from '../watch/metrics.js';
import { Readiness } from '../watch/readiness.js';
import { InvalidRequest } from './invalid-request.js';
import { ProblemFilter } from './problem-filter.js';
import { type ProblemRegistry, problemRegistry } from './problems.js';
import { RequestContext } from './request-context.js';

type Issues = ConstructorParameters<typeof InvalidRequest>[0];

export interface WebOptions {
  readonly problems?: ProblemRegistry;
  /** Interceptors between the request's context and the answer's schema: they see the answer as it leaves. */
  readonly interceptors?: readonly Type<NestInterceptor>[];
}

/**
 * How an HTTP process of ours behaves, with or without a database: correlation, validation by schema, answers by schema, problem+json, health
 * and metrics. All interceptors stand here, since their order is the order in which modules were found.
 */
@Module({})
export class WebModule {
  static forRoot({ problems = {}, interceptors = [] }: WebOptions = {}): DynamicModule {
    const registry = problemRegistry(problems);
    const inOrder = [RequestContext, ...interceptors, StandardSchemaSerializerInterceptor];
    return {
      module: WebModule,
      global: true,
      controllers: [HealthController],
      providers: [
        Shutdown,
        Metrics,
        Readiness,
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(registry) },
        { provide: APP_PIPE, useFactory: validation },
        ...inOrder.map((useClass) => ({ provide: APP_INTERCEPTOR, useClass })),
      ],
      exports: [Shutdown, Metrics, Readiness],
    };
  }
}

function validation(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: (issues) => new InvalidRequest(issues as Issues) });
}
