import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { host, kafkaNode, ports } from '../settings.ts';
import type { Part, Place } from './part.ts';
import { ServerProcess } from './server-process.ts';

const run = promisify(execFile);
const own = (file: string): string => fileURLToPath(new URL(`../kafka/${file}`, import.meta.url));

/** Kafka's jars, fetched through Maven once for each version of the pom. Made aside and renamed: two runs may do it at the same time. */
export async function kafkaJars(cache: string): Promise<string> {
  const pom = own('pom.xml');
  const jars = join(cache, `kafka-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12)}`);
  if (existsSync(jars)) return jars;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'kafka-new-'));
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${aside}`];
  try {
    await run('mvn', ['-q', '-B', '-f', pom, ...goal], { maxBuffer: 10_000_000 });
    renameSync(aside, jars);
  } catch (error) {
    rmSync(aside, { recursive: true });
    // Maven writes its errors where others write their results.
    const { stdout = '' } = error as { stdout?: string };
    if (!existsSync(jars)) throw new Error(`Kafka could not be fetched through Maven:\n${stdout.trim()}`, { cause: error });
  }
  return jars;
}

/** A cluster's id: 16 random bytes. Kafka's own tools read one that begins with '-' as an option. */
const clusterId = (): string => `T${randomBytes(16).toString('base64url').slice(1)}`;

async function writeProperties(place: Place, port: number, controller: number): Promise<string> {
  const file = join(place.folder, 'kafka.properties');
  const properties = {
    ...kafkaNode,
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'controller.quorum.voters': `1@${host}:${controller}`,
    listeners: `PLAINTEXT://${host}:${port},CONTROLLER://${host}:${controller}`,
    'advertised.listeners': `PLAINTEXT://${host}:${port}`,
    'log.dirs': join(place.folder, 'kafka'),
  };
  writeFileSync(
    file,
    Object.entries(properties)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  return file;
}

export async function startKafka(place: Place): Promise<Part<{ kafkaBrokers: string }>> {
  const jars = await kafkaJars(place.cache);
  const port = await place.port(ports.kafka);
  const properties = await writeProperties(place, port, await place.port(ports.kafkaController));
  const java = [`-Dlog4j2.configurationFile=${own('log4j2.properties')}`, '-Djava.awt.headless=true', '-cp', `${jars}/*`];
  if (!existsSync(join(place.folder, 'kafka/meta.properties'))) {
    await run('java', ['-XX:TieredStopAtLevel=1', ...java, 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', properties]);
  }
  const started = await ServerProcess.start({
    name: 'kafka',
    command: 'java',
    args: ['-Xmx512m', '-XX:+UseG1GC', ...java, 'kafka.Kafka', properties],
    logs: place.logs,
    ready: (output) => output.includes('Kafka Server started'),
    ledger: place.ledger,
  });
  return { addresses: { kafkaBrokers: `${host}:${port}` }, process: started };
}
