import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenAddresses, Ledger, openFolder, PortPicker, services, startStack, type LocalStack, type Place } from '@tributary/infra';
import { build } from './build.ts';
import { claim, clearDev } from './claim.ts';
import { prepareDatabases, startPlatform, type Platform } from './platform.ts';
import { report, step } from './progress.ts';
import { rejoinSignIns } from './rejoin-sign-ins.ts';
import { runningFile } from './running.ts';
import { watch } from './watch.ts';
import { printWelcome } from './welcome.ts';

// The second half of `npm start`: servers, build, databases, services, sample data. Its first half is ../start.mjs.

const folder = openFolder('state');
const logs = join(folder, 'logs');
const seeded = join(folder, 'sample-data-is-in');

function placeOf(ledger: Ledger): Place {
  const picker = new PortPicker();
  const port = async (usual: number): Promise<number> => {
    const found = await picker.from(usual);
    if (found !== usual) console.log(`  Port ${usual} is taken; ${found} is used instead.`);
    return found;
  };
  return { folder, cache: openFolder('cache'), logs, ledger, picker, port, isKept: true, syncs: true };
}

/** Every way in which this process is asked to end: all is stopped in order, once. A second Ctrl-C does not wait for it. */
function stopOnSignals(ledger: Ledger): { readonly isStopping: () => boolean } {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    rmSync(runningFile(folder), { force: true });
    await ledger.close();
    console.log('Stopped. What was entered is there again at the next start.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => void stop());
  return { isStopping: () => stopping };
}

/** Sample people need the development sign-in, so a platform with a provider of its own starts empty. */
async function seedOnce(platform: Platform): Promise<void> {
  if (existsSync(seeded) || givenAddresses().oidcIssuer !== undefined) return;
  // Needs libs that are built, so it is loaded after the build.
  const { seed } = await import('./seed.ts');
  await step('sample data', () => seed(platform.running));
  writeFileSync(seeded, new Date().toISOString());
}

/** What went wrong, and below it what made it go wrong. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}:\n${inWords(error.cause)}`;
}

async function start(place: Place): Promise<{ stack: LocalStack; platform: Platform }> {
  const building = step('build', () => build(join(logs, 'build.log')));
  // Migrations need PostgreSQL alone, so they do not wait for Kafka, which takes the longest.
  const database = Promise.withResolvers<string>();
  const given = givenAddresses();
  if (given.databaseUrl !== undefined) database.resolve(given.databaseUrl);
  const starting = startStack(place, given, (name, tookMs, addresses) => {
    report(name, tookMs);
    if (addresses?.databaseUrl !== undefined) database.resolve(addresses.databaseUrl);
  });
  const prepared = Promise.all([database.promise, building]).then(([databaseUrl]) =>
    step('databases and migrations', () => prepareDatabases({ databaseUrl }, logs)),
  );
  const [stack] = await Promise.all([starting, prepared]);
  if (givenAddresses().oidcIssuer === undefined) await rejoinSignIns(stack.addresses, folder);
  const platform = await startPlatform(stack.addresses, place, report);
  await seedOnce(platform);
  return { stack, platform };
}

if (!(await claim(folder))) process.exit(1);
for (const service of services) await clearDev(folder, service);
rmSync(logs, { recursive: true, force: true });
const ledger = new Ledger(folder);
const { isStopping } = stopOnSignals(ledger);
const place = placeOf(ledger);
try {
  const { stack, platform } = await start(place);
  watch(stack.parts, platform, place, isStopping);
  printWelcome(platform.running, existsSync(seeded));
} catch (error) {
  if (!isStopping()) {
    console.error(`\nThe start failed. ${inWords(error)}\nLogs: ${logs}`);
    await ledger.close();
    process.exit(1);
  }
}
