import { checkNode, command, continueWith, ensureDependencies, ensurePrograms } from './set-up.mjs';

// npm start: sets everything up and runs the whole platform. The rest is in src/start.ts, once there is a Node that can run it.
await command(async () => {
  console.log('Tributary');
  checkNode();
  await ensurePrograms(['java', 'mvn', 'redis-server']);
  await ensureDependencies();
  return continueWith('tools/src/start.ts', process.argv.slice(2));
});
