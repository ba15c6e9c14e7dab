import type { Addresses } from '../settings.ts';
import { startIdentity } from './identity.ts';
import { startKafka } from './kafka.ts';
import { startMail } from './mail.ts';
import type { Part, Place } from './part.ts';
import { startPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';

/** The servers that Tributary stands on, running. */
export interface LocalStack {
  readonly addresses: Addresses;
  readonly parts: readonly Part<Partial<Addresses>>['process'][];
  /** Stops all of them, and returns when the last has ended. */
  stop(): Promise<void>;
}

/** Called when a part is ready, with the milliseconds that it took and, of a server, its addresses. */
export type Progress = (name: string, tookMs: number, addresses?: Partial<Addresses>) => void;

const starters = {
  postgres: { given: 'databaseUrl', start: startPostgres },
  kafka: { given: 'kafkaBrokers', start: startKafka },
  redis: { given: 'redisUrl', start: startRedis },
  mail: { given: 'smtpUrl', start: startMail },
  identity: { given: 'oidcIssuer', start: startIdentity },
} as const;

/** Starts, at the same time, each server whose address is not given. When one fails the others are stopped again. */
export async function startStack(place: Place, given: Partial<Addresses>, progress: Progress = () => undefined): Promise<LocalStack> {
  const needed = Object.entries(starters).filter(([, starter]) => given[starter.given] === undefined);
  const outcomes = await Promise.allSettled(
    needed.map(async ([name, starter]) => {
      const begun = performance.now();
      const part: Part<Partial<Addresses>> = await starter.start(place);
      progress(name, performance.now() - begun, part.addresses);
      return part;
    }),
  );
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const stop = async (): Promise<void> => void (await Promise.all(started.map((part) => part.process.stop())));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  const addresses = Object.assign({}, ...started.map((part) => part.addresses), given) as Addresses;
  return { addresses, parts: started.map((part) => part.process), stop };
}
