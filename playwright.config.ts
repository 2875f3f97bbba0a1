import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  // Ends what hangs; on a slow machine a first look at the sample alone takes ten seconds.
  timeout: 180_000,
  expect: { timeout: 40_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    // What is not there to be used after this time does not come.
    actionTimeout: 60_000,
    viewport: { width: 1360, height: 860 },
    // A trace makes each test half as long again: `npm run test:e2e -- --trace on` makes one where it is wanted.
    trace: 'off',
    launchOptions: {
      // Set by test/support/find-chromium.js; undefined lets Playwright use the browser it installed itself.
      ...(process.env['RUNSKEW_CHROMIUM'] === undefined ? {} : { executablePath: process.env['RUNSKEW_CHROMIUM'] }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
  },
})
