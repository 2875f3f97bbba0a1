#!/usr/bin/env node
// The command behind `runskew`: builds the program when a checkout is newer than what was built of it, then runs it.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { needsBuild } from '../start.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const cli = join(root, 'out', 'main', 'cli.cjs')
const isCheckout = existsSync(join(root, 'electron.vite.config.ts'))
if (!existsSync(cli) || (isCheckout && needsBuild(root))) {
  process.stderr.write('runskew: building …\n')
  const build = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (build.status !== 0) {
    process.stderr.write('runskew: the build failed; run "npm ci" and try again.\n')
    process.exit(2)
  }
}
await import(pathToFileURL(cli).href)
