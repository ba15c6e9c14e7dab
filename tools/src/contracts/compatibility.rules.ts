import type { JsonSchema } from './event-schemas.ts';

/** What stands released and what the sources say now, by `<name>@<version>`. */
export type Schemas = Readonly<Record<string, JsonSchema>>;

/**
 * Everything that would break a reader of released history: an event that is gone, and within a version a changed type, a value more or
 * less in an enum, a field that became required or stopped being so. Optional fields may come and go. Each line names the place and the way out.
 */
export function incompatibilities(released: Schemas, current: Schemas): string[] {
  return Object.entries(released).flatMap(([type, before]) => {
    const now = current[type];
    return now === undefined ? [`${type}: is gone, but stands in history; keep its contract.`] : compare(type, before, now);
  });
}

function compare(path: string, before: unknown, now: unknown): string[] {
  if (!isSchema(before) || !isSchema(now)) return same(before, now) ? [] : [`${path}: changed; make a new version.`];
  return [...keywords(path, before, now), ...fields(path, before, now), ...branches(path, before, now)];
}

/** Words whose change alters what a value may be. Bounds and patterns count too: a reader was promised them. */
const binding = [
  'type',
  'enum',
  'const',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  '$ref',
];

function keywords(path: string, before: JsonSchema, now: JsonSchema): string[] {
  return binding
    .filter((word) => !same(before[word], now[word]))
    .map((word) => `${path}: ${word} was ${text(before[word])}, is ${text(now[word])}; make a new version.`);
}

function fields(path: string, before: JsonSchema, now: JsonSchema): string[] {
  const [were, are] = [propertiesOf(before), propertiesOf(now)];
  const [required, requires] = [requiredOf(before), requiredOf(now)];
  const changed = Object.keys(were).flatMap((field) => (field in are ? compare(`${path}.${field}`, were[field], are[field]) : []));
  const gone = [...required].filter((field) => !requires.has(field));
  const added = [...requires].filter((field) => !required.has(field));
  return [
    ...changed,
    ...gone.map((field) => `${path}.${field}: was required and is not any more; make a new version.`),
    ...added.map((field) => `${path}.${field}: is required now, older records lack it; make a new version.`),
  ];
}

function branches(path: string, before: JsonSchema, now: JsonSchema): string[] {
  const nested = ['items', 'additionalProperties'].flatMap((word) => compare(`${path}[]`, before[word], now[word]));
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => compareLists(`${path}|`, before[word], now[word]));
  return [...nested, ...choices];
}

function compareLists(path: string, before: unknown, now: unknown): string[] {
  if (!Array.isArray(before) || !Array.isArray(now)) return same(before, now) ? [] : [`${path}: changed; make a new version.`];
  if (before.length !== now.length) return [`${path}: had ${before.length} choices, has ${now.length}; make a new version.`];
  return before.flatMap((schema: unknown, index) => compare(`${path}${index}`, schema, now[index]));
}

const propertiesOf = (schema: JsonSchema): JsonSchema => (isSchema(schema['properties']) ? schema['properties'] : {});
const requiredOf = (schema: JsonSchema): Set<string> => new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : []);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const text = (value: unknown): string => JSON.stringify(value) ?? 'absent';

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
