// `npm test`: build, static checks, unit/knowledge/property/corpus tests, then e2e in Chromium. Ends with one line of counts.
// `npm run check` is the same without the browser (`--fast`).
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { findChromium } from './find-chromium.js'

const isFast = process.argv.includes('--fast')
const counts = { passed: 0, failed: 0, skipped: 0 }
/** Names of what failed, repeated at the end: the output in between is long. */
const failed = []
/** What this machine trusts is no matter of the tests, and each of their many processes would first read it. */
const OWN = { NODE_EXTRA_CA_CERTS: undefined }
const node = (...args) => [process.execPath, ...args]
const tsc = 'node_modules/@typescript/native/bin/tsc'

const CHECKS = [
  ['types shared', node(tsc, '-p', 'shared')],
  ['types electron', node(tsc, '-p', 'electron')],
  ['types renderer', node(tsc, '-p', 'renderer')],
  ['types test', node(tsc, '-p', 'test')],
  ['types config', node(tsc, '-p', '.')],
  ['boundaries', node('test/support/check-boundaries.js')],
  ['unused', node('node_modules/knip/bin/knip.js', '--no-progress')],
  ['format', node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
]

rmSync('test-results', { recursive: true, force: true })
mkdirSync('test-results', { recursive: true })
// One process that takes longer than all other checks together: it runs beside them.
const linting = begin('lint', node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'))
for (const [name, command] of CHECKS) count(run(name, command))
count(run('build', node('node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn')))
count(await linting)
run(
  'vitest',
  node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/unit.json',
  ),
)
addVitest()
if (!isFast) runE2e()
if (failed.length > 0) console.log(`FAIL ${failed.join(', ')}`)
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed > 0 ? 1 : 0

function run(name, [command, ...args], env = {}) {
  const started = Date.now()
  const result = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...OWN, ...env } })
  if (result.status !== 0) failed.push(name)
  console.log(`${result.status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return result.status === 0
}

async function begin(name, [command, ...args]) {
  const [code] = await once(spawn(command, args, { stdio: 'inherit' }), 'close')
  if (code !== 0) failed.push(name)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  return code === 0
}

function count(isOk) {
  counts[isOk ? 'passed' : 'failed']++
}

function addVitest() {
  if (!existsSync('test-results/unit.json')) return count(false)
  const report = JSON.parse(readFileSync('test-results/unit.json', 'utf8'))
  counts.passed += report.numPassedTests
  counts.failed +=
    report.numFailedTests +
    report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  counts.skipped += report.numPendingTests + report.numTodoTests
}

function runE2e() {
  const chromium = findChromium()
  if (!chromium) {
    console.log(
      'FAIL e2e: no Chromium was found and none could be installed. Set RUNSKEW_CHROMIUM to one and try again.',
    )
    return count(false)
  }
  console.log(`e2e runs in ${chromium.path} (${chromium.how})`)
  run('e2e', node('node_modules/@playwright/test/cli.js', 'test'), { RUNSKEW_CHROMIUM: chromium.path })
  if (!existsSync('test-results/e2e.json')) return count(false)
  const { stats, errors } = JSON.parse(readFileSync('test-results/e2e.json', 'utf8'))
  counts.passed += stats.expected
  counts.failed += stats.unexpected + stats.flaky + errors.length
  counts.skipped += stats.skipped
}
