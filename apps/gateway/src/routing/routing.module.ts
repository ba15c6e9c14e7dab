import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { ApiController } from './api.controller.js';
import { ForwardRequest } from './forward-request.js';
import { Upstream } from './upstream.js';

@Module({
  imports: [SessionsModule, SignInModule],
  controllers: [ApiController],
  providers: [ForwardRequest, Upstream],
})
export class RoutingModule {}
