import type { Subscriptions } from '@tributary/messaging';
import type { DataSourceOptions } from 'typeorm';
import type { ServiceSettings } from './config.js';
import type { ProblemRegistry } from './web/problems.js';

/** What a service tells service-kit of itself. */
export interface ServiceOptions {
  /** As its database and its roles are named. */
  readonly service: string;
  /** Called when the service starts, not when it describes itself: `export const settings = () => readSettings(serviceSettings)`. */
  readonly settings: () => ServiceSettings;
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly subscriptions: Subscriptions;
  /** The app's own codes with their status and title. */
  readonly problems?: ProblemRegistry;
}

/** The options and the settings as they are injected into service-kit's parts. */
export class Service {
  constructor(readonly options: ServiceOptions) {}

  get name(): string {
    return this.options.service;
  }

  get settings(): ServiceSettings {
    return this.options.settings();
  }
}
