import { defineConfig } from 'vitest/config'
import { resolve } from 'node:path'

export default defineConfig({
  test: {
    include: ['test/{unit,property,knowledge,corpus}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    alias: { electron: resolve(import.meta.dirname, 'test/support/electron-stand-in.ts') },
  },
})
