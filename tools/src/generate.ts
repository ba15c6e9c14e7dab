import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { asyncApi } from './contracts/asyncapi.ts';
import { describeServices } from './contracts/descriptions.ts';
import { writeEventFlow } from './contracts/event-flow.ts';
import { allSchemas } from './contracts/event-schemas.ts';
import { writeGeneratedSettings } from './generated-settings.ts';

// Writes everything that is generated and committed: OpenAPI, AsyncAPI, JSON Schemas, the event tables of the READMEs, and the files
// that follow from infra/settings.ts. Needs a build.
const folder = 'libs/contracts/generated';
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

async function write(file: string, content: unknown): Promise<void> {
  writeFileSync(`${folder}/${file}`, await format(JSON.stringify(content), { parser: 'json' }));
}

const services = describeServices();
rmSync(folder, { recursive: true, force: true });
for (const kind of ['openapi', 'asyncapi', 'schemas']) mkdirSync(`${folder}/${kind}`, { recursive: true });
for (const { service, openapi } of services) await write(`openapi/${service}.json`, openapi);
for (const [type, schema] of Object.entries(allSchemas())) await write(`schemas/${type}.json`, schema);
await write('asyncapi/tributary.json', asyncApi(version, services));
writeEventFlow(services);
writeGeneratedSettings();
console.log(
  `Generated ${services.length} OpenAPI documents, 1 AsyncAPI document, ${Object.keys(allSchemas()).length} schemas, ${services.length} event tables.`,
);
