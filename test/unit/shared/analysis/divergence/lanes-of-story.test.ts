import { describe, expect, it } from 'vitest'
import { lanesOfStory } from '#shared/analysis/divergence/lanes-of-story.ts'
import { instant } from '#shared/base/time.ts'
import type { Entity, Story, StoryLine } from '#shared/model/entity.ts'
import { buildEvidence } from '../../../../support/build-analysis.ts'

const pod = (suffix: string, namespace: string, uid: string): Entity => ({
  id: `pod:${uid}`,
  kind: 'pod',
  title: `${namespace}/web-${suffix}`,
  namespace,
  name: `web-${suffix}`,
  uid,
  host: 'node-1',
  parts: [],
  joins: [],
})
const ONE = pod('kxwqz', 'pods-1234', '27cfa381-df83-4039-ad88-63175e51243c')
const OTHER = pod('bbbcc', 'pods-77', '97cfa381-df83-4039-ad88-63175e51243d')

let clock = 0
const line = (
  artifact: string,
  text: string,
  rest: Partial<StoryLine> & { readonly line?: number } = {},
): StoryLine => {
  const { line: number = ++clock, ...more } = rest
  return {
    evidence: buildEvidence(artifact, text, number),
    at: instant(clock * 1e6),
    isInherited: false,
    notes: [],
    ...more,
  }
}
const story = (entity: Entity, lines: readonly StoryLine[], rest: Partial<Story> = {}): Story => ({
  entity,
  lines,
  omitted: 0,
  unread: [],
  ...rest,
})
const lanes = (told: Story) =>
  lanesOfStory({ key: 'web', title: 'pods/web', story: told, roleOf: name => name.replace(/\.\d$/u, '') })
const textsOf = (told: Story) => lanes(told).flatMap(({ events }) => events.map(({ text }) => text))

describe('the events of a lane', () => {
  const says = ({ name = '', namespace = '', uid = '' }: Entity, version: string) => [
    `I0305 10:00:00.000000    2114 kubelet.go:1] "SyncLoop ADD" source="api" pods=["${namespace}/${name}"]`,
    `I0305 10:00:01.000000    2114 kubelet.go:1] "Mounted" volume="kube-api-access-${name.slice(-5)}" podUID="${uid}"`,
    `I0305 10:00:02.000000    2114 kubelet.go:1] "Started" image="pause:${version}" cgroup="kubepods-pod${uid.replaceAll('-', '_')}.slice" node="node-1"`,
    `time="2025-03-05T10:00:03Z" level=error msg="RunPodSandbox for ${name} failed, error" error="exit status 2 of v${version}"`,
  ]
  const told = (entity: Entity, version: string) =>
    story(
      entity,
      says(entity, version).map(text => line('kubelet.log', text)),
    )

  it('are alike for the same thing in two runs, whatever its names, ids and versions', () => {
    expect(textsOf(told(ONE, '3.9.1'))).toEqual([
      '"SyncLoop ADD" source="api" pods=["<namespace>/<pod>"]',
      '"Mounted" volume="kube-api-access-*" podUID="<uid>"',
      '"Started" image="pause:§" cgroup="kubepods-*.slice" node="<host>"',
      'RunPodSandbox for <pod> failed, error error=exit status 2 of §',
    ])
    const templates = (one: Story) => lanes(one).map(({ events }) => events.map(({ template }) => template))
    expect(templates(told(OTHER, '3.10.0'))).toEqual(templates(told(ONE, '3.9.1')))
  })

  it('differ by an exit code', () => {
    const exit = (code: number) =>
      textsOf(story(ONE, [line('a.log', `task of ${ONE.title} died, exit status ${code}`)]))
    expect(exit(1)).not.toEqual(exit(137))
  })

  it('have their own time, or none', () => {
    const lines = [line('a.log', 'begin'), line('a.log', '  of it', { isInherited: true })]
    expect(lanes(story(ONE, lines))[0]?.events.map(({ at }) => at)).toEqual([lines[0]?.at, undefined])
  })
})

describe('the lanes of a story', () => {
  it('are one for each writer in the artifacts of each role, in the order of their lines', () => {
    const journal = (writer: string, text: string, number: number) =>
      line('journal.log', `Mar 05 10:00:00 node-1 ${writer}: ${text}`, { line: number })
    const told = story(ONE, [
      line('kubelet.log.1', 'first'),
      journal('kubelet[12]', 'two', 9),
      line('kubelet.log', 'second', { line: 1 }),
      journal('containerd[7]', 'one', 8),
      journal('kubelet[12]', 'one', 3),
    ])
    expect(
      lanes(told).map(({ key, title, role, events }) => [key, title, role, events.map(({ text }) => text)]),
    ).toEqual([
      ['web kubelet.log', 'pods/web in kubelet.log.1', 'kubelet.log', ['first', 'second']],
      ['web journal.log kubelet', 'pods/web in journal.log by kubelet', 'journal.log', ['one', 'two']],
      ['web journal.log containerd', 'pods/web in journal.log by containerd', 'journal.log', ['one']],
    ])
  })

  it('leave out test results, artifacts without times, and those that were not read to their end', () => {
    const told = story(
      ONE,
      [
        line('artifacts/junit_01.xml', '<testcase>'),
        line('pods.json', '"web"', { at: undefined as never }),
        line('cut.log', 'begin'),
        line('whole.log', 'begin'),
      ],
      { unread: ['cut.log'] },
    )
    expect(lanes(told).map(({ role }) => role)).toEqual(['whole.log'])
  })

  it('are none of a story of which lines were not kept: where it ends nobody knows', () => {
    expect(lanes(story(ONE, [line('a.log', 'begin')], { omitted: 1 }))).toEqual([])
  })

  it('tell a record of an export by its message', () => {
    const told = story(ONE, [
      line('journal.export', 'UNIT=web.mount'),
      line('journal.export', 'MESSAGE=web is mounted'),
    ])
    expect(textsOf(told)).toEqual(['web is mounted'])
  })

  it('stay alike where a very long line is cited by a window', () => {
    const long = (id: string) => `begin of ${id}, ${'word '.repeat(500)}`.slice(0, 2_000)
    const text = (id: string) => textsOf(story(ONE, [line('a.log', long(id))]))
    expect(text('1')).toEqual(text('12345678'))
  })
})
