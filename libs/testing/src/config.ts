/** The servers of the running stack. Each is read when it is asked for, so that a spec needs only those that it uses. */
export const servers = {
  /** An administrator's address of the PostgreSQL cluster. */
  get databaseUrl(): string {
    return setting('TEST_DATABASE_URL');
  },
  get kafkaBrokers(): string[] {
    return setting('KAFKA_BROKERS').split(',');
  },
  get redisUrl(): string {
    return setting('REDIS_URL');
  },
  get smtpUrl(): string {
    return setting('SMTP_URL');
  },
  /** The web address of the mail catcher. */
  get mailUrl(): string {
    return setting('MAIL_URL');
  },
  /** The development identity provider. */
  get issuer(): string {
    return setting('OIDC_ISSUER');
  },
};

/** The environment that a started process inherits: what it needs to run, none of the settings of a service. */
export function inheritedEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'NODE_OPTIONS'];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this spec through \`npm run stack -- jest …\`.`);
  return value;
}
