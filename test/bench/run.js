// `npm run bench`: whole processes from outside, medians, and ratios to named tools over the same bytes in the same run.
// Keeps a summary in `test/bench/runs`. `-- --quick` takes smaller inputs, `-- --only scan,fetch` measures only these
// parts, `-- --check` fails when a ratio misses its limit by far (limits.js). Inputs are made anew from fixed seeds.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rgPath } from '@vscode/ripgrep'
import { runnerImport } from 'vite'
import { benchCollectors } from './collectors.js'
import { benchFetch } from './fetch.js'
import { describeMachine, keepFigures, missedLimits, print, printRatio } from './figures.js'
import { benchLarge } from './large.js'
import { benchLogs } from './logs.js'
import { measure, measureMedian, median } from './measure.js'
import { benchScan, inTurns } from './scan.js'
import { benchTemplates } from './templates.js'
import { benchTimeline } from './timeline.js'
import { benchTimes } from './times.js'
import { benchWindow } from './window.js'

// Nothing here speaks TLS, and where this is set each start of Node first reads all certificates that it names.
delete process.env.NODE_EXTRA_CA_CERTS

const isQuick = process.argv.includes('--quick')
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : undefined
const work = mkdtempSync(join(tmpdir(), 'runskew-bench-'))
const cli = 'out/main/cli.cjs'
const hasTaskset = spawnSync('taskset', ['-c', '0', 'true']).status === 0
const hasLnav = spawnSync('lnav', ['-V']).status === 0
const pinned = (command, args) => (hasTaskset ? ['taskset', ['-c', '0', command, ...args]] : [command, args])

const parts = {
  sample: benchSample,
  analyze: benchAnalyze,
  scan: async () => benchScan({ work, file: await bigFile(), runs: 5, pinned }),
  times: () => benchTimes(work),
  large: async () => isQuick || benchLarge({ work, makeRun: bigRun, largestOf: folder => largestIn(folder)[0], cli }),
  templates: async () => benchTemplates({ work, files: await bigFiles(), runs: 3 }),
  fetch: () => benchFetch(work, 5),
  logs: () => benchLogs({ work, bytes: isQuick ? 2e8 : 1e9, runs: 3, hasLnav, pinned }),
  window: async () => benchWindow(await largePair(isQuick ? 1e8 : 5e8)),
  timeline: () => benchTimeline(work),
}

try {
  spawnSync(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'error'], {
    stdio: 'inherit',
  })
  const startedAt = new Date()
  const machine = describeMachine()
  console.log(`runskew ${Object.values(machine).join(', ')}, ${hasTaskset ? 'pinned to one core' : 'not pinned'}`)
  for (const [name, bench] of Object.entries(parts)) if (only === undefined || only.includes(name)) await bench()
  console.log(`kept in ${keepFigures(machine, startedAt)}`)
  const missed = missedLimits()
  if (process.argv.includes('--check') && missed.length > 0) {
    console.error(`far below the limit: ${missed.map(({ what }) => what).join(', ')}`)
    process.exitCode = 1
  }
} finally {
  rmSync(work, { recursive: true, force: true })
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

async function benchAnalyze() {
  const words = await literalFile()
  for (const [name, bytes, runs] of [['200 MB', 200_000_000, 5], ...(isQuick ? [] : [['1 GB', 1_000_000_000, 3]])]) {
    const folder = await bigRun(bytes)
    const size = sizeOf(folder)
    const analyse = () => measure(...pinned(process.execPath, [cli, 'analyze', folder, '--json']))
    const grep = () => measure(...pinned(rgPath, ['-j1', '--no-mmap', '-a', '-c', '-F', '-f', words, folder]))
    const [ours, theirs] = await inTurns(runs, analyse, grep)
    print(`analyze of ${name}, one core`, ours, size)
    print('rg -c -F with the same words', theirs, size)
    printRatio(bytes === 1_000_000_000 ? 'analyze on one core to rg' : `analyze of ${name} to rg`, ours, theirs)
    if (isQuick || bytes === 1_000_000_000) await benchCollectors({ work, folder, bytes: size, pinned })
    if (hasLnav) await benchLnav(name, folder, ours)
  }
}

/** lnav reads and indexes every file and is told to end. */
async function benchLnav(name, folder, ours) {
  const files = filesOf(folder)
  const theirs = median([await measure(...pinned('lnav', ['-n', '-N', '-q', '-c', ':quit', ...files]))])
  print(`lnav, ${name} indexed`, theirs, sizeOf(folder))
  printRatio(`analyze of ${name} to lnav`, ours, theirs)
}

async function bigRun(bytes) {
  const folder = join(work, `run-${bytes}`)
  const { module: sample } = await runnerImport('./test/support/sample/big-run.ts')
  sample.writeBigRun(folder, bytes)
  return folder
}

async function bigFile() {
  const [largest] = await largestFiles(isQuick ? 400_000_000 : 2 ** 31)
  return largest
}

/** Two logs of half a gibibyte each. */
function bigFiles() {
  return largestFiles(isQuick ? 200_000_000 : 2 ** 30)
}

/** The two largest files of a run of so many bytes: its containerd.log and kubelet.log. */
async function largestFiles(bytes) {
  return largestIn(await bigRun(bytes)).slice(0, 2)
}

function largestIn(folder) {
  return filesOf(folder).sort((a, b) => statSync(b).size - statSync(a).size)
}

async function literalFile() {
  const { module: index } = await runnerImport('./shared/analysis/knowledge-index.ts')
  const file = join(work, 'words.txt')
  writeFileSync(file, `${index.knowledgeLiterals.join('\n')}\n`)
  return file
}

/** Two runs of so many bytes each. */
async function largePair(bytes) {
  const { module: sample } = await runnerImport('./test/support/sample/big-run.ts')
  const folder = join(work, 'pair')
  sample.writeBigRun(join(folder, 'job', '1896855635358646272'), bytes, 'good17')
  sample.writeBigRun(join(folder, 'job', '1897218023224246272'), bytes)
  return folder
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

function sizeOf(folder) {
  return filesOf(folder).reduce((sum, file) => sum + statSync(file).size, 0)
}
