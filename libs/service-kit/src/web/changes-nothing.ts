import { SetMetadata } from '@nestjs/common';

export const CHANGES_NOTHING = 'tributary:changes-nothing';

/** A POST that only asks, with a question too large for an address: it needs no Idempotency-Key, and its transaction is the use case's own. */
export const ChangesNothing = (): MethodDecorator => SetMetadata(CHANGES_NOTHING, true);
