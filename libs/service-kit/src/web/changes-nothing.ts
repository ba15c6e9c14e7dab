import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const CHANGES_NOTHING = 'tributary:changes-nothing';

/** A POST that only asks, with a question too large for an address: it needs no Idempotency-Key, and its transaction is the use case's own. */
export const ChangesNothing = (): MethodDecorator =>
  applyDecorators(SetMetadata(CHANGES_NOTHING, true), ApiExtension('x-changes-nothing', true));
