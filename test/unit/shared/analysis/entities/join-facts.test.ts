import { describe, expect, it } from 'vitest'
import type { Entity } from '#shared/model/entity.ts'
import { analyseFiles, type Files } from '../../../../support/analyse-files.ts'

const HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'
const containerd = `artifacts/${HOST}/containerd.log`
const kubelet = `artifacts/${HOST}/kubelet.log`
const kernel = `artifacts/${HOST}/kern.log`
const id = (n: number) => n.toString(16).padStart(2, '0').repeat(32)
const uid = (n: number) => `${n.toString(16).padStart(8, '0')}-df83-4039-ad88-63175e51243c`
const metadata = (pod: number, name: string) =>
  `RunPodSandbox for &PodSandboxMetadata{Name:${name},Uid:${uid(pod)},Namespace:ns-1,Attempt:0,}`
const sandbox = (pod: number, name: string, sandboxId: string) =>
  `time="2025-03-05T10:00:0${pod}Z" level=info msg="${metadata(pod, name)} returns sandbox id \\"${sandboxId}\\""`
const container = (sandboxId: string, containerId: string, name = 'app') =>
  `level=info msg="CreateContainer within sandbox \\"${sandboxId}\\" for &ContainerMetadata{Name:${name},Attempt:0,} returns container id \\"${containerId}\\""`
const event = (pod: string, uidText: string, data: string) =>
  `I0305 10:00:05.000000 2114 kubelet.go:2453] "SyncLoop (PLEG): event for pod" pod="ns-1/${pod}" event={"ID":"${uidText}","Type":"ContainerStarted","Data":"${data}"}`
const shim = (shimId: string, socket: string) =>
  `level=info msg="connecting to shim ${shimId}" address="unix:///run/containerd/s/${socket}" namespace=k8s.io protocol=ttrpc version=3`

const pods = (files: Files): readonly Entity[] =>
  analyseFiles(files).entities.filter(({ kind }) => !['node', 'unit', 'test'].includes(kind))
const shape = (entities: readonly Entity[]) =>
  entities.map(({ id: key, title, parts }) => [key, title, parts.map(part => `${part.kind} ${part.id.slice(0, 4)}`)])

