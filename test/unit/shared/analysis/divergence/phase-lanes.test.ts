import { describe, expect, it } from 'vitest'
import { compareLanes } from '#shared/analysis/divergence/compare-lanes.ts'
import { phaseLanesOf, withSameLogs } from '#shared/analysis/divergence/phase-lanes.ts'
import { instant, MICROS_PER_MINUTE } from '#shared/base/time.ts'
import type { CoverageState } from '#shared/model/coverage.ts'
import type { Phase } from '#shared/model/timeline.ts'
import { buildEvidence } from '../../../../support/build-analysis.ts'

const phase = (name: Phase['name'], minute: number, host?: string): Phase => ({
  name,
  from: instant(minute * MICROS_PER_MINUTE),
  to: instant((minute + 1) * MICROS_PER_MINUTE),
  artifact: `${name}.log`,
  ...(host === undefined ? {} : { host }),
  begin: buildEvidence(`${name}.log`, `first of ${name}`),
})
const coverage = (artifact: string, state: CoverageState) => ({ artifact, state, reason: '' })
const runOf = (phases: readonly Phase[], state: CoverageState = 'read') => ({
  timeline: { events: [], repeats: [], tests: [], phases, density: [] },
  coverage: [coverage('artifacts/n1/serial-1.log', state), coverage('artifacts/n1/kubelet.log', 'truncated')],
})
const names = {
  roleOf: (host: string | undefined) => (host === undefined ? 'run' : 'cos'),
  neutral: (artifact: string) => artifact,
}
const said = (run: Parameters<typeof phaseLanesOf>[0]) =>
  phaseLanesOf(run, names).map(({ key, events }) => [key, events.map(({ text }) => text)])

it('is one lane for each machine, with the phases of the run among them', () => {
  const phases = [phase('install', 3, 'n1'), phase('clone', 1), phase('tests', 9, 'n2'), phase('boot', 2, 'n2')]
  expect(said(runOf(phases))).toEqual([
    ['phases cos', ['The clone phase begins', 'The boot phase begins', 'The tests phase begins']],
    ['phases cos 2', ['The clone phase begins', 'The install phase begins']],
  ])
})

it('is one lane of the run where no machine has any', () => {
  expect(said(runOf([phase('tests', 2), phase('clone', 1)]))).toEqual([
    ['phases run', ['The clone phase begins', 'The tests phase begins']],
  ])
  expect(said(runOf([]))).toEqual([])
})

it('says nothing where the log of a phase was not read, or its begin is not known', () => {
  const { name, from, to, artifact } = phase('boot', 1, 'n1')
  const unplaced: Phase = { name, from, to, artifact, host: 'n1' }
  expect(said(runOf([phase('boot', 1, 'n1')], 'unfetched'))).toEqual([])
  expect(said(runOf([unplaced, phase('tests', 2, 'n1')]))).toEqual([])
})

/** What is said of a bad run beside one good run. */
function compare(bad: readonly Phase[], good: readonly Phase[]) {
  const [own, other] = [phaseLanesOf(runOf(bad), names), phaseLanesOf(runOf(good), names)]
  const { divergences, steps } = compareLanes(own, [withSameLogs(other, own)])
  return {
    divergences,
    steps: steps.map(({ lane, from, to, badMicros, goodMicros }) => ({
      ...{ lane, step: `${from.text}, ${to.text}` },
      minutes: [badMicros, ...goodMicros].map(micros => micros / MICROS_PER_MINUTE),
    })),
  }
}
const NOTHING = { divergences: [], steps: [] }

it('shows a step between phases that took another time', () => {
  const [bad, good] = [90, 10].map(minute => [phase('boot', 1, 'n1'), phase('tests', minute, 'n1')])
  expect(compare(bad ?? [], good ?? [])).toEqual({
    divergences: [],
    steps: [{ lane: 'phases cos', step: 'The boot phase begins, The tests phase begins', minutes: [89, 9] }],
  })
})

it('says nothing of a phase whose log is not there, or tells no time, in one of the runs', () => {
  const whole = [phase('boot', 1, 'n1'), phase('install', 2, 'n1'), phase('tests', 5, 'n1')]
  const without = [phase('boot', 1, 'n1'), phase('tests', 95, 'n1')]
  expect(compare(without, whole)).toEqual(NOTHING)
  expect(compare(whole, without)).toEqual(NOTHING)
  const another = { ...phase('install', 2, 'n1'), artifact: 'artifacts/n1/kube-node-installation.log' }
  expect(compare([...without, another], whole)).toEqual(NOTHING)
})

describe('machines of one role', () => {
  const good = [phase('boot', 1, 'a'), phase('boot', 2, 'b'), phase('install', 3, 'a')]

  it('are told apart by their logs, whichever begins first', () => {
    expect(compare([phase('boot', 1, 'b'), phase('boot', 2, 'a'), phase('install', 4, 'a')], good)).toEqual(NOTHING)
    expect(compare([phase('boot', 1, 'b'), phase('boot', 2, 'a'), phase('install', 9, 'a')], good).steps).toEqual([
      { lane: 'phases cos 2', step: 'The boot phase begins, The install phase begins', minutes: [7, 2] },
    ])
  })

  it('with the same logs are told apart by which began first', () => {
    const [bad, other] = [20, 4].map(minute => [
      ...[phase('boot', 1, 'a'), phase('install', 3, 'a')],
      ...[phase('boot', 2, 'b'), phase('install', minute, 'b')],
    ])
    expect(compare(bad ?? [], other ?? []).steps).toEqual([
      { lane: 'phases cos 2', step: 'The boot phase begins, The install phase begins', minutes: [18, 2] },
    ])
  })

  it('are not compared where another has other logs, or there are more of them', () => {
    const slow = [phase('boot', 1, 'a'), phase('install', 90, 'a')]
    expect(compare(slow, good)).toEqual(NOTHING)
    expect(compare([...slow, phase('boot', 2, 'b'), phase('install', 4, 'b')], good)).toEqual(NOTHING)
  })
})
