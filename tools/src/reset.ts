import { forget, openFolder } from '@tributary/infra';
import { claim } from './claim.ts';

// npm run reset: forgets what was entered, so that the next start begins anew.
const folder = openFolder('state');
if (!(await claim(folder))) process.exit(1);
forget(folder);
console.log('Forgotten. The next start begins with the sample data.');
