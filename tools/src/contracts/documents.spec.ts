import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const generated = join(__dirname, '../../../libs/contracts/generated');
const read = (...path: string[]): Record<string, unknown> =>
  JSON.parse(readFileSync(join(generated, ...path), 'utf8')) as Record<string, unknown>;

/** AsyncAPI's own schema of its documents, without a second copy of draft-07, which ajv brings itself. */
function asyncApiSchema(): object {
  const schema = JSON.parse(readFileSync(require.resolve('@asyncapi/specs/schemas/3.0.0.json'), 'utf8')) as {
    definitions: Record<string, unknown>;
  };
  delete schema.definitions['http://json-schema.org/draft-07/schema'];
  return schema;
}

describe('the AsyncAPI document', () => {
  const document = read('asyncapi', 'tributary.json');
  const ajv = new Ajv({ strict: false, allErrors: true });
  // The package is written for both kinds of modules and types itself for one.
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile(asyncApiSchema());

  it('is one by AsyncAPI’s own schema', () => {
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('would be refused if a channel had no address of the right kind', () => {
    expect(validate({ ...document, channels: { broken: { address: 5 } } })).toBe(false);
  });

  it('leads every reference to something that is there', () => {
    const missing = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].filter(
      ([, path]) => at(document, path ?? '') === undefined,
    );
    expect(missing.map(([reference]) => reference)).toEqual([]);
  });
});

describe.each(readdirSync(join(generated, 'openapi')))('the OpenAPI document %s', (file) => {
  const document = read('openapi', file);
  const operations = Object.entries(document['paths'] as Record<string, Record<string, Record<string, unknown>>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );

  it('is OpenAPI 3.1, and leads every reference to something that is there', () => {
    expect(document['openapi']).toMatch(/^3\.1\./);
    const missing = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].filter(
      ([, path]) => at(document, path ?? '') === undefined,
    );
    expect(missing.map(([reference]) => reference)).toEqual([]);
  });

  it('names each operation once, and says who may call it', () => {
    const names = operations.map(([, operation]) => operation['operationId']);
    expect(new Set(names).size).toBe(names.length);
    for (const [route, operation] of operations) expect([route, operation['x-access']]).toEqual([route, expect.anything()]);
  });

  // A signed link converges by its own token, and what changes nothing converges by itself.
  it('asks every write of a signed-in caller for an Idempotency-Key', () => {
    const writes = operations.filter(
      ([route, operation]) =>
        /^(post|put|patch|delete) /.test(route) && operation['x-access'] !== 'anyone' && operation['x-changes-nothing'] !== true,
    );
    expect(writes).not.toEqual([]);
    for (const [route, operation] of writes)
      expect([route, JSON.stringify(operation['parameters'])]).toEqual([route, expect.stringMatching(/idempotency-key/i)]);
  });
});

/** What a JSON pointer without its leading slash leads to. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .map((part) => decodeURIComponent(part.replaceAll('~1', '/').replaceAll('~0', '~')))
    .reduce<unknown>(
      (node, part) => (typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[part] : undefined),
      document,
    );
}
