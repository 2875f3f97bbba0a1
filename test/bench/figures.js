// Collects what was measured, prints it as it comes, and keeps it in `test/bench/runs` with date, commit and machine.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform } from 'node:os'
import { join } from 'node:path'
import { limits, LOOSENESS, most } from './limits.js'

const times = []
const ratios = []
const measures = []
const frames = []
const shares = []

/** One line of figures, of whole processes: see `median`. */
export function print(what, { seconds, fastest, slowest, peakMiB, code }, bytes) {
  const mibPerSecond = bytes === undefined ? undefined : Math.round(bytes / (1 << 20) / seconds)
  times.push({ what, seconds, fastest, slowest, peakMiB, ...(mibPerSecond === undefined ? {} : { mibPerSecond }) })
  const rate = mibPerSecond === undefined ? '' : `, ${mibPerSecond} MiB/s`
  console.log(
    `${what}: ${seconds.toFixed(2)} s median (${fastest.toFixed(2)}–${slowest.toFixed(2)})${rate}, peak ${peakMiB} MiB, exit ${code}`,
  )
}

/** What was measured several times in a unit of its own; beside the most that it may be where there is such a limit. */
export function printFigure(what, values, unit) {
  const sorted = [...values].sort((a, b) => a - b)
  const figure = { median: sorted[sorted.length >> 1], smallest: sorted[0], largest: sorted.at(-1), unit }
  const limit = most[what]
  measures.push({ what, ...figure, ...(limit === undefined ? {} : { limit }) })
  const beside = limit === undefined ? '' : `, limit ${limit}: ${figure.median <= limit ? 'holds' : 'does not hold'}`
  const [median, smallest, largest] = [figure.median, figure.smallest, figure.largest].map(value => value.toFixed(0))
  console.log(`${what}: ${median} ${unit} (median of ${sorted.length}, ${smallest}–${largest})${beside}`)
}

/** Milliseconds between the frames of a moving window. */
export function printFrames(what, figures) {
  frames.push({ what, ...figures })
  const { frames: count, median, p95, slowest, busy } = figures
  console.log(
    `${what}: ${median.toFixed(1)} ms a frame (median of ${count}), 95 % within ${p95.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms; ${busy.toFixed(1)} ms of work a frame`,
  )
}

/** What the parts of one work take of it, the largest first; `seconds` by name. */
export function printShares(what, seconds, bytes) {
  const whole = Object.values(seconds).reduce((sum, part) => sum + part, 0)
  const parts = Object.entries(seconds).sort((a, b) => b[1] - a[1])
  shares.push({
    what,
    parts: parts.map(([part, of]) => ({ part, share: of / whole, secondsPerGiB: (of / bytes) * 2 ** 30 })),
  })
  console.log(`${what}, which is ${((whole / bytes) * 2 ** 30).toFixed(2)} s a GiB:`)
  for (const [part, of] of parts) {
    console.log(`  ${part}: ${((of / whole) * 100).toFixed(1)} %, ${((of / bytes) * 2 ** 30).toFixed(2)} s a GiB`)
  }
}

/** How many times as fast as a peer Runskew was, in turns with it; beside its limit where it has one. */
export function printRatio(what, ours, theirs) {
  const ratio = theirs.seconds / ours.seconds
  const limit = limits[what]
  ratios.push({ what, ratio, ...(limit === undefined ? {} : { limit }) })
  const beside = limit === undefined ? '' : `, limit ${limit.toFixed(2)}: ${ratio >= limit ? 'holds' : 'does not hold'}`
  console.log(`  ${what}: ${ratio.toFixed(2)} × its speed${beside}`)
}

/** Commit and machine, for the head of a run. */
export function describeMachine() {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const isChanged = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim() !== ''
  return {
    commit: isChanged ? `${commit}, with changes` : commit,
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    system: `${platform()} ${arch()}`,
  }
}

/** Writes the summary of this run and answers with its file. */
export function keepFigures(machine, startedAt) {
  const folder = 'test/bench/runs'
  mkdirSync(folder, { recursive: true })
  const day = startedAt.toISOString().slice(0, 16).replace(':', '')
  const file = join(folder, `${day}Z-${machine.commit.slice(0, 7)}.json`)
  writeFileSync(
    file,
    `${JSON.stringify({ startedAt: startedAt.toISOString(), machine, times, ratios, measures, frames, shares }, rounded, 2)}\n`,
  )
  return file
}

/** Ratios that miss their limit even when it is taken loosely. */
export function missedLimits() {
  return ratios.filter(({ ratio, limit }) => limit !== undefined && ratio < limit * LOOSENESS)
}

function rounded(_, value) {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value
}
