import type { RunFiles } from './build-run.ts'

/** The run as it is left when the suite was killed before it collected the node's logs. */
export function withoutNodeLogs(files: RunFiles): RunFiles {
  return new Map([...files].filter(([path]) => !/\/(?:containerd|kubelet)\.log$/u.test(path)))
}

/** A run whose Prow pod ran out of memory before any machine existed (the shape of kubernetes#140701). */
export function podDeath(files: RunFiles): RunFiles {
  const finished = JSON.parse(files.get('finished.json') ?? '{}') as { timestamp: number }
  const podinfo = (files.get('podinfo.json') ?? '').replace('"reason": "Error"', '"reason": "OOMKilled"').replace('"exitCode": 1', '"exitCode": 137')
  const log = (files.get('build-log.txt') ?? '').split('\n').slice(0, 8)
  const kept = [...files].filter(([path]) => !path.startsWith('artifacts/'))
  return new Map([
    ...kept,
    ['finished.json', `{\n\t"timestamp": ${finished.timestamp},\n\t"passed": false,\n\t"metadata": {\n\t\t"uploader": "crier"\n\t},\n\t"result": "error"\n}`],
    ['podinfo.json', podinfo],
    ['build-log.txt', `${log.join('\n')}\n`],
  ])
}
