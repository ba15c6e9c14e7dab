import { administrator, clients, kafkaNode, ports, versions } from '../settings.ts';

/** A service of the compose file, as far as this project uses the format. */
export type Container = Readonly<Record<string, unknown>>;

/** What each container is called by the others, and the port on which they reach it. */
export const inside = {
  postgres: 'postgres:5432',
  kafka: 'kafka:9092',
  redis: 'redis:6379',
  mail: 'mail:1025',
  // Browsers and containers must know the provider by the same name: browsers take every name below `localhost` for this machine.
  identity: `identity.localhost:${ports.identity}`,
} as const;

export const realm = 'tributary';

/** A folder in memory. Without a mode it would belong to root alone, and nothing in it can be executed unless `options` say so. */
const scratch = (folder: string, ...options: string[]): string => [`${folder}:mode=1777`, ...options].join(',');

/**
 * What a container may do: nothing that needs a capability, and nothing as root. Its own files are read-only, so that it writes to its
 * volumes and to the folders in memory.
 */
export const confined = (user: string, ...folders: string[]): Container => ({
  user,
  read_only: true,
  tmpfs: folders.length === 0 ? [scratch('/tmp')] : folders,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
});

/** A container that is to run on: after a crash it starts again, until somebody stops it. */
export const lasting: Container = { restart: 'unless-stopped' };

const published = (port: number, container = port): string[] => [`127.0.0.1:${port}:${container}`];
const check = (...test: string[]): Container => ({
  test: ['CMD', ...test],
  interval: '5s',
  timeout: '5s',
  retries: 20,
  start_period: '10s',
});

const postgres: Container = {
  image: `postgres:${versions.postgres}-bookworm`,
  ...confined('postgres', scratch('/tmp'), scratch('/var/run/postgresql')),
  ...lasting,
  environment: { POSTGRES_USER: administrator.user, POSTGRES_PASSWORD: administrator.password, POSTGRES_DB: administrator.database },
  volumes: ['postgres:/var/lib/postgresql'],
  ports: published(ports.postgres, 5432),
  // Over TCP: while the image makes a new cluster, a server for that alone answers on the socket, and goes away again.
  healthcheck: check('pg_isready', '-h', '127.0.0.1', '-U', administrator.user),
};

/** The image takes Kafka's settings from variables: `node.id` as KAFKA_NODE_ID. */
const kafkaVariables = (settings: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`, value]));

const kafka: Container = {
  image: `apache/kafka:${versions.kafka}`,
  // It unpacks libraries for compressed records into /tmp and runs them, and its start writes the settings below into `config`. What it
  // logs goes to the container's output too, so a little of it in memory is enough.
  ...confined('appuser', scratch('/tmp', 'exec'), scratch('/opt/kafka/config'), scratch('/opt/kafka/logs', 'size=64m')),
  ...lasting,
  environment: kafkaVariables({
    ...kafkaNode,
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,OUTSIDE:PLAINTEXT',
    'controller.quorum.voters': '1@kafka:9093',
    listeners: `PLAINTEXT://:9092,CONTROLLER://:9093,OUTSIDE://:${ports.kafka}`,
    'advertised.listeners': `PLAINTEXT://${inside.kafka},OUTSIDE://127.0.0.1:${ports.kafka}`,
    'log.dirs': '/var/lib/kafka/data',
  }),
  volumes: ['kafka:/var/lib/kafka/data'],
  ports: published(ports.kafka),
  // Starts a Java machine of its own, which takes seconds on a busy computer.
  healthcheck: {
    ...check('/opt/kafka/bin/kafka-broker-api-versions.sh', '--bootstrap-server', inside.kafka),
    interval: '10s',
    timeout: '20s',
    start_period: '30s',
  },
};

const redis: Container = {
  image: `redis:${versions.redis}-bookworm`,
  ...confined('redis'),
  ...lasting,
  command: ['redis-server', '--save', '60', '1'],
  volumes: ['redis:/data'],
  ports: published(ports.redis, 6379),
  // With -e an answer that is an error fails the check: while it reads its file, Redis answers every command with one.
  healthcheck: check('redis-cli', '-e', 'ping'),
};

const mail: Container = {
  image: `maildev/maildev:${versions.maildev}`,
  ...confined('node'),
  ...lasting,
  ports: [...published(ports.smtp, 1025), ...published(ports.mailbox, 1080)],
  healthcheck: check('node', 'dist/bin/healthcheck.js'),
};

// The image has neither curl nor wget, but bash can open a connection by itself. Keycloak's own documentation has this line.
const keycloakIsReady = `{ printf 'HEAD /health/ready HTTP/1.0\\r\\n\\r\\n' >&0; grep -q 'HTTP/1.0 200'; } 0<>/dev/tcp/127.0.0.1/9000`;

const identity: Container = {
  image: `keycloak/keycloak:${versions.keycloak}`,
  ...confined('1000'),
  // `start-dev` builds Keycloak anew for its settings, among its own files.
  read_only: false,
  ...lasting,
  command: ['start-dev', '--import-realm'],
  environment: {
    KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
    KC_BOOTSTRAP_ADMIN_PASSWORD: clients.gateway.secret,
    KC_HTTP_PORT: String(ports.identity),
    KC_HOSTNAME: `http://${inside.identity}`,
    KC_HEALTH_ENABLED: 'true',
  },
  // A new volume takes over its folder's owner. The image has `data` and gives it to Keycloak's user; a folder below would be root's.
  volumes: ['identity:/opt/keycloak/data', './infra/keycloak:/opt/keycloak/data/import:ro'],
  networks: { default: { aliases: ['identity.localhost'] } },
  ports: published(ports.identity),
  healthcheck: { ...check('bash', '-c', keycloakIsReady), start_period: '120s' },
};

/** The servers that Tributary stands on. */
export const serverContainers = { postgres, kafka, redis, mail, identity };
