// `npm run bench`: whole processes from outside, medians, and the ratio to ripgrep with the same words over the same bytes.
// Writes only to a temporary folder. `-- --quick` leaves the 1 GB case out, `-- --fetch`
// measures fetching only.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { rgPath } from '@vscode/ripgrep'
import { runnerImport } from 'vite'
import { measureFirstPaint } from './first-paint.js'
import { benchFetch } from './fetch.js'
import { measureMedian, median, print } from './measure.js'

const isQuick = process.argv.includes('--quick')
const work = mkdtempSync(join(tmpdir(), 'runskew-bench-'))
const cli = 'out/main/cli.js'
const hasTaskset = spawnSync('taskset', ['-c', '0', 'true']).status === 0
const pinned = (command, args) => (hasTaskset ? ['taskset', ['-c', '0', command, ...args]] : [command, args])

try {
  spawnSync(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'error'], {
    stdio: 'inherit',
  })
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  console.log(
    `runskew ${commit}, node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${hasTaskset ? 'pinned to one core' : 'not pinned'}`,
  )
  if (process.argv.includes('--fetch')) await benchFetch(work, 5)
  else await benchAll()
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function benchAll() {
  await benchSample()
  await benchBig('200 MB', 200_000_000, 5)
  if (!isQuick) await benchBig('1 GB', 1_000_000_000, 3)
  await benchFetch(work, 5)
  await benchFirstPaint()
}

async function benchSample() {
  const job = join('sample/logs', readdirSync('sample/logs').at(-1))
  const [good, bad] = readdirSync(job)
    .filter(name => /^\d+$/.test(name))
    .sort()
    .map(name => join(job, name))
  print('analyze of the sample, cold CLI', await measureMedian(7, process.execPath, [cli, 'analyze', bad, '--json']))
  print(
    'compare of the sample, cold CLI',
    await measureMedian(7, process.execPath, [cli, 'compare', good, bad, '--json']),
  )
}

async function benchBig(name, bytes, runs) {
  const folder = join(work, name.replace(' ', ''))
  const { module: sample } = await runnerImport('./test/support/sample/big-run.ts')
  sample.writeBigRun(folder, bytes)
  const size = sizeOf(folder)
  const words = await literalFile()
  // In turns, so that a drifting machine hits both alike.
  const analyse = []
  const grep = []
  for (let i = 0; i < runs; i++) {
    analyse.push(await measureMedian(1, ...pinned(process.execPath, [cli, 'analyze', folder, '--json'])))
    grep.push(await measureMedian(1, ...pinned(rgPath, ['-j1', '--no-mmap', '-a', '-c', '-F', '-f', words, folder])))
  }
  const [ours, theirs] = [median(analyse), median(grep)]
  print(`analyze of ${name}, one core`, ours, size)
  print('rg -c -F with the same words', theirs, size)
  console.log(`  ratio to rg: ${(ours.seconds / theirs.seconds).toFixed(1)} × its time`)
}

async function literalFile() {
  const { module: index } = await runnerImport('./shared/analysis/knowledge-index.ts')
  const file = join(work, 'words.txt')
  writeFileSync(file, `${index.knowledgeLiterals.join('\n')}\n`)
  return file
}

async function benchFirstPaint() {
  const paint = await measureFirstPaint(5)
  if (paint === undefined) console.log('first paint: no Chromium found, not measured')
  else
    console.log(
      `first paint of the window on the sample: ${paint.median.toFixed(0)} ms median of 5 (${paint.fastest.toFixed(0)}–${paint.slowest.toFixed(0)}), verdict shown after ${paint.verdict.toFixed(0)} ms`,
    )
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
