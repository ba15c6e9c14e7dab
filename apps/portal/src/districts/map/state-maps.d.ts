/** Made by the build: for each state's FIPS code, what fetches its map. */
declare module 'virtual:state-maps' {
  export const stateMaps: Readonly<Record<string, () => Promise<import('./cut-state.js').StateTopology>>>;
}

declare module 'us-atlas/counties-10m.json' {
  const atlas: import('./cut-state.js').Atlas;
  export = atlas;
}
