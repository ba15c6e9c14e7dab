import { allEvents, typeOf, type EventContract } from '@tributary/contracts';
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** A payload's JSON Schema as a sender may write it: `input`, since the output side would forbid fields that come later. */
export function payloadSchema(contract: EventContract): JsonSchema {
  const schema = z.toJSONSchema(contract.payload, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
  return { ...schema, $id: typeOf(contract), title: contract.name, description: contract.summary };
}

/** Every event's schema by `<name>@<version>`, in the order of the contracts. */
export function allSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(allEvents.map((contract) => [typeOf(contract), payloadSchema(contract)]));
}
