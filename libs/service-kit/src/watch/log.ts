import { messageContext } from '@tributary/messaging';
import { type DestinationStream, pino, type Logger, stdTimeFunctions } from 'pino';
import type { ServiceSettings } from '../config.js';
import { scrub } from './scrub.rules.js';

/** An error as the log keeps it. A database error's parameters are rows of somebody, so only these fields are taken. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: LoggedError;
}

/**
 * The log of a process: one line of JSON for each entry on standard output, with the service's name, and the correlation id of the request or
 * event in hand. Secrets are scrubbed from every line.
 */
export function createLog(service: string, level: ServiceSettings['LOG_LEVEL'], destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const context = messageContext.getStore();
      return context ? { correlationId: context.correlationId } : {};
    },
    serializers: { err: loggedError },
    hooks: { streamWrite: scrub },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The fields of an error, and of what caused it, five deep at most. */
export function loggedError(error: unknown, depth = 5): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  const cause = error.cause === undefined || depth === 0 ? {} : { cause: loggedError(error.cause, depth - 1) };
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}
