import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('./swcrc.json', import.meta.url), 'utf8'));

const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', '@tributary/source'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Packages that are ESM only; add any other that a test imports.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|@tokenizer|@borewit|d3-array|d3-geo|file-type|internmap|jose|strtok3|token-types|uint8array-extras)/)',
  ],
  transform: {
    '^.+\\.[mc]?[jt]s$': ['@swc/jest', { ...swc, swcrc: false, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
  },
};

// jest --selectProjects unit | int | e2e. The servers that int and e2e specs use come from `npm run stack`, which passes their addresses in the environment.
export default {
  testTimeout: 30_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'] },
    { ...shared, displayName: 'int', testMatch: ['<rootDir>/src/**/*.int-spec.ts'] },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'] },
  ],
};
