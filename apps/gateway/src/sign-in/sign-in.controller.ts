import { Controller, Get, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { type SessionFace, sessionFace, type SignedOut, signedOut } from '@tributary/contracts';
import { Access, Answer } from '@tributary/service-kit';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ReadCredentials } from './read-credentials.js';
import { Cookies } from '../sessions/cookies.js';
import { ATTEMPT_SECONDS } from './attempt.js';
import { BeginSignIn } from './begin-sign-in.js';
import { FinishSignIn } from './finish-sign-in.js';
import { KeepSignedIn } from './keep-signed-in.js';
import { LEAVING_SECONDS, SignOut } from './sign-out.js';
import { TroublePage } from './trouble-page.js';

const NOBODY: SessionFace = { signedIn: false, csrfToken: null, name: null, email: null, expiresAt: null };

/** The browser's way in and out. */
@Controller()
@Access('anyone')
@UseInterceptors(TroublePage)
export class SignInController {
  constructor(
    private readonly cookies: Cookies,
    private readonly credentials: ReadCredentials,
    private readonly signedIn: KeepSignedIn,
    private readonly beginSignIn: BeginSignIn,
    private readonly finishSignIn: FinishSignIn,
    private readonly leave: SignOut,
  ) {}

  @Get('sign-in')
  async begin(@Query('return') wish: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { url, cookie } = await this.beginSignIn.begin(wish);
    this.cookies.write(reply, 'sign-in', cookie, ATTEMPT_SECONDS);
    await reply.header('cache-control', 'no-store').redirect(url, 302);
  }

  @Get('sign-in/callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = new URL(request.url, 'http://gateway.invalid').search;
    const { sessionId, returnTo } = await this.finishSignIn.finish(
      query,
      this.cookies.read(request, 'sign-in'),
      this.cookies.read(request, 'session'),
    );
    this.cookies.clear(reply, 'sign-in');
    this.cookies.write(reply, 'session', sessionId);
    await reply.header('cache-control', 'no-store').redirect(returnTo, 303);
  }

  @Get('session')
  @Answer(sessionFace)
  async session(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionFace> {
    reply.header('cache-control', 'no-store');
    const cookie = this.cookies.read(request, 'session');
    const session = await this.signedIn.sessionOf(cookie);
    if (session === null && cookie !== undefined) this.cookies.clear(reply, 'session');
    if (session === null) return NOBODY;
    const { csrfToken, name, email, endsMs } = session;
    return { signedIn: true, csrfToken, name, email, expiresAt: new Date(endsMs).toISOString() };
  }

  @Post('sign-out')
  @Answer(signedOut)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedOut> {
    reply.header('cache-control', 'no-store');
    const session = await this.leave.sessionOf(this.cookies.read(request, 'session'));
    if (session !== null) {
      this.credentials.checkOrigin(request, session);
      const idToken = await this.leave.signOut(session);
      if (idToken !== null) this.cookies.write(reply, 'sign-out', idToken, LEAVING_SECONDS);
    }
    this.cookies.clear(reply, 'session');
    return { next: session === null ? '/' : '/sign-out/provider' };
  }

  @Get('sign-out/provider')
  async leaveProvider(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const url = await this.leave.leaveProvider(this.cookies.read(request, 'sign-out'));
    this.cookies.clear(reply, 'sign-out');
    await reply.header('cache-control', 'no-store').redirect(url, 303);
  }
}
