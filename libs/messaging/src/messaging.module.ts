import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata } from '@nestjs/common';
import { MESSAGING_OPTIONS, type MessagingOptions } from './options.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './relay.js';
import { KafkaStrategy } from './strategy.js';

/** Provides Outbox, OutboxRelay and KafkaStrategy to the whole app. Nothing connects before the strategy listens. */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return MessagingModule.forRootAsync({ useFactory: () => options });
  }

  /** As forRoot, with options made from other providers. */
  static forRootAsync(
    options: Pick<ModuleMetadata, 'imports'> & Pick<FactoryProvider<MessagingOptions>, 'inject' | 'useFactory'>,
  ): DynamicModule {
    const { imports = [], inject = [], useFactory } = options;
    return {
      module: MessagingModule,
      global: true,
      imports,
      providers: [{ provide: MESSAGING_OPTIONS, inject, useFactory }, Outbox, OutboxRelay, KafkaStrategy],
      exports: [Outbox, OutboxRelay, KafkaStrategy],
    };
  }
}
