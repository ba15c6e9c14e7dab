/** Thrown by a handler that needs a row which another event brings. The event waits, and for ten minutes no attempt is counted. */
export class MissingReference extends Error {
  override readonly name = 'MissingReference';
  constructor(what: string, id: string) {
    super(`${what} ${id} has not arrived yet.`);
  }
}

/** A handler threw while its database connection was alive: the event is at fault, or the handler. */
export class HandlerFailed extends Error {
  override readonly name = 'HandlerFailed';
  constructor(override readonly cause: unknown) {
    super(`A handler failed: ${messageOf(cause)}`);
  }
}

/** The connection was found dead after a handler threw: nothing can be said about the event. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  constructor(override readonly cause: unknown) {
    super(`The database connection was lost: ${messageOf(cause)}`);
  }
}

/** The partition's position was rewound while a batch was in hand: the batch is thrown away, and reading goes on from the new position. */
export class GenerationMoved extends Error {
  override readonly name = 'GenerationMoved';
  constructor(topic: string, partition: number) {
    super(`The position of ${topic}/${partition} has another generation.`);
  }
}

/** What the handler itself threw. */
export function reasonOf(error: unknown): unknown {
  return error instanceof HandlerFailed ? error.cause : error;
}

/** An error in words, for the column that an operator reads. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

// Connection exceptions, rollbacks of deadlocks and serialization, want of resources, operator intervention, system errors, locks refused.
const OUTAGE_STATES = /^((08|40|53|58)[0-9A-Z]{3}|57P\d\d|55P03)$/;
const OUTAGE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN']);
const OUTAGE_WORDS = /connection (terminated|ended|error)|timeout exceeded when trying to connect|timeout expired|not queryable/i;

/**
 * Whether the database, not the event, is at fault: lost connections, deadlocks, serialization, want of resources.
 * What a handler threw counts as such only by the database's own code, since its other errors may come from anywhere.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  if (error instanceof HandlerFailed) return OUTAGE_STATES.test(codeOf(error.cause));
  const code = codeOf(error);
  return OUTAGE_STATES.test(code) || OUTAGE_CODES.has(code) || (error instanceof Error && OUTAGE_WORDS.test(error.message));
}

/** The database's or the system's code of an error, also where an ORM has wrapped it; empty when there is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('driverError' in error) return codeOf(error.driverError);
  return 'cause' in error ? codeOf(error.cause) : '';
}
