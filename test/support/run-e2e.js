// `npm run test:e2e`: finds or installs a Chromium, builds when a source is newer than the build, runs Playwright.
// Arguments go on to Playwright.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './find-chromium.js'

const BUILT = ['out/main/cli.cjs', 'out/renderer/index.html']
const SOURCES = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json']

process.exitCode = main()

function main() {
  const chromium = findChromium()
  if (!chromium) {
    console.error('No Chromium was found and none could be installed. Set RUNSKEW_CHROMIUM to one and try again.')
    return 1
  }
  if (isStale() && run(['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn']) !== 0)
    return 1
  console.log(`e2e runs in ${chromium.path} (${chromium.how})`)
  return run(['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)], {
    RUNSKEW_CHROMIUM: chromium.path,
  })
}

function run(args, env = {}) {
  return spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
}

function isStale() {
  if (!BUILT.every(file => existsSync(file))) return true
  const built = Math.min(...BUILT.map(timeOf))
  return SOURCES.flatMap(filesOf).some(file => timeOf(file) > built)
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true }).map(name => join(path, name))
}

function timeOf(path) {
  return statSync(path).mtimeMs
}
