/** The one place for names, ports and addresses of the local stack and of docker-compose.yml. Nothing here is a secret: it is for development. */

export const databaseServices = ['districts', 'procurement', 'notifications'] as const;
export const services = [...databaseServices, 'gateway'] as const;
export type DatabaseService = (typeof databaseServices)[number];
export type Service = (typeof services)[number];

/** How many of each run: two where the promise of 'once' has to hold between replicas. */
export const replicas: Record<Service, number> = { districts: 1, procurement: 2, notifications: 2, gateway: 1 };

/** Where each thing listens when nothing else does; a taken port is moved past. A service's further replicas take the ports that follow. */
export const ports = {
  gateway: 8400,
  districts: 8410,
  procurement: 8420,
  notifications: 8430,
  identity: 8440,
  mailbox: 8450,
  smtp: 8451,
  postgres: 8460,
  redis: 8470,
  kafka: 8480,
  kafkaController: 8481,
} as const;

export const host = '127.0.0.1';
export const administrator = { user: 'postgres', password: 'postgres', database: 'postgres' } as const;
export const audience = 'tributary';

/** Clients that the development identity provider and Keycloak's realm both know. `tools` is public and proves itself by PKCE. */
export const clients = {
  gateway: { id: 'tributary-gateway', secret: 'development-only-secret', callbackPath: '/sign-in/callback' },
  tools: { id: 'tributary-tools', redirectUri: 'http://127.0.0.1/none' },
} as const;

/** Signs the gateway's session cookies in development; at least 32 characters, or the gateway refuses to start. */
export const developmentSessionSecret = 'development-only-session-secret-of-tributary';

/** Signs the development identity provider's cookies. */
export const developmentCookieKey = 'development-only-cookie-key-of-tributary';

/** A single Kafka node that is broker and controller, wherever it runs. */
export const kafkaNode = {
  'process.roles': 'broker,controller',
  'node.id': '1',
  'inter.broker.listener.name': 'PLAINTEXT',
  'controller.listener.names': 'CONTROLLER',
  // Topics come from the contracts alone.
  'auto.create.topics.enable': 'false',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '4',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'transaction.state.log.num.partitions': '4',
  'group.initial.rebalance.delay.ms': '0',
  // After kill -9 a lone node waits for its own old registration to expire: 9 s by default, 2 s here.
  'broker.session.timeout.ms': '2000',
  'broker.heartbeat.interval.ms': '500',
} as const;

/** Exact versions of the servers: those of the containers, of Kafka's jars in infra/kafka/pom.xml, of maildev and Node in package.json. */
export const versions = {
  postgres: '18.6',
  kafka: '4.4.0',
  redis: '7.4.11',
  keycloak: '26.4.7',
  maildev: '3.0.0',
  node: '24.21.0',
} as const;

/** Where the servers are that services and tests speak to. */
export interface Addresses {
  /** An administrator's URL of the PostgreSQL cluster. */
  readonly databaseUrl: string;
  /** Comma-separated host:port. */
  readonly kafkaBrokers: string;
  readonly redisUrl: string;
  readonly smtpUrl: string;
  /** The mail catcher's page and API; absent where mail goes to a real server. */
  readonly mailUrl?: string;
  readonly oidcIssuer: string;
}
