// Runs a command as a whole process and says how long it took and how much memory its largest process held.
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

const POLL_MS = 25

/** `seconds` of wall time, `peakMiB` of the largest single process of the tree (Linux: VmHWM), the exit code, and stdout's bytes. */
export async function measure(command, args, environment = {}) {
  const started = process.hrtime.bigint()
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...environment },
  })
  let peakKiB = 0
  let bytes = 0
  child.stdout.on('data', chunk => (bytes += chunk.length))
  const poll = setInterval(() => (peakKiB = Math.max(peakKiB, ...tree(child.pid).map(highWater))), POLL_MS)
  const code = await new Promise(resolve => child.on('close', resolve))
  clearInterval(poll)
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, peakMiB: Math.round(peakKiB / 1024), code, bytes }
}

/** The same of a program of our own, whose only good end is 0. */
export async function measureOwn(command, args) {
  const result = await measure(command, args)
  if (result.code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with exit code ${result.code}`)
  return result
}

/** The median of several runs by time; every run's peak counts. */
export async function measureMedian(runs, command, args) {
  const results = []
  for (let i = 0; i < runs; i++) results.push(await measure(command, args))
  return median(results)
}

/** The middle one by time, with the extremes of all. */
export function median(results) {
  const sorted = [...results].sort((a, b) => a.seconds - b.seconds)
  return {
    ...sorted[Math.floor(sorted.length / 2)],
    peakMiB: Math.max(...results.map(r => r.peakMiB)),
    fastest: sorted[0].seconds,
    slowest: sorted.at(-1).seconds,
  }
}

/** By what each thread says of its children: to read of every process who its parent is took a tenth of a core from what is measured. */
function tree(root) {
  const family = [root]
  for (const pid of family) family.push(...childrenOf(pid))
  return family
}

function childrenOf(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return threads.flatMap(thread =>
      (readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').match(/\d+/g) ?? []).map(Number),
    )
  } catch {
    return [] // It ended between the listing and the read.
  }
}

function highWater(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
