import type { z } from 'zod';

/**
 * How a topic is kept. `kept`: every record for ever, versions of an aggregate without a gap; it is the history from which copies are rebuilt.
 * `compacted`: each record is the whole state of its aggregate and the last one wins; personal data lives on these alone, so that it can be erased.
 */
export type History = 'kept' | 'compacted';

/** One kind of event in one version: the single source of its type, its validation, its schema, its documents and its test data. */
export interface EventContract<Payload extends z.ZodType = z.ZodType> {
  /** `<service>.<aggregate>.<past tense>` */
  readonly name: string;
  /** Rises when a required field, an enum value or a type changes. Optional fields come and go within a version. */
  readonly version: number;
  /** One topic for each aggregate. */
  readonly topic: string;
  readonly history: History;
  /** When it is sent and what it means, for the documents. */
  readonly summary: string;
  /** The aggregate's id, which is the record's key. */
  readonly key: (payload: z.output<Payload>) => string;
  readonly payload: Payload;
  readonly example: z.output<Payload>;
}

/** The payload of a contract as code sees it. */
export type PayloadOf<C extends EventContract> = z.output<C['payload']>;

/** Declares an event. The example is parsed as the file loads, so a contract whose example does not fit never starts. */
export function defineEvent<Payload extends z.ZodType>(contract: EventContract<Payload>): EventContract<Payload> {
  contract.payload.parse(contract.example);
  return Object.freeze(contract);
}

/** The name with its version, as it stands in a record's header: `procurement.joint-purchase.priced@1`. */
export function typeOf(contract: Pick<EventContract, 'name' | 'version'>): string {
  return `${contract.name}@${contract.version}`;
}
