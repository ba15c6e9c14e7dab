import { Module } from '@nestjs/common';
import { defineSubscriptions } from '@tributary/messaging';
import { bootService, readSettings, ServiceModule, serviceSettings } from '@tributary/service-kit';

// A service that does nothing of its own, run from the built libs as any service is. Without decorators, so that node runs it as it stands.
const settings = () => readSettings(serviceSettings);
const EmptyModule = class EmptyModule {};
Module({
  imports: [ServiceModule.forRoot({ service: 'notes', settings, entities: [], subscriptions: defineSubscriptions('notes', {}) })],
})(EmptyModule);
await bootService({ service: 'notes', module: EmptyModule, settings });
