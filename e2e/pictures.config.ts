import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

// `npm run pictures`: every page of the platform that `npm start` runs, to be looked at. Nothing is asserted but that the page is there.
export default defineConfig({
  ...journeys,
  testMatch: '**/*.pictures.ts',
  // Each page is taken four times.
  timeout: 900_000,
  outputDir: 'test-results/pictures-run',
  reporter: [['list']],
});
