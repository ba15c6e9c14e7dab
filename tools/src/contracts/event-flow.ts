import { eventsByService, typeOf, type EventContract } from '@tributary/contracts';
import { readFileSync, writeFileSync } from 'node:fs';
import type { ServiceDescription } from './descriptions.ts';

const block = /(<!-- events:start -->\n)[\s\S]*?(<!-- events:end -->)/;

/** Writes the table of events in and out between the two marks of each app's README. */
export function writeEventFlow(services: readonly ServiceDescription[]): void {
  for (const { service } of services) {
    const file = `apps/${service}/README.md`;
    const text = readFileSync(file, 'utf8');
    if (!block.test(text)) throw new Error(`${file} has no <!-- events:start --> … <!-- events:end --> to fill`);
    writeFileSync(
      file,
      text.replace(block, (_, start: string, end: string) => `${start}\n${eventFlow(service, services)}\n${end}`),
    );
  }
}

/** Both tables of one service, as Markdown. */
export function eventFlow(service: string, services: readonly ServiceDescription[]): string {
  return [...sent(service, services), '', ...received(service, services), ''].join('\n');
}

function sent(service: string, services: readonly ServiceDescription[]): string[] {
  const events = eventsByService[service] ?? [];
  if (events.length === 0) return ['Sends no event.'];
  const rows = events.map((event) => `| \`${typeOf(event)}\` | ${event.summary} | ${readers(event, services)} |`);
  return ['| sends | when | read by |', '| --- | --- | --- |', ...rows];
}

function readers(event: EventContract, services: readonly ServiceDescription[]): string {
  const names = services.flatMap(({ reads }) => reads.filter((line) => line.type === typeOf(event)).map((line) => `\`${line.consumer}\``));
  return names.length === 0 ? 'history only' : [...new Set(names)].join(', ');
}

function received(service: string, services: readonly ServiceDescription[]): string[] {
  const reads = services.find((description) => description.service === service)?.reads ?? [];
  if (reads.length === 0) return ['Reads no event.'];
  const rows = reads.map((line) => `| \`${line.type}\` | \`${line.consumer}\` | \`${line.handler}\` |`);
  return ['| reads | as consumer | handled by |', '| --- | --- | --- |', ...rows];
}
