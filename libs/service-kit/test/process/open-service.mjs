import { Controller, Get, Module } from '@nestjs/common';
import { defineSubscriptions } from '@tributary/messaging';
import { bootService, describeService, readSettings, ServiceModule, serviceSettings } from '@tributary/service-kit';

// A service that forgot to say who may call one of its routes.
class DoorsController {
  open() {
    return 'open';
  }
}
Controller('doors')(DoorsController);
Get()(DoorsController.prototype, 'open', Object.getOwnPropertyDescriptor(DoorsController.prototype, 'open') ?? {});

const settings = () => readSettings(serviceSettings);
const OpenModule = class OpenModule {};
Module({
  imports: [ServiceModule.forRoot({ service: 'notes', settings, entities: [], subscriptions: defineSubscriptions('notes', {}) })],
  controllers: [DoorsController],
})(OpenModule);
if (process.argv[2] === 'describe') await describeService('notes', OpenModule, 'Notes');
else await bootService({ service: 'notes', module: OpenModule, settings });
