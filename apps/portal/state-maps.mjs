// The counties of each state as a file of its own, which the page fetches when somebody looks at its map.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cutState, statesOf } from './src/districts/map/cut-state.ts';

const INDEX = 'virtual:state-maps';
const ONE = 'virtual:state-map-';

/** Makes `virtual:state-maps`: for each state's FIPS code a function that fetches its map. */
export function stateMaps() {
  const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('us-atlas/counties-10m.json'), 'utf8'));
  return {
    name: 'state-maps',
    resolveId: (id) => (id === INDEX || id.startsWith(ONE) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${INDEX}`) {
        const loaders = statesOf(atlas).map((fips) => `'${fips}': () => import('${ONE}${fips}').then((file) => file.topology)`);
        return `export const stateMaps = { ${loaders.join(', ')} };`;
      }
      if (!id.startsWith(`\0${ONE}`)) return null;
      const text = JSON.stringify(JSON.stringify(cutState(atlas, id.slice(ONE.length + 1))));
      return `export const topology = JSON.parse(${text});`;
    },
  };
}
