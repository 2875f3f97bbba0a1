import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { formatInstant, instant } from '#shared/base/time.ts'
import type { Entity, Story } from '#shared/model/entity.ts'
import { analyseFiles, bytesOf, type Files } from '../../../../support/analyse-files.ts'
import { readStoryOf } from '../../../../support/pod-run.ts'

const [ONE, TWO] = ['tmp-node-e2e-edd441f7-cos-beta-121', 'tmp-node-e2e-edd441f7-ubuntu-2404']
const at = (host: string, log: string) => `artifacts/${host}/${log}`
const RUN = { 'started.json': '{"timestamp":1741168800}', 'finished.json': '{"timestamp":1741172400}' }
const klog = (time: string, text: string) => `I0305 10:${time}.000000    2114 kubelet.go:1] ${text}`
const UID = '27cfa381-df83-4039-ad88-63175e51243c'
const OTHER = '97cfa381-df83-4039-ad88-63175e51243c'
const ID = '6b4672f7e8e740095378ac4d9e10d2d18aec543c77dc99539bba710666907803'
const event = (time: string, pod: string, ids: { readonly uid: string; readonly id: string }) =>
  klog(
    time,
    `"SyncLoop (PLEG): event for pod" pod="ns-1/${pod}" event={"ID":"${ids.uid}","Type":"ContainerStarted","Data":"${ids.id}"}`,
  )

function tell(files: Files, isWanted: (entity: Entity) => boolean, window?: Story['window']): Story {
  const analysis = analyseFiles(files)
  const entity = analysis.entities.find(isWanted)!
  return readStoryOf(files, { analysis, entity, ...(window === undefined ? {} : { window }) })
}
const places = ({ lines }: Story) =>
  lines.map(({ evidence, at: time, isInherited }) => [
    `${evidence.artifact.split('/').at(-1) ?? ''}:${evidence.line}`,
    time === undefined ? '?' : `${isInherited ? '~' : ''}${formatInstant(time).slice(14, 19)}`,
  ])

describe('the story of a pod', () => {
  const log = [
    event('01:10', 'web-1', { uid: UID, id: ID }),
    event('01:11', 'web-10', { uid: OTHER, id: ID.replaceAll('6', 'a') }),
    klog('01:20', 'a dump of web-1 and its namespace ns-1'),
    `\tgoroutine of ${ID}`,
    klog('01:30', `web-10 of ns-1 is ready`),
    klog('01:40', `moved from ns-1/web-10 to container ${ID.slice(0, 12)} of ns-1/web-1`),
    klog('01:50', `"Pods" pods=["ns-1/web-10","ns-1/web-1"]`),
  ]
  const files = { ...RUN, [at(ONE, 'kubelet.log')]: log.join('\n') }
  const isPod = ({ uid }: Entity) => uid === UID

  it('holds whole names and ids, clipped ids, and lines without a time at that of the line before', () => {
    expect(places(tell(files, isPod))).toEqual([
      ['kubelet.log:1', '01:10'],
      ['kubelet.log:3', '01:20'],
      ['kubelet.log:4', '~01:20'],
      ['kubelet.log:6', '01:40'],
    ])
  })

  it('leaves a line that names two pods to the one whose id it holds, and without one to the first', () => {
    expect(places(tell(files, ({ uid }) => uid === OTHER))).toEqual([
      ['kubelet.log:2', '01:11'],
      ['kubelet.log:5', '01:30'],
      ['kubelet.log:7', '01:50'],
    ])
  })

  it('is cut to a window', () => {
    const window = { from: instant(1_741_168_875_000_000), to: instant(1_741_168_885_000_000) }
    expect(places(tell(files, isPod, window)).map(([place]) => place)).toEqual(['kubelet.log:3', 'kubelet.log:4'])
  })

  it('is in the order of time over artifacts, and what has no time comes last', () => {
    const more = {
      ...files,
      [at(ONE, 'containerd.log')]: `time="2025-03-05T10:01:15Z" level=info msg="shim disconnected" id=${ID}`,
      'notes.txt': `about ${UID}`,
    }
    expect(places(tell(more, isPod)).map(([place]) => place)).toEqual([
      'kubelet.log:1',
      'containerd.log:1',
      'kubelet.log:3',
      'kubelet.log:4',
      'kubelet.log:6',
      'notes.txt:1',
    ])
  })

  it('cites bytes, also of very long lines and of such as are split by chunks', () => {
    const long = `${'x'.repeat(1_500_000)} ${ID} ${'y'.repeat(5_000)}`
    const all = { ...files, [at(ONE, 'containerd.log')]: `${long}\nshort ${ID}` }
    const { lines } = tell(all, isPod)
    expect(lines).toHaveLength(6)
    for (const { evidence } of lines)
      expect([evidence.line, checkEvidence(bytesOf(all, evidence.artifact), evidence)]).toEqual([evidence.line, true])
    expect(lines.every(({ evidence }) => /web-1|6b4672f7e8e7/u.test(evidence.text))).toBe(true)
  })

  it('says what the rules know of a line', () => {
    const text = klog('02:00', `err="unsupported shim version (3): not implemented" podUID="${UID}"`)
    const { lines } = tell({ ...files, [at(ONE, 'kubelet.log')]: `${log[0] ?? ''}\n${text}` }, isPod)
    expect(lines.map(({ notes }) => notes.map(({ kind }) => kind))).toEqual([[], ['root-cause']])
  })

  it('ends with its first five thousand lines by time, and counts the others', () => {
    const later = Array.from({ length: 7_000 }, (_, n) => klog('05:00', `line ${n} of ${UID}`))
    const { lines, omitted } = tell({ ...files, [at(ONE, 'kubelet.log')]: [...later, ...log].join('\n') }, isPod)
    expect([lines.length, omitted]).toEqual([5_000, 2_004])
    expect(lines[0]?.evidence.text).toBe(log[0])
  })
})

