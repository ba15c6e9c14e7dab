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

const published = (port: number, container = port): string[] => [`127.0.0.1:${port}:${container}`];
const check = (...test: string[]): Container => ({
  test: ['CMD', ...test],
  interval: '5s',
  timeout: '5s',
  retries: 20,
  start_period: '10s',
});

const postgres: Container = {
  image: `postgres:${versions.postgres}`,
  environment: { POSTGRES_USER: administrator.user, POSTGRES_PASSWORD: administrator.password, POSTGRES_DB: administrator.database },
  volumes: ['postgres:/var/lib/postgresql'],
  ports: published(ports.postgres, 5432),
  healthcheck: check('pg_isready', '-U', administrator.user),
};

/** The image takes Kafka's settings from variables: `node.id` as KAFKA_NODE_ID. */
const kafkaVariables = (settings: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`, value]));

const kafka: Container = {
  image: `apache/kafka:${versions.kafka}`,
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
  healthcheck: check('/opt/kafka/bin/kafka-broker-api-versions.sh', '--bootstrap-server', inside.kafka),
};

const redis: Container = {
  image: `redis:${versions.redis}`,
  command: ['redis-server', '--save', '60', '1'],
  volumes: ['redis:/data'],
  ports: published(ports.redis, 6379),
  healthcheck: check('redis-cli', 'ping'),
};

const mail: Container = {
  image: `maildev/maildev:${versions.maildev}`,
  ports: [...published(ports.smtp, 1025), ...published(ports.mailbox, 1080)],
  healthcheck: check('wget', '-q', '-O', '-', 'http://127.0.0.1:1080/api/healthz'),
};

// The image has neither curl nor wget, but bash can open a connection by itself.
const keycloakIsReady = `exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3`;

const identity: Container = {
  image: `keycloak/keycloak:${versions.keycloak}`,
  command: ['start-dev', '--import-realm'],
  environment: {
    KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
    KC_BOOTSTRAP_ADMIN_PASSWORD: clients.gateway.secret,
    KC_HTTP_PORT: String(ports.identity),
    KC_HOSTNAME: `http://${inside.identity}`,
    KC_HEALTH_ENABLED: 'true',
  },
  volumes: ['./infra/keycloak:/opt/keycloak/data/import:ro', 'identity:/opt/keycloak/data/h2'],
  networks: { default: { aliases: ['identity.localhost'] } },
  ports: published(ports.identity),
  healthcheck: { ...check('bash', '-c', keycloakIsReady), start_period: '60s' },
};

/** The servers that Tributary stands on. */
export const serverContainers = { postgres, kafka, redis, mail, identity };
