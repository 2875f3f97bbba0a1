import { defineConfig } from 'vitest/config'
import { resolve } from 'node:path'

export default defineConfig({
  test: {
    include: ['test/{unit,property,knowledge,corpus}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    // Left to itself it leaves one core idle: on two cores the tests take half as long again.
    maxWorkers: '100%',
    alias: { electron: resolve(import.meta.dirname, 'test/support/electron-stand-in.ts') },
  },
})