describe('the stories of what is no pod', () => {
  const junit = `<testsuite><testcase name="[It] pulls an image" time="4"><failure>timed out
In [It] at: test/e2e_node/a.go:1 @ 03/05/25 10:05:07.5
</failure><system-err>
> Enter [It] pulls an image @ 03/05/25 10:05:03.6
</system-err></testcase></testsuite>`
  const lines = (host: string) =>
    ['04:30', '04:34', '05:05', '05:36', '05:40'].map(time => klog(time, `on ${host}`)).join('\n')
  const files = {
    ...RUN,
    [at(ONE, 'junit_01.xml')]: junit,
    [at(ONE, 'kubelet.log')]: `${lines(ONE)}\nkubelet.service: Started, not kubelet.service2`,
    [at(TWO, 'kubelet.log')]: lines(TWO),
    [at(ONE, 'journal.log')]: [
      'Mar 05 10:00:01 h systemd[1]: Started kubelet.service - kubelet.',
      'Mar 05 10:00:02 h systemd[1]: Started kubelet.service2 - another.',
    ].join('\n'),
    'build-log.txt': `begins [sig-node] pulls an image\ntold of ${ONE} here\n`,
  }

  it('of a failed test is its machine from half a minute before it to half a minute after', () => {
    const story = tell(files, ({ kind }) => kind === 'test')
    expect([story.window?.from, story.window?.to].map(time => formatInstant(time!))).toEqual([
      '2025-03-05T10:04:33.500000Z',
      '2025-03-05T10:05:37.500000Z',
    ])
    expect(places(story).filter(([place]) => !String(place).startsWith('junit'))).toEqual([
      ['kubelet.log:2', '04:34'],
      ['kubelet.log:3', '05:05'],
      ['kubelet.log:4', '05:36'],
      ['build-log.txt:1', '?'],
    ])
  })

  it('of a unit are the lines of its machine that name it', () => {
    expect(places(tell(files, ({ title }) => title === 'kubelet.service')).map(([place]) => place)).toEqual([
      'journal.log:1',
      'kubelet.log:6',
    ])
  })

  it('of a machine are lines elsewhere that name it, and in a window all of its own', () => {
    const isNode = ({ id }: Entity) => id === `node:${ONE}`
    expect(places(tell(files, isNode)).map(([place]) => place)).toEqual(['build-log.txt:2'])
    const window = { from: instant(1_741_169_105_000_000), to: instant(1_741_169_105_000_000) }
    expect(places(tell(files, isNode, window))).toEqual([['kubelet.log:3', '05:05']])
  })
})

describe('the story of a run of many artifacts', () => {
  it('is looked for with one kernel for all of a machine, since each has megabytes of its own', () => {
    const logs = Array.from({ length: 40 }, (_, n) => [at(ONE, `c${n}.log`), klog('01:10', 'asks for kubelet.service')])
    const journal = 'Mar 05 10:00:01 h systemd[1]: Started kubelet.service - kubelet.'
    const files = { ...RUN, ...(Object.fromEntries(logs) as Files), [at(ONE, 'journal.log')]: journal }
    const kernels = vi.spyOn(WebAssembly, 'Instance')
    onTestFinished(() => kernels.mockRestore())
    expect(tell(files, ({ title }) => title === 'kubelet.service').lines).toHaveLength(41)
    expect(kernels.mock.calls.length).toBeLessThan(20)
  })
})
