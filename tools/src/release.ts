import { mkdirSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { incompatibilities } from './contracts/compatibility.rules.ts';
import { allSchemas } from './contracts/event-schemas.ts';
import { releasedFolder, releasedSchemas } from './contracts/released.ts';

// The only writer of libs/contracts/released: what is written there is promised to every reader from now on.
const schemas = allSchemas();
const broken = incompatibilities(releasedSchemas(), schemas);
if (broken.length > 0) throw new Error(`Not released:\n${broken.join('\n')}`);
mkdirSync(releasedFolder, { recursive: true });
for (const [type, schema] of Object.entries(schemas))
  writeFileSync(`${releasedFolder}/${type}.json`, await format(JSON.stringify(schema), { parser: 'json' }));
console.log(`Released ${Object.keys(schemas).length} event schemas.`);
