import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from '@tributary/contracts';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './actor.js';

/**
 * Who may call a route. `roles`: a person who holds one of them in the organisation that the request acts for.
 * 'signed-in': any valid token; an organisation may be named, and is checked if it is. 'anyone': no token is looked at.
 */
export type AccessRule = { readonly roles: readonly Role[] } | 'signed-in' | 'anyone';

export const ACCESS = 'tributary:access';

/** Says who may call the route, or every route of the controller. A service with a route that has none refuses to start and to describe itself. */
export function Access(who: AccessRule): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, who), ApiExtension('x-access', who));
}

/** A request that the guard has let through. */
export interface SignedRequest extends FastifyRequest {
  caller?: Caller;
}

/**
 * The caller, as the guard found them: an Actor on routes with roles, a Caller on routes for 'signed-in'. On routes for 'anyone' nobody was
 * looked up, so asking there is an error.
 */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<SignedRequest>();
  if (!caller) throw new Error('A route for anyone has no current actor.');
  return caller;
});
