import { allEvents, type EventContract, typeOf } from '@tributary/contracts';
import { eventually } from './eventually.js';
import { feeder, type FedRecord } from './feeder.js';
import { rowsOf } from './sql.js';
import { stateOf } from './state.js';

export interface SubscriptionsCheck {
  /** The app's subscriptions, as `defineSubscriptions` gives them. */
  readonly subscriptions: {
    readonly consumers: readonly { readonly consumer: string; readonly subscriptions: readonly { readonly contract: EventContract }[] }[];
  };
  readonly brokers: string[];
  /** The database of the running service. */
  readonly workerUrl: string;
  /** Tables that change by themselves, such as one that a schedule writes. */
  readonly ignore?: readonly string[];
}

/**
 * Feeds a running service the example of every contract of the topics that it reads, in the order of life, each twice. An event that it
 * subscribes to must change its state at the first time and must not at the second. The ids of the examples are replaced by new ones, so
 * that the check can be repeated on one Kafka. Gives a sentence for each subscription of which that is not true.
 */
export async function checkSubscriptions(check: SubscriptionsCheck): Promise<string[]> {
  const handled = check.subscriptions.consumers.flatMap(({ subscriptions }) => subscriptions.map(({ contract }) => typeOf(contract)));
  const topics = check.subscriptions.consumers.flatMap(({ subscriptions }) => subscriptions.map(({ contract }) => contract.topic));
  const events = await feeder(check.brokers);
  const findings: string[] = [];
  try {
    let before = await settled(check, []);
    for (const contract of allEvents.filter(({ topic }) => topics.includes(topic))) {
      const record = events.next(contract);
      const once = await settled(check, [await events.send(record)]);
      let twice = await settled(check, [await events.send(record)]);
      // A worker of the service may have moved something of its own just then. It does so once, a repetition that is taken anew each time.
      const seen = twice;
      if (twice !== once) twice = await settled(check, [await events.send(record)]);
      if (handled.includes(typeOf(contract))) findings.push(...judge(typeOf(contract), { before, once, seen, twice }));
      before = twice;
    }
  } finally {
    await events.close();
  }
  return [...findings, ...(await leftOver(check.workerUrl))];
}

function judge(type: string, { before, once, seen, twice }: { before: string; once: string; seen: string; twice: string }): string[] {
  return [
    ...(once === before ? [`${type} changed nothing when it was handled`] : []),
    ...(twice === seen ? [] : [`${type} changed something again when it came a second time`]),
  ];
}

/** Waits until every consumer has passed these records, nothing waits for another try, and the state has come to rest. */
async function settled({ subscriptions, workerUrl, ignore = [] }: SubscriptionsCheck, sent: readonly FedRecord[]): Promise<string> {
  for (const { topic, partition, offset } of sent) {
    const readers = subscriptions.consumers.filter((one) => one.subscriptions.some(({ contract }) => contract.topic === topic));
    await eventually(
      async () => {
        const sql = 'select consumer from position where topic = $1 and partition = $2 and next_offset > $3';
        const passed = await rowsOf<{ consumer: string }>(workerUrl, sql, [topic, partition, offset]);
        const late = readers.filter(({ consumer }) => !passed.some((row) => row.consumer === consumer));
        if (late.length > 0)
          throw new Error(`${late.map(({ consumer }) => consumer).join(', ')} did not read ${topic}/${partition} up to ${offset}.`);
      },
      { timeoutMs: 60_000 },
    );
  }
  let last = await stateOf(workerUrl, ignore);
  return eventually(
    async () => {
      const seen = last;
      last = await stateOf(workerUrl, ignore);
      const [row] = await rowsOf<{ count: number }>(workerUrl, 'select count(*)::int as count from waiting where parked_at is null');
      if (last !== seen || row?.count !== 0) throw new Error(`The state does not come to rest; ${row?.count} events wait.`);
      return last;
    },
    { timeoutMs: 60_000, intervalMs: 700 },
  );
}

async function leftOver(workerUrl: string): Promise<string[]> {
  const parked = await rowsOf<{ type: string; cause: string }>(workerUrl, 'select type, cause from waiting where parked_at is not null');
  const unread = await rowsOf<{ topic: string; cause: string }>(workerUrl, 'select topic, cause from quarantine');
  return [
    ...parked.map(({ type, cause }) => `${type} is parked: ${cause}`),
    ...unread.map(({ topic, cause }) => `${topic} is quarantined: ${cause}`),
  ];
}
