import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { commandSettings, environmentWith, givenAddresses, openFolder, workspace } from '@tributary/infra';
import { build } from './build.ts';
import { readRunning } from './running.ts';

// npm run found -- …: starts an empty installation. districts knows how; this gives it the running platform's database.

const databaseUrl = givenAddresses().databaseUrl ?? readRunning()?.addresses.databaseUrl;
if (databaseUrl === undefined && !process.argv.includes('--help')) {
  console.error('Nothing runs here. Start the platform with `npm start`, or give DATABASE_URL.');
  process.exit(1);
}
await build(join(openFolder('state'), 'found-build.log'));
const settings = databaseUrl === undefined ? {} : commandSettings('districts', { databaseUrl });
const command = join(workspace, 'apps/districts/dist/found-agency.js');
const child = spawn(process.execPath, [command, ...process.argv.slice(2)], { stdio: 'inherit', env: environmentWith(settings) });
child.once('exit', (code) => process.exit(code ?? 1));
