import {
  createStoriesReader,
  createStoryReader,
  type StoryReader,
  type StoryRequest,
} from '#shared/analysis/entities/read-story.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Entity, Story } from '#shared/model/entity.ts'
import { bytesOf, type Files } from './analyse-files.ts'

/** A line of a generated run, and the uid of the pod that it speaks of. */
interface Told {
  readonly artifact: string
  readonly at: number
  readonly text: string
  readonly pod: string | undefined
}

export interface PodRun {
  readonly files: Files
  /** Uids by artifact and line; lines of no pod are not in it. */
  readonly labels: ReadonlyMap<string, string>
  readonly uids: readonly string[]
}

const NODES = ['tmp-node-e2e-0a1b2c3d-cos-beta-121', 'tmp-node-e2e-0a1b2c3d-ubuntu-2404'] as const
const BEGIN = Date.parse('2025-03-05T10:00:00Z')

/** The same numbers for the same seed. */
function createDice(seed: number) {
  let state = seed
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0)
  return {
    below: (limit: number) => Math.floor((next() / 2 ** 32) * limit),
    hex: (length: number) => Array.from({ length }, () => Math.floor((next() / 2 ** 32) * 16).toString(16)).join(''),
  }
}

/** A run of `count` pods on two nodes: some made anew under their old name, all at work at once, and lines of nobody between. */
export function generatePodRun(count: number, seed = 1): PodRun {
  const dice = createDice(seed)
  const told: Told[] = []
  const uids: string[] = []
  for (let n = 0; n < count; n++) {
    const uid = `${dice.hex(8)}-${dice.hex(4)}-${dice.hex(4)}-${dice.hex(4)}-${dice.hex(12)}`
    uids.push(uid)
    // Every fifth pod takes the name of the one before, which is gone by then.
    const isAgain = n % 5 === 4
    const name = isAgain ? `web-${n - 1}` : n % 7 === 3 ? `p${n % 10}` : `web-${n}`
    const namespace = `probe-${Math.floor((isAgain ? n - 1 : n) / 10)}`
    const node = NODES[(isAgain ? n - 1 : n) % 2] ?? NODES[0]
    const begin = isAgain ? 400_000 + n * 900 : n * 1_100
    told.push(...tellPod({ uid, name, namespace, node, begin }, dice))
  }
  told.push(...tellNobody(dice))
  const files: Record<string, string> = {
    'started.json': JSON.stringify({ timestamp: BEGIN / 1_000 - 60 }),
    'finished.json': JSON.stringify({ timestamp: BEGIN / 1_000 + 1_200, result: 'FAILURE' }),
  }
  const labels = new Map<string, string>()
  for (const artifact of new Set(told.map(line => line.artifact))) {
    const lines = told.filter(line => line.artifact === artifact).sort((a, b) => a.at - b.at)
    const texts = lines.flatMap(line => line.text.split('\n').map(text => ({ text, pod: line.pod })))
    texts.forEach(({ pod }, index) => pod !== undefined && labels.set(`${artifact}:${index + 1}`, pod))
    files[artifact] = `${texts.map(({ text }) => text).join('\n')}\n`
  }
  return { files, labels, uids }
}

interface Pod {
  readonly uid: string
  readonly name: string
  readonly namespace: string
  readonly node: string
  /** Milliseconds of the run. */
  readonly begin: number
}

type Dice = ReturnType<typeof createDice>

const iso = (at: number) => new Date(BEGIN + at).toISOString()
const clock = (at: number) => `${iso(at).slice(11, 23)}000`
const klog = (at: number, level: string, text: string) => `${level}0305 ${clock(at)}    2114 kubelet.go:1] ${text}`
const logfmt = (at: number, level: string, text: string) =>
  `time="${iso(at).slice(0, 23)}000000Z" level=${level} ${text}`
const journal = (at: number, node: string, text: string) => `Mar 05 ${iso(at).slice(11, 19)} ${node} ${text}`
const ginkgo = (at: number, text: string) => `  STEP: ${text} @ 03/05/25 ${iso(at).slice(11, 23)}`

