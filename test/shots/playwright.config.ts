import { defineConfig } from '@playwright/test'
import e2e from '../../playwright.config.ts'

/** As the tests of the window, but what it makes are pictures; they are looked at, not compared. */
export default defineConfig({
  ...e2e,
  testDir: '.',
  outputDir: '../../test-results/shots-work',
  reporter: [['list']],
  use: { ...e2e.use, viewport: { width: 1280, height: 800 } },
})
