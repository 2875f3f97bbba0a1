import { cloudInitLog, installationLog, kernLog, serialLog } from './boot-logs.ts'
import { buildLog } from './build-log.ts'
import { clockText } from './clock-text.ts'
import { containerdLog, kubeletLog } from './containerd-log.ts'
import { prowFiles } from './prow-files.ts'
import { buildScene } from './scene.ts'
import type { RunSpec, Scene } from './spec.ts'
import { ginkgoOutput, junit } from './test-logs.ts'

/** A run folder: path inside the run → content. */
export type RunFiles = ReadonlyMap<string, string>

/** All files of one reconstructed node e2e run, in the layout of the bucket. */
export function buildRun(spec: RunSpec): { readonly id: string; readonly host: string; readonly files: RunFiles } {
  const scene = buildScene(spec)
  const host = `artifacts/${scene.host}`
  const files = new Map<string, string>([
    ...prowFiles(scene),
    ['build-log.txt', buildLog(scene)],
    [`artifacts/junit_${spec.image.shortName}01.xml`, junit(scene)],
    [`${host}/containerd.log`, containerdLog(scene)],
    [`${host}/containerd-installation.log`, installationLog(scene)],
    [`${host}/kubelet.log`, kubeletLog(scene)],
    [`${host}/kern.log`, kernLog(scene)],
    [`${host}/cloud-init.log`, cloudInitLog(scene)],
    [`${host}/serial-1.log`, serialLog(scene)],
    [`${host}/services.log`, servicesLog(scene)],
    [`${host}/${scene.host}-ginkgo.log`, ginkgoOutput(scene)],
  ])
  return { id: scene.id, host: scene.host, files }
}

/** apiserver and etcd inside the test process. */
function servicesLog(scene: Scene): string {
  const lines = ['services.go:70] Starting e2e services...', 'apiserver.go:58] "Starting api server" server=https://127.0.0.1:6443', 'etcd.go:81] "etcd is ready" url="http://127.0.0.1:2379"', 'services.go:86] E2E services started.']
  return `${lines.map((line, index) => `I${clockText.klog(scene.times.tests - 4_000 + index * 400)}    1998 ${line}`).join('\n')}\n`
}
