import { Injectable } from '@nestjs/common';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import type { FastifyRequest } from 'fastify';
import { Gateway } from '../config.js';
import { Cookies } from '../sessions/cookies.js';
import { mustBeOwnPage } from '../sessions/same-origin.rules.js';
import type { Session } from '../sessions/session.js';
import { KeepSignedIn } from './keep-signed-in.js';

/** By what a request is known: the token that it brought, or its session's, or by nothing. */
export interface Credentials {
  readonly token: string | null;
  readonly session: Session | null;
}

/** Finds out on whose behalf a request is made. */
@Injectable()
export class ReadCredentials {
  constructor(
    private readonly gateway: Gateway,
    private readonly cookies: Cookies,
    private readonly signedIn: KeepSignedIn,
  ) {}

  /**
   * A bearer token is passed on as it is, and with one no cookie is looked at: no other site can make a browser send it, so it needs no CSRF
   * token, and Redis may be away. Throws `access.token` for any other kind of Authorization.
   */
  async of(request: FastifyRequest): Promise<Credentials> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return { token: bearerOf(authorization), session: null };
    const session = await this.signedIn.sessionOf(this.cookies.read(request, 'session'));
    if (session !== null) this.checkOrigin(request, session);
    return { token: session?.accessToken ?? null, session };
  }

  checkOrigin(request: FastifyRequest, session: Session): void {
    const { origin, 'sec-fetch-site': fetchSite, 'x-csrf-token': csrfToken } = request.headers;
    const provenance = { method: request.method, origin, fetchSite: textOf(fetchSite), csrfToken: textOf(csrfToken) };
    mustBeOwnPage(provenance, this.gateway.publicUrl.origin, session.csrfToken);
  }
}

function bearerOf(authorization: string): string {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new RuleBroken('access.token', { detail: 'Send `Authorization: Bearer <access token>`.' });
  return token;
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
