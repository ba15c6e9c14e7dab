import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Attempts } from './attempt.js';
import { BeginSignIn } from './begin-sign-in.js';
import { FinishSignIn } from './finish-sign-in.js';
import { IdentityProvider } from './identity-provider.js';
import { KeepSignedIn } from './keep-signed-in.js';
import { ReadCredentials } from './read-credentials.js';
import { SignInController } from './sign-in.controller.js';
import { SignOut } from './sign-out.js';

@Module({
  imports: [SessionsModule],
  controllers: [SignInController],
  providers: [IdentityProvider, Attempts, BeginSignIn, FinishSignIn, KeepSignedIn, ReadCredentials, SignOut],
  exports: [ReadCredentials],
})
export class SignInModule {}
