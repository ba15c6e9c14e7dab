import { checkNode, command, continueWith, ensureDependencies, ensurePrograms, step } from './set-up.mjs';

// npm test: sets everything up and runs every test, or the stages that are named. The rest is in src/test.ts.
await command(async () => {
  checkNode();
  const begun = Date.now();
  await step('programs', () => ensurePrograms(['java', 'mvn', 'redis-server', 'chromium']));
  await ensureDependencies();
  return continueWith('tools/src/test.ts', [`--set-up-ms=${Date.now() - begun}`, ...process.argv.slice(2)]);
});
