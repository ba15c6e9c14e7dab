import { incompatibilities } from './contracts/compatibility.rules.ts';
import { allSchemas } from './contracts/event-schemas.ts';
import { releasedSchemas } from './contracts/released.ts';

// Fails where today's contracts would break a reader of what has been released.
const released = releasedSchemas();
const broken = incompatibilities(released, allSchemas());
for (const line of broken) console.error(line);
console.log(`Compared ${Object.keys(released).length} released event schemas: ${broken.length} incompatible.`);
process.exitCode = broken.length === 0 ? 0 : 1;
