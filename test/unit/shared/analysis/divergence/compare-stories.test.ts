import { describe, expect, it } from 'vitest'
import { compareStories, type ToldRun } from '#shared/analysis/divergence/compare-stories.ts'
import { instant } from '#shared/base/time.ts'
import type { Entity, EntityKind, Story } from '#shared/model/entity.ts'
import type { Phase } from '#shared/model/timeline.ts'
import { buildAnalysis, buildEvidence, readEntry } from '../../../../support/build-analysis.ts'

const entity = (kind: EntityKind = 'pod'): Entity => ({
  id: `${kind}:web`,
  kind,
  title: 'ns/web',
  parts: [],
  joins: [],
})
const match = (good: Entity | undefined, bad = entity()) => ({ key: bad.id, bad, goods: [good] })

/** A run whose one story has these words in each of its logs; all of `logs` were read. */
function run(words: Readonly<Record<string, string>>, rest: Partial<Story> = {}, logs = ['a.log', 'b.log']): ToldRun {
  const lines = Object.entries(words).flatMap(([artifact, text]) =>
    text.split(' ').map((word, at) => ({
      evidence: buildEvidence(artifact, word, at + 1),
      at: instant(at * 1e6),
      isInherited: false,
      notes: [],
    })),
  )
  const own = rest.entity ?? entity()
  return {
    analysis: buildAnalysis({ coverage: logs.map(readEntry) }),
    stories: new Map([[own.id, { entity: own, lines, omitted: 0, unread: [], ...rest }]]),
  }
}
const compare = (bad: ToldRun, good: ToldRun) => compareStories([match(entity())], bad, [good])

describe('the stories of two runs', () => {
  it('are compared log by log', () => {
    const { divergences } = compare(
      run({ 'a.log': 'add fail', 'b.log': 'one' }),
      run({ 'a.log': 'add run', 'b.log': 'one' }),
    )
    expect(divergences).toMatchObject([{ title: 'ns/web in a.log', event: { text: 'fail' } }])
  })

  it('lack a lane where the log that would hold it was read', () => {
    const { missing } = compare(run({ 'a.log': 'add' }), run({ 'a.log': 'add', 'b.log': 'one' }))
    expect(missing).toEqual([{ lane: 'pod:web b.log', title: 'ns/web in b.log', lacks: 'bad' }])
    expect(compare(run({ 'b.log': 'one' }), run({ 'a.log': 'add' })).missing.map(({ lacks }) => lacks)).toEqual([
      'bad',
      'good',
    ])
  })

  it('lack nothing where that log is not there, or was not read to its end', () => {
    const good = run({ 'a.log': 'add', 'b.log': 'one' })
    expect(compare(run({ 'a.log': 'add' }, {}, ['a.log']), good).missing).toEqual([])
    expect(compare(run({ 'a.log': 'add' }, { unread: ['b.log'] }), good).missing).toEqual([])
  })

  it('are those of one machine in each run, whatever its role', () => {
    const on = (name: string, role: string, words: string): ToldRun => {
      const told = run({ [`artifacts/${name}/kubelet.log`]: words })
      return { ...told, analysis: { ...told.analysis, hosts: [{ name, role }] } }
    }
    const { divergences } = compare(on('n-1', 'cos', 'add fail'), on('n-2', 'ubuntu', 'add run'))
    expect(divergences).toMatchObject([{ lane: 'pod:web artifacts/<host>/kubelet.log', event: { text: 'fail' } }])
  })

  it('lack nothing where one of several logs of a role was not read', () => {
    const hosts = ['n-1', 'n-2'].map(name => ({ name, role: 'node' }))
    const logs = hosts.map(({ name }) => `artifacts/${name}/kubelet.log`)
    const many = (words: Readonly<Record<string, string>>, unread: readonly string[] = []): ToldRun => {
      const told = run(words, { unread }, ['a.log', ...logs])
      return { ...told, analysis: { ...told.analysis, hosts } }
    }
    const good = many({ 'a.log': 'add', 'artifacts/n-1/kubelet.log': 'run' })
    expect(compare(many({ 'a.log': 'add' }), good).missing).toMatchObject([{ lacks: 'bad' }])
    expect(compare(many({ 'a.log': 'add' }, ['artifacts/n-2/kubelet.log']), good).missing).toEqual([])
  })

  it('lack no lane of a test: logs name it in several ways', () => {
    const own = entity('test')
    const [bad, good] = [run({ 'a.log': 'add' }, { entity: own }), run({ 'b.log': 'add' }, { entity: own })]
    expect(compareStories([match(own, own)], bad, [good]).missing).toEqual([])
  })

  it('lack all of what has no counterpart in any good run', () => {
    const bad = run({ 'a.log': 'add' })
    const good = { ...bad, stories: new Map<string, Story>() }
    expect(compareStories([match(undefined)], bad, [good])).toEqual({
      divergences: [],
      steps: [],
      missing: [{ lane: 'pod:web', title: 'ns/web', lacks: 'good' }],
    })
    expect(compareStories([match(undefined)], bad, []).missing).toEqual([])
  })

  it('say nothing of a story of which lines were not kept', () => {
    const nothing = { divergences: [], steps: [], missing: [] }
    expect(compare(run({ 'a.log': 'add fail' }), run({ 'a.log': 'add run' }, { omitted: 3 }))).toEqual(nothing)
    expect(compare(run({ 'a.log': 'add fail' }, { omitted: 3 }), run({ 'a.log': 'add run' }))).toEqual(nothing)
  })
})

it('lines up the phases of the runs as well, whatever stories there are', () => {
  const phase = (name: Phase['name'], minute: number): Phase => ({
    name,
    from: instant(minute * 60_000_000),
    to: instant((minute + 1) * 60_000_000),
    artifact: `${name}.log`,
    begin: buildEvidence(`${name}.log`, `first of ${name}`),
  })
  const told = (...phases: readonly Phase[]) => {
    const analysis = buildAnalysis()
    return { analysis: { ...analysis, timeline: { ...analysis.timeline, phases } }, stories: new Map<string, Story>() }
  }
  const good = told(phase('clone', 0), phase('install', 1), phase('tests', 3))
  const slow = told(phase('clone', 0), phase('install', 9), phase('tests', 11))
  const { divergences, steps, missing } = compareStories([], slow, [good])
  expect(steps).toMatchObject([
    { to: { title: 'The install phase begins' }, badMicros: 540_000_000, goodMicros: [60_000_000] },
  ])
  expect([...divergences, ...missing]).toEqual([])
  const cut = told(phase('clone', 0), phase('install', 9))
  expect(compareStories([], cut, [good])).toEqual({ divergences: [], steps: [], missing: [] })
})
