import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { buildRun } from './build-run.ts'
import { clockText } from './clock-text.ts'
import { specs } from './sample-runs.ts'
import { writeRun } from './write-run.ts'

const MINUTE = 60_000
/** When the further lines begin after the run's start, and how long they go on. */
const FROM = 30 * MINUTE
const LASTS = 90 * MINUTE
const BLOCK = 5_000
const TROUBLE = [
  'Error syncing pod, skipping',
  'Failed to create sandbox for pod',
  'Probe failed',
  'Unable to attach or mount volumes',
  'StopPodSandbox failed',
  'Failed to garbage collect required amount of images',
]

/** Writes a run of the sample below `folder`, as a bucket has it, with so many more lines of kubelet and containerd, each with a time, every second one an error. */
export function writeEventfulRun(folder: string, spec: keyof typeof specs, lines: number): string {
  const { id, host, files } = buildRun(specs[spec])
  const run = writeRun(join(folder, specs[spec].job, id), files)
  const start = specs[spec].startedAt + FROM
  const machine = host.split('/').at(-1) ?? host
  const at = (line: number) => start + (line / lines) * LASTS
  const half = Math.ceil(lines / 2)
  append(join(run, 'artifacts', machine, 'kubelet.log'), half, line => kubeletLine(machine, at(line * 2), line))
  append(join(run, 'artifacts', machine, 'containerd.log'), half, line => containerdLine(machine, at(line * 2 + 1), line))
  return run
}

function kubeletLine(machine: string, ms: number, line: number): string {
  const time = Math.floor(ms)
  const level = line % 2 === 0 ? 'E' : 'I'
  const text = level === 'E' ? (TROUBLE[(line / 2) % TROUBLE.length] ?? '') : 'SyncLoop (PLEG): event for pod'
  return `${clockText.journal(time)} ${machine} kubelet[2114]: ${level}${clockText.klog(time)}    2114 pod_workers.go:1301] "${text}" pod="e2e/pod-${line % 97}"\n`
}

function containerdLine(machine: string, ms: number, line: number): string {
  const time = Math.floor(ms)
  const level = line % 2 === 0 ? 'error' : 'info'
  const text = level === 'error' ? (TROUBLE[(line / 2) % TROUBLE.length] ?? '') : 'StartContainer returns successfully'
  return `${clockText.journal(time)} ${machine} containerd[1433]: time="${clockText.nano(time)}" level=${level} msg="${text}, attempt ${line % 31}"\n`
}

function append(file: string, count: number, lineOf: (line: number) => string): void {
  const fd = openSync(file, 'a')
  try {
    for (let line = 0; line < count; line += BLOCK) {
      const size = Math.min(BLOCK, count - line)
      writeSync(fd, Array.from({ length: size }, (_, index) => lineOf(line + index)).join(''))
    }
  } finally {
    closeSync(fd)
  }
}
