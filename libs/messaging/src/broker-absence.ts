/** A broker that is away for longer ends the process, as a database does: its supervisor may know more. */
export const LONGEST_ABSENCE_MS = 10 * 60_000;

const COORDINATOR_AWAY = new Set(['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP']);
const BROKER_AWAY = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
]);

/** How long a consumer has been without its broker. Without an end it would be a process that looks healthy and reads nothing. */
export class BrokerAbsence {
  private sinceMs: number | undefined;

  /** Whether the consumer has failed since it last read. */
  get away(): boolean {
    return this.sinceMs !== undefined;
  }

  /** Whether to join again after this error: only where the broker is at fault, and for ten minutes from its first failure. */
  outlasts(error: unknown, nowMs = performance.now()): boolean {
    if (!isBrokerAway(error)) return false;
    this.sinceMs ??= nowMs;
    return nowMs - this.sinceMs <= LONGEST_ABSENCE_MS;
  }

  /** The broker has answered a fetch. Joining its group alone proves nothing: it might lack the partitions' leader. */
  end(): void {
    this.sinceMs = undefined;
  }
}

// A fresh broker, and one that takes over, loads the groups first; a broker that stops closes its connections. kafkajs gives up its join
// at once, and would succeed a moment later.
function isBrokerAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (BROKER_AWAY.has(error.name) || ('type' in error && COORDINATOR_AWAY.has(String(error.type)))) return true;
  return isBrokerAway(error.cause);
}
