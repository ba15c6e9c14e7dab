import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

interface ConvertedSchema {
  readonly schema: JsonSchema;
  readonly components: Record<string, JsonSchema>;
}

/**
 * Makes a converter from zod schemas to those of OpenAPI 3.1, which is JSON Schema 2020-12. Schemas named by `.meta({ id })` become components;
 * it throws where one name would stand for two shapes, as of something that is both sent and answered and has a default.
 */
export function schemaConverter(): (schema: unknown, options: { schemaType: 'input' | 'output' }) => ConvertedSchema | undefined {
  const known = new Map<string, string>();
  return (schema, { schemaType }) => {
    if (!(schema instanceof z.ZodType)) return undefined;
    const { $schema: _, $defs = {}, ...root } = readable(z.toJSONSchema(schema, { io: schemaType })) as JsonSchema;
    const components = $defs as Record<string, JsonSchema>;
    for (const [name, component] of Object.entries(components)) refuseSecondShape(known, name, JSON.stringify(component));
    return { schema: root, components };
  };
}

function refuseSecondShape(known: Map<string, string>, name: string, shape: string): void {
  if ((known.get(name) ?? shape) !== shape) throw new Error(`The schema id ${name} stands for two shapes: give each an id of its own.`);
  known.set(name, shape);
}

// Answers do not forbid further fields, as readers are tolerant; a format says what its long pattern says; components stand where OpenAPI has them.
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, inner]) => !(key === 'additionalProperties' && inner === false) && !(key === 'pattern' && 'format' in value),
  );
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : readable(inner),
    ]),
  );
}