describe('the entities of a run', () => {
  it('make one pod of its name, uid, sandbox and containers over several artifacts', () => {
    const files = {
      [containerd]: [sandbox(1, 'web-0', id(1)), container(id(1), id(2)), container(id(1), id(3), 'side')].join('\n'),
      [kubelet]: event('web-0', uid(1), id(2)),
    }
    expect(pods(files)).toMatchObject([
      {
        id: `pod:${uid(1)}`,
        kind: 'pod',
        title: 'ns-1/web-0',
        host: HOST,
        namespace: 'ns-1',
        name: 'web-0',
        parts: [
          { kind: 'sandbox', id: id(1) },
          { kind: 'container', id: id(2), name: 'app' },
          { kind: 'container', id: id(3), name: 'side' },
        ],
        joins: [
          { fact: 'containerd/container-created', confidence: 'high', evidence: { artifact: containerd, line: 2 } },
          { fact: 'containerd/sandbox-started', confidence: 'high', evidence: { artifact: containerd, line: 1 } },
          { fact: 'kubelet/container-event', confidence: 'high', evidence: { artifact: kubelet, line: 1 } },
        ],
      },
    ])
  })

  it('keep two pods apart that had one name', () => {
    const text = [sandbox(1, 'web-0', id(1)), sandbox(2, 'web-0', id(2)), container(id(2), id(3))].join('\n')
    expect(shape(pods({ [containerd]: text }))).toEqual([
      [`pod:${uid(1)}`, 'ns-1/web-0', ['sandbox 0101']],
      [`pod:${uid(2)}`, 'ns-1/web-0', ['sandbox 0202', 'container 0303']],
    ])
  })

  it('refuse a line that would make two pods one, and tell it', () => {
    const files = {
      [containerd]: [sandbox(1, 'web-0', id(1)), sandbox(2, 'web-1', id(2))].join('\n'),
      [kubelet]: event('web-1', uid(2), id(1)),
    }
    expect(shape(pods(files))).toEqual([
      [`pod:${uid(1)}`, 'ns-1/web-0', ['sandbox 0101']],
      [`pod:${uid(2)}`, 'ns-1/web-1', ['sandbox 0202']],
    ])
    expect(analyseFiles(files).entityNotes).toMatchObject([
      {
        text: 'This line would make two pods one, which they are not: it was not followed.',
        evidence: [{ artifact: kubelet }],
      },
    ])
  })

  it('join the shims of one socket, and a cgroup’s pod and container', () => {
    const cgroup = `oom-kill:task_memcg=/kubepods.slice/kubepods-pod${uid(1).replaceAll('-', '_')}.slice/cri-containerd-${id(1)}.scope`
    const files = { [containerd]: [shim(id(1), id(9)), shim(id(2), id(9))].join('\n'), [kernel]: cgroup }
    expect(shape(pods(files))).toEqual([[`pod:${uid(1)}`, `pod ${uid(1)}`, ['container 0101', 'container 0202']]])
  })

  it('take the beginning of an id for the whole one only where one alone begins so', () => {
    const [first, second] = [`${id(7).slice(0, 20)}${id(1).slice(20)}`, `${id(7).slice(0, 20)}${id(2).slice(20)}`]
    const known = [sandbox(1, 'web-0', first), sandbox(2, 'web-1', id(5))]
    const clipped = container(id(5).slice(0, 12), id(6))
    expect(shape(pods({ [containerd]: [...known, clipped].join('\n') }))[1]).toEqual([
      `pod:${uid(2)}`,
      'ns-1/web-1',
      ['sandbox 0505', 'container 0606'],
    ])
    const doubtful = [...known, sandbox(3, 'web-2', second), container(first.slice(0, 12), id(8))]
    expect(shape(pods({ [containerd]: doubtful.join('\n') })).at(-1)).toEqual([
      `container:${id(8)}`,
      'app',
      ['container 0808'],
    ])
  })

  it('know a pod by its name alone where no line says its uid', () => {
    const added = 'I0305 10:00:05.000000 2114 kubelet.go:2446] "SyncLoop ADD" source="api" pods=["ns-1/web-0"]'
    const ran = `level=info msg="Ran pod sandbox ${id(1)} with infra container: ns-1/web-0/POD" id=1a2b`
    expect(shape(pods({ [kubelet]: added, [`artifacts/${HOST}/crio.log`]: ran }))).toEqual([
      ['pod:ns-1/web-0', 'ns-1/web-0', ['sandbox 0101']],
    ])
    const both = { [kubelet]: `${added}\n${event('web-0', uid(1), id(2))}`, [`artifacts/${HOST}/crio.log`]: ran }
    expect(shape(pods(both))).toEqual([[`pod:${uid(1)}`, 'ns-1/web-0', ['sandbox 0101', 'container 0202']]])
  })

  it('join nothing by process ids', () => {
    const line = (pod: number) => `level=info msg="${metadata(pod, `web-${pod}`)}" pid=4711`
    expect(pods({ [containerd]: [line(1), line(2)].join('\n') })).toHaveLength(2)
  })

  it('list failed tests with their time, machines, and units of each machine', () => {
    const junit = `<testsuite><testcase name="[It] pulls" time="3"><failure>timed out
In [It] at: test/e2e_node/a.go:1 @ 03/05/25 10:00:07.5
</failure><system-err>
> Enter [It] pulls @ 03/05/25 10:00:04.6
</system-err></testcase></testsuite>`
    const unit = 'Mar 05 10:00:01 h systemd[1]: Started containerd.service - containerd container runtime.'
    const { entities } = analyseFiles({
      'started.json': '{"timestamp":1741168800}',
      'finished.json': '{"timestamp":1741172400}',
      'artifacts/junit_01.xml': junit,
      [`artifacts/${HOST}/journal.log`]: unit,
    })
    expect(entities).toMatchObject([
      {
        id: 'test:[It] pulls',
        kind: 'test',
        firstAt: Date.parse('2025-03-05T10:00:04.500Z') * 1_000,
        lastAt: Date.parse('2025-03-05T10:00:07.500Z') * 1_000,
      },
      { id: `node:${HOST}`, kind: 'node' },
      { id: `unit:${HOST}/containerd.service`, kind: 'unit', title: 'containerd.service', host: HOST },
    ])
  })
})

describe('what a hostile run can do', () => {
  it('is bounded: a million ids are not a million entities, and what was left out is told', () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => {
      const hex = n.toString(16).padStart(12, '0')
      return `msg="RunPodSandbox for &PodSandboxMetadata{Name:a-${n},Uid:${hex.padStart(32, '0')},Namespace:n,Attempt:0,} returns sandbox id \\"${hex.padStart(64, '0')}\\""`
    })
    const names = Array.from({ length: 4 }, (_, n) => `artifacts/${HOST}/${n}/containerd.log`)
    const chunk = (n: number) => lines.slice(n * 5_000, (n + 1) * 5_000).join('\n')
    const files = Object.fromEntries(names.map((name, n) => [name, chunk(n)]))
    const { entities, entityNotes } = analyseFiles({ ...files, [containerd]: '' })
    expect(entities).toHaveLength(2_000)
    expect(entityNotes.map(({ text }) => text)).toEqual([
      `Only the first 512 lines of each kind that tie names and ids together were read in ${names.join(', ')}.`,
      `${4 * 512 + 1 - 2_000} further pods, containers and units are not listed.`,
    ])
  })

  it('changes nothing of the coverage by it: a log that was read whole still tells what it does not say', () => {
    const lines = Array.from({ length: 1_100 }, () => sandbox(1, 'web-0', id(1))).join('\n')
    const { coverage } = analyseFiles({ [containerd]: lines })
    expect(coverage.find(({ artifact }) => artifact === containerd)?.state).toBe('read')
  })
})
