import { Module } from '@nestjs/common';
import { MailSettings, settings } from '../config.js';
import { MuteMails } from './mute-mails.js';
import { OneClickBodies } from './one-click-bodies.js';
import { PreferencesController } from './preferences.controller.js';

@Module({
  controllers: [PreferencesController],
  providers: [{ provide: MailSettings, useFactory: () => new MailSettings(settings()) }, MuteMails, OneClickBodies],
})
export class PreferencesModule {}
