import { Body, Controller, Get, Put, Post, Query, Redirect } from '@nestjs/common';
import {
  mailPreferences,
  type MailPreferences,
  muteBody,
  type MuteBody,
  unsubscribed,
  type Unsubscribed,
  unsubscribeQuery,
  type UnsubscribeQuery,
} from '@tributary/contracts';
import { Access, Answer, type Caller, CurrentActor } from '@tributary/service-kit';
import { MailSettings } from '../config.js';
import { Links } from '../mails/links.rules.js';
import { MuteMails } from './mute-mails.js';

@Controller('v1')
export class PreferencesController {
  private readonly links: Links;

  constructor(
    settings: MailSettings,
    private readonly preferences: MuteMails,
  ) {
    this.links = new Links(settings.publicUrl);
  }

  @Get('mail-preferences')
  @Access('signed-in')
  @Answer(mailPreferences)
  own(@CurrentActor() caller: Caller): Promise<MailPreferences> {
    return this.preferences.find(caller);
  }

  @Put('mail-preferences')
  @Access('signed-in')
  @Answer(mailPreferences)
  mute(@CurrentActor() caller: Caller, @Body({ schema: muteBody }) body: MuteBody): Promise<MailPreferences> {
    return this.preferences.mute(caller, body);
  }

  /** RFC 8058: a mail program posts here without a sign-in, and so does the portal's page. A repetition changes nothing more. */
  @Post('unsubscribe')
  @Access('anyone')
  @Answer(unsubscribed)
  unsubscribe(@Query({ schema: unsubscribeQuery }) { token }: UnsubscribeQuery): Promise<Unsubscribed> {
    return this.preferences.unsubscribe(token);
  }

  /** Programs that follow every link must change nothing: a browser is led to the page that asks. */
  @Get('unsubscribe')
  @Access('anyone')
  @Redirect()
  ask(@Query({ schema: unsubscribeQuery }) { token }: UnsubscribeQuery): { readonly url: string; readonly statusCode: number } {
    return { url: this.links.unsubscribePage(token), statusCode: 303 };
  }
}
