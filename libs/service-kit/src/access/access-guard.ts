import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RuleBroken } from '../rule-broken.js';
import { ACCESS, type AccessRule, type SignedRequest } from './access.js';
import { actingOrganisation, ORGANISATION } from './acting-organisation.rules.js';
import type { Actor, Caller, Identity } from './actor.js';
import { kindOf, type Standing, Standings } from './standings.js';
import { TokenVerifier } from './token-verifier.js';
import { WRITES } from '../web/idempotency.js';

type Guarded = Exclude<AccessRule, 'anyone'>;

/** Lets a request through to its handler or refuses it: who is it, for which organisation, with which role. Every request passes here. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly standings: Standings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (rule === undefined) throw new Error('A route says nothing of who may call it.');
    if (rule === 'anyone') return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    request.caller = await this.callerOf(request, rule);
    return true;
  }

  private async callerOf(request: SignedRequest, rule: Guarded): Promise<Caller> {
    const identity = await this.tokens.verify(bearerToken(request.headers.authorization));
    const parameter = (request.query as Record<string, unknown>)[ORGANISATION];
    const organisationId = actingOrganisation(request.headers[ORGANISATION], parameter, WRITES.includes(request.method));
    if (organisationId === null && rule !== 'signed-in') throw new RuleBroken('access.organisation-required');
    if (organisationId === null) return this.signedIn(identity);
    const standing = await this.standings.of(identity, (known) => refusal(known, organisationId, rule) === null);
    return actorIn(organisationId, identity, standing, rule);
  }

  private async signedIn(identity: Identity): Promise<Caller> {
    const { personId } = await this.standings.of(identity, (known) => known.personId !== null);
    return { ...identity, personId, organisationId: null };
  }
}

function actorIn(organisationId: string, identity: Identity, standing: Standing, rule: Guarded): Actor {
  const { personId } = standing;
  const code = refusal(standing, organisationId, rule);
  if (personId === null || code !== null) throw new RuleBroken(code ?? 'access.organisation');
  const roles = standing.roles.get(organisationId) ?? [];
  return { ...identity, personId, organisationId, organisationKind: kindOf(roles), roles };
}

function refusal(standing: Standing, organisationId: string, rule: Guarded): string | null {
  const roles = standing.roles.get(organisationId) ?? [];
  if (standing.personId === null || roles.length === 0) return 'access.organisation';
  return rule === 'signed-in' || roles.some((role) => rule.roles.includes(role)) ? null : 'access.role';
}

function bearerToken(authorization: string | undefined): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) throw new RuleBroken('access.token', { detail: 'Send an access token: Authorization: Bearer …' });
  return token;
}
