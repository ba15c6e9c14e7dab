import { parseArgs } from 'node:util';
import { givenAddresses, openFolder } from '@tributary/infra';
import type { DecodedRecord } from '@tributary/messaging';
import { build } from './build.ts';
import { readRunning } from './running.ts';

// npm run events [-- --correlation ID] [--full]: prints the events of the running platform as they pass.

const { values } = parseArgs({ options: { correlation: { type: 'string' }, full: { type: 'boolean', default: false } } });
const brokers = givenAddresses().kafkaBrokers ?? readRunning()?.addresses.kafkaBrokers;
if (brokers === undefined) {
  console.error('Nothing runs here. Start the platform with `npm start`, or give KAFKA_BROKERS.');
  process.exit(1);
}

function lineOf({ topic, key, type, epoch, version, envelope, problem }: DecodedRecord): string {
  const what = `${type ?? topic}  ${key ?? 'no key'}  ${epoch}.${version}`;
  if (problem !== null) return `${what}  unreadable: ${problem}`;
  if (envelope === null) return `${what}  tombstone`;
  const data = JSON.stringify(envelope.data, undefined, values.full ? 2 : undefined);
  return `${envelope.occurredAt}  ${what}  correlation ${envelope.correlationId}\n    ${values.full || data.length < 300 ? data : `${data.slice(0, 300)}…`}`;
}

function print(record: DecodedRecord): void {
  if (values.correlation === undefined || record.envelope?.correlationId === values.correlation) console.log(lineOf(record));
}

await build(`${openFolder('state')}/events-build.log`);
const { tailEvents } = await import('@tributary/messaging');
const stop = await tailEvents(brokers.split(','), print);
console.log(`Events at ${brokers}, as they pass${values.correlation === undefined ? '' : `, of ${values.correlation}`}. Ctrl-C ends this.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)));
