import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { containerdLog, kubeletLog } from './containerd-log.ts'
import { buildRun } from './build-run.ts'
import { buildScene } from './scene.ts'
import { specs } from './sample-runs.ts'
import { writeRun } from './write-run.ts'

/** Seeds whose quiet pods make one block of filler; about 8 MB together. */
const SEEDS = 60

/**
 * Writes a run of the sample, the bad one unless told otherwise, into `folder`, its containerd.log and kubelet.log each
 * grown by quiet pods until both together hold about `bytes`. A failure stays where it was: at the head of the files.
 */
export function writeBigRun(folder: string, bytes: number, run: 'good17' | 'bad17' = 'bad17'): string {
  const { host, files } = buildRun(specs[run])
  writeRun(folder, files)
  const scenes = Array.from({ length: SEEDS }, (_, index) => buildScene({ ...specs.good17, seed: 90_000 + index, startedAt: specs[run].startedAt + index * 1_000 }))
  mkdirSync(join(folder, 'artifacts', host), { recursive: true })
  for (const [name, text] of [['containerd.log', scenes.map(containerdLog).join('')], ['kubelet.log', scenes.map(kubeletLog).join('')]] as const) {
    grow(join(folder, 'artifacts', host, name), quiet(text), bytes / 2)
  }
  return folder
}

/** Start-up lines belong to the head of a log; filler is the pods' life. */
function quiet(text: string): Buffer {
  return Buffer.from(`${text.split('\n').filter(line => /sandbox|shim disconnected|SyncLoop|container|volume/iu.test(line) && !/version|Kubelet|cni/u.test(line)).join('\n')}\n`)
}

function grow(file: string, block: Buffer, bytes: number): void {
  const fd = openSync(file, 'a')
  try {
    for (let written = 0; written < bytes; written += block.length) writeSync(fd, block, 0, Math.min(block.length, bytes - written))
  } finally {
    closeSync(fd)
  }
}
