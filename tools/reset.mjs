import { checkNode, command, continueWith, ensureDependencies } from './set-up.mjs';

// npm run reset: forgets what was entered, so that the next start begins with the sample data again.
await command(async () => {
  checkNode();
  await ensureDependencies();
  return continueWith('tools/src/reset.ts', []);
});
