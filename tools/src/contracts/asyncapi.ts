import { eventsByService, typeOf, type EventContract } from '@tributary/contracts';
import { payloadSchema, type JsonSchema } from './event-schemas.ts';
import type { ServiceDescription } from './descriptions.ts';

/** The AsyncAPI 3 document of the whole system: a channel for each topic, who sends and who receives on it. */
export function asyncApi(version: string, services: readonly ServiceDescription[]): JsonSchema {
  const contracts = Object.values(eventsByService).flat();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tributary events',
      version,
      description:
        'Every event that the services of Tributary exchange. The key of a record is the id of its aggregate; `type` and `position` stand in its headers; the payload below is the field `data` of its value.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: channels(contracts),
    operations: { ...sends(), ...receives(services, contracts) },
    components: { messages: messages(contracts), schemas: { record } },
  };
}

/** The value of every record. Its `data` is the message's payload. */
const record: JsonSchema = {
  type: 'object',
  required: ['id', 'type', 'typeVersion', 'aggregateId', 'epoch', 'version', 'occurredAt', 'correlationId', 'traceparent', 'data'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    type: { type: 'string' },
    typeVersion: { type: 'integer' },
    aggregateId: { type: 'string', format: 'uuid' },
    epoch: { type: 'integer', description: 'Rises when the sending database was restored to a moment behind its topic.' },
    version: { type: 'integer', description: '1, 2, 3 … for each aggregate; without a gap on topics that are kept.' },
    occurredAt: { type: 'string', format: 'date-time' },
    correlationId: { type: 'string' },
    traceparent: { type: 'string', description: 'W3C Trace Context.' },
    data: true,
  },
};

const identifier = (text: string): string => text.replaceAll(/[^A-Za-z0-9]+/g, '_');
const messageRef = (contract: EventContract) => ({ $ref: `#/components/messages/${identifier(typeOf(contract))}` });
const inChannel = (contract: EventContract) => ({
  $ref: `#/channels/${identifier(contract.topic)}/messages/${identifier(typeOf(contract))}`,
});
const channelRef = (topic: string) => ({ $ref: `#/channels/${identifier(topic)}` });

function channels(contracts: readonly EventContract[]): JsonSchema {
  const topics = Object.groupBy(contracts, (contract) => contract.topic);
  return Object.fromEntries(
    Object.entries(topics).map(([topic, events = []]) => [
      identifier(topic),
      {
        address: topic,
        description:
          events[0]?.history === 'compacted'
            ? 'Compacted: each record is the whole state of its aggregate.'
            : 'Kept without limit: the history from which copies are rebuilt.',
        messages: Object.fromEntries(events.map((event) => [identifier(typeOf(event)), messageRef(event)])),
      },
    ]),
  );
}

function messages(contracts: readonly EventContract[]): JsonSchema {
  return Object.fromEntries(
    contracts.map((contract) => {
      const { $id, ...schema } = payloadSchema(contract);
      const message = {
        name: $id,
        title: contract.name,
        summary: contract.summary,
        payload: { allOf: [{ $ref: '#/components/schemas/record' }, { type: 'object', properties: { data: withoutDialect(schema) } }] },
        examples: [{ name: 'example', payload: { data: contract.example } }],
      };
      return [identifier(typeOf(contract)), message];
    }),
  );
}

function withoutDialect({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function sends(): JsonSchema {
  return Object.fromEntries(
    Object.entries(eventsByService).flatMap(([service, events]) =>
      Object.entries(Object.groupBy(events, (event) => event.topic)).map(([topic, sent = []]) => [
        identifier(`${service} sends ${topic}`),
        { action: 'send', title: `${service} sends`, channel: channelRef(topic), messages: sent.map(inChannel) },
      ]),
    ),
  );
}

function receives(services: readonly ServiceDescription[], contracts: readonly EventContract[]): JsonSchema {
  const read = services.flatMap((service) =>
    service.reads.map((reads) => ({ ...reads, contract: contracts.find((event) => typeOf(event) === reads.type) })),
  );
  const known = read.filter((line): line is typeof line & { contract: EventContract } => line.contract !== undefined);
  const groups = Object.groupBy(known, (line) => `${line.consumer} receives ${line.contract.topic}`);
  return Object.fromEntries(
    Object.entries(groups).map(([title, lines = []]) => [
      identifier(title),
      {
        action: 'receive',
        title: `${lines[0]?.consumer} receives`,
        channel: channelRef(lines[0]?.contract.topic ?? ''),
        messages: lines.map((line) => inChannel(line.contract)),
      },
    ]),
  );
}