function tellPod({ uid, name, namespace, node, begin }: Pod, dice: Dice): readonly Told[] {
  const sandbox = dice.hex(64)
  const containers = Array.from({ length: 1 + dice.below(3) }, (_, n) => ({ id: dice.hex(64), name: `c${n}` }))
  const socket = dice.hex(64)
  const lines: Told[] = []
  let at = begin
  const say = (log: string, text: (at: number) => string) => {
    at += 20 + dice.below(400)
    lines.push({ artifact: log.startsWith('/') ? `artifacts/${node}${log}` : log, at, text: text(at), pod: uid })
  }
  const kubelet = (level: string, text: string) => say('/kubelet.log', when => klog(when, level, text))
  const runtime = (level: string, text: string) => say('/containerd.log', when => logfmt(when, level, text))
  const kernel = (text: string) => say('/kern.log', when => journal(when, node, text))
  const pod = `pod="${namespace}/${name}"`
  const metadata = `RunPodSandbox for &PodSandboxMetadata{Name:${name},Uid:${uid},Namespace:${namespace},Attempt:0,}`
  const cgroup = (id: string) =>
    `/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod${uid.replaceAll('-', '_')}.slice/cri-containerd-${id}.scope`

  kubelet('I', `"SyncLoop ADD" source="api" pods=["${namespace}/${name}"]`)
  kubelet(
    'I',
    `"operationExecutor.VerifyControllerAttachedVolume started for volume \\"kube-api\\" (UniqueName: \\"kubernetes.io/projected/${uid}-kube-api\\") pod \\"${name}\\" (UID: \\"${uid}\\") " ${pod}`,
  )
  say('build-log.txt', when => ginkgo(when, `waiting for pod ${name} in namespace ${namespace} to run`))
  runtime('info', `msg="${metadata.replaceAll('"', '\\"')}"`)
  runtime('info', `msg="connecting to shim ${sandbox}" address="unix:///run/containerd/s/${socket}" namespace=k8s.io`)
  if (dice.below(3) === 0) kubelet('E', `"CreatePodSandbox for pod failed" err="rpc error: code = Unavailable" ${pod}`)
  runtime('info', `msg="${metadata} returns sandbox id \\"${sandbox}\\""`)
  for (const { id, name: container } of containers) {
    const within = `CreateContainer within sandbox \\"${sandbox}\\" for`
    runtime('info', `msg="${within} container &ContainerMetadata{Name:${container},Attempt:0,}"`)
    runtime('info', `msg="${within} &ContainerMetadata{Name:${container},Attempt:0,} returns container id \\"${id}\\""`)
    runtime('info', `msg="StartContainer for \\"${id}\\""`)
    kernel(`systemd[1]: Started cri-containerd-${id}.scope - libcontainer container ${id}.`)
    runtime('info', `msg="StartContainer for \\"${id}\\" returns successfully"`)
    kubelet(
      'I',
      `"SyncLoop (PLEG): event for pod" ${pod} event={"ID":"${uid}","Type":"ContainerStarted","Data":"${id}"}`,
    )
    runtime('info', `msg="shim reaped" id=${id.slice(0, 12)} namespace=k8s.io`)
    kernel(`kernel: Memory cgroup out of memory: oom_memcg=${cgroup(id)},task=stress`)
  }
  kubelet(
    'I',
    `"Probe failed" probeType="Liveness" ${pod} podUID="${uid}" containerName="c0" output="panic\n\tstack of ${sandbox}"`,
  )
  say('build-log.txt', when => ginkgo(when, `deleting ${namespace}/${name}`))
  runtime('info', `msg="StopPodSandbox for \\"${sandbox}\\""`)
  kernel(
    `systemd[1]: run-containerd-io.containerd.runtime.v2.task-k8s.io-${sandbox}-rootfs.mount: Deactivated successfully.`,
  )
  kubelet('I', `"SyncLoop DELETE" source="api" pods=["${namespace}/${name}"]`)
  for (const { id } of containers) {
    kubelet('I', `"RemoveContainer" containerID="${id}"`)
    runtime('warning', `msg="cleaning up after shim disconnected" id=${id} namespace=k8s.io`)
  }
  kubelet('I', `"Cleaned up orphaned pod volumes dir" podUID="${uid}" path="/var/lib/kubelet/pods/${uid}/volumes"`)
  return lines
}

/** Lines of other matters, some of which look like names and ids. */
function tellNobody(dice: Dice): readonly Told[] {
  return NODES.flatMap(node =>
    Array.from({ length: 400 }, (_, n) => {
      const at = n * 1_900 + dice.below(900)
      const [log, text] = [
        ['kubelet.log', klog(at, 'I', `"Image garbage collection" image="sha256:${dice.hex(64)}" freed=${n}`)],
        ['containerd.log', logfmt(at, 'info', `msg="stop pulling image registry.k8s.io/web-${n}:1" bytes read=${n}`)],
        ['kern.log', journal(at, node, `kernel: veth${dice.hex(8)}: renamed from web`)],
        ['kubelet.log', klog(at, 'I', `"Lease renewed" lease="kube-node-lease/${node}" holder="${dice.hex(12)}"`)],
      ][n % 4] as [string, string]
      return { artifact: `artifacts/${node}/${log}`, at, text, pod: undefined }
    }),
  )
}

/** One story of a run that exists only in memory. */
export function readStoryOf(
  files: Files,
  request: Omit<StoryRequest, 'run' | 'entities'> & { readonly analysis: Analysis },
  order: readonly string[] = Object.keys(files),
): Story {
  const { analysis, ...wanted } = request
  const { entities, run } = analysis
  return readFiles(files, createStoryReader({ ...wanted, entities, run }, order), order)
}

/** The same of several entities, read together. */
export function readStoriesOf(files: Files, analysis: Analysis, wanted: readonly Entity[]): readonly Story[] {
  const { entities, run } = analysis
  const order = Object.keys(files)
  const reader = createStoriesReader({ wanted: wanted.map(entity => ({ entity })), entities, run }, order)
  return readFiles(files, reader, order)
}

function readFiles<T>(files: Files, reader: StoryReader<T>, order: readonly string[]): T {
  for (const pass of ['openClock', 'openLines'] as const)
    for (const name of order) {
      const sink = reader[pass](name)
      const bytes = bytesOf(files, name)
      for (let at = 0; at < bytes.length; at += 50_000) sink.feed(bytes.slice(at, at + 50_000))
      sink.end()
    }
  return reader.finish([])
}
