import { stringify } from 'yaml';
import { migrateSettings, serviceSettings, type Surroundings } from '../service-settings.ts';
import {
  administrator,
  databaseServices,
  ports,
  replicas,
  services,
  type Addresses,
  type DatabaseService,
  type Service,
} from '../settings.ts';
import { confined, inside, lasting, realm, serverContainers, type Container } from './containers.ts';

const heading = `# Tributary in containers: \`docker compose up --build\`, then http://localhost:${ports.gateway}.
# It has been checked against the compose schema and has not been run: no machine on which this was built has a container engine.
# Generated from infra/settings.ts by \`npm run generate\`, with the settings that the local stack has too. Passwords are for development.
`;

const containerPort = 8080;

const addresses: Addresses = {
  databaseUrl: `postgres://${administrator.user}:${administrator.password}@${inside.postgres}/${administrator.database}`,
  kafkaBrokers: inside.kafka,
  redisUrl: `redis://${inside.redis}`,
  smtpUrl: `smtp://${inside.mail}`,
  oidcIssuer: `http://${inside.identity}/realms/${realm}`,
};

const namesOf = (service: Service): string[] =>
  replicas[service] === 1 ? [service] : Array.from({ length: replicas[service] }, (_, index) => `${service}-${index + 1}`);
const urlsOf = (service: DatabaseService): string[] => namesOf(service).map((name) => `http://${name}:${containerPort}`);

const surroundings: Surroundings = {
  addresses,
  publicUrl: `http://localhost:${ports.gateway}`,
  host: '0.0.0.0',
  urls: { districts: urlsOf('districts'), procurement: urlsOf('procurement'), notifications: urlsOf('notifications') },
  portalFiles: '/tributary/apps/portal/dist',
  openapiFiles: '/tributary/libs/contracts/generated/openapi',
  keptFiles: '/var/lib/tributary/files',
};

/** Never pulled: the names are nobody's on a public registry, and somebody could take them. */
const image = (service: Service): Container => ({ image: `tributary/${service}`, pull_policy: 'never', ...confined('node') });

/** As `image`, and makes it. One container for each image, for which all others of it wait: two that make it at once fail. */
const built = (service: Service): Container => ({
  ...image(service),
  pull_policy: 'build',
  build: { context: '.', dockerfile: 'infra/Dockerfile', args: { APP: service } },
});
const after = (condition: string, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, { condition }]));
const isHealthy = 'service_healthy';
const hasEnded = 'service_completed_successfully';

/** Runs once: roles and databases of all services. */
const provision: Container = {
  ...built('districts'),
  command: ['node', 'libs/service-kit/dist/provision.main.js', ...databaseServices],
  environment: { DATABASE_URL: addresses.databaseUrl },
  depends_on: after(isHealthy, 'postgres'),
};

/** Runs once: a service's migrations, as its owner. */
const migrate = (service: DatabaseService): Container => ({
  ...(service === 'districts' ? image(service) : built(service)),
  command: ['node', `apps/${service}/dist/migrate.js`],
  environment: migrateSettings(service, addresses),
  depends_on: after(hasEnded, 'provision'),
});

const needs = (service: Service): Record<string, unknown> =>
  service === 'gateway'
    ? after(isHealthy, 'redis', 'identity', ...databaseServices.flatMap(namesOf))
    : {
        ...after(hasEnded, `migrate-${service}`),
        ...after(isHealthy, 'kafka', 'identity', ...(service === 'notifications' ? ['mail'] : [])),
      };

const app = (service: Service): Container => ({
  ...(service === 'gateway' ? built(service) : image(service)),
  environment: { ...serviceSettings(service, containerPort, surroundings), NODE_ENV: 'production' },
  depends_on: needs(service),
  ...lasting,
  ...(service === 'gateway'
    ? { ports: [`127.0.0.1:${ports.gateway}:${containerPort}`] }
    : { volumes: [`files:${surroundings.keptFiles}`] }),
});

/** The compose file as an object. */
export const composeFile = {
  services: {
    ...serverContainers,
    provision,
    ...Object.fromEntries(databaseServices.map((service) => [`migrate-${service}`, migrate(service)])),
    ...Object.fromEntries(services.flatMap((service) => namesOf(service).map((name) => [name, app(service)]))),
  },
  volumes: { postgres: {}, kafka: {}, redis: {}, identity: {}, files: {} },
};

/** The text of docker-compose.yml. */
export const composeText = (): string =>
  heading + stringify(composeFile, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true });
