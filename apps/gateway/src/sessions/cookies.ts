import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Gateway } from '../config.js';

/** `session`: Strict, so that no other site's link or form carries it. The others must come along when the provider sends the browser back. */
const SAME_SITE = { session: 'strict', 'sign-in': 'lax', 'sign-out': 'lax' } as const;
export type CookieKind = keyof typeof SAME_SITE;

/** The gateway's cookies. Scripts see none of them; over https no other host, subdomain or path can set them either (`__Host-`). */
@Injectable()
export class Cookies {
  constructor(private readonly gateway: Gateway) {}

  read(request: FastifyRequest, kind: CookieKind): string | undefined {
    return request.cookies[this.nameOf(kind)];
  }

  /** Without `seconds` it lives as long as the browser is open. */
  write(reply: FastifyReply, kind: CookieKind, value: string, seconds?: number): void {
    reply.setCookie(this.nameOf(kind), value, { ...this.attributes(kind), maxAge: seconds });
  }

  clear(reply: FastifyReply, kind: CookieKind): void {
    reply.clearCookie(this.nameOf(kind), this.attributes(kind));
  }

  private nameOf(kind: CookieKind): string {
    return `${this.gateway.isSecure ? '__Host-' : ''}tributary-${kind}`;
  }

  private attributes(kind: CookieKind): CookieSerializeOptions {
    return { path: '/', httpOnly: true, secure: this.gateway.isSecure, sameSite: SAME_SITE[kind] };
  }
}
