import { expect, it } from 'vitest'
import { compareLanes } from '#shared/analysis/divergence/compare-lanes.ts'
import { phaseLanesOf } from '#shared/analysis/divergence/phase-lanes.ts'
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
const roleOf = (host: string | undefined) => (host === undefined ? 'run' : 'cos')
const said = (...args: Parameters<typeof phaseLanesOf>) =>
  phaseLanesOf(...args).map(({ key, events }) => [key, events.map(({ text }) => text)])

it('is one lane for each machine, with the phases of the run among them', () => {
  const phases = [phase('install', 3, 'n1'), phase('clone', 1), phase('tests', 9, 'n2'), phase('boot', 2, 'n2')]
  expect(said(runOf(phases), roleOf)).toEqual([
    ['phases cos', ['clone begins', 'boot begins', 'tests begins']],
    ['phases cos 2', ['clone begins', 'install begins']],
  ])
})

it('is one lane of the run where no machine has any', () => {
  expect(said(runOf([phase('tests', 2), phase('clone', 1)]), roleOf)).toEqual([
    ['phases run', ['clone begins', 'tests begins']],
  ])
  expect(said(runOf([]), roleOf)).toEqual([])
})

it('says nothing where the log of a phase was not read, or its begin is not known', () => {
  const { name, from, to, artifact } = phase('boot', 1, 'n1')
  const unplaced: Phase = { name, from, to, artifact, host: 'n1' }
  expect(said(runOf([phase('boot', 1, 'n1')], 'unfetched'), roleOf)).toEqual([])
  expect(said(runOf([unplaced, phase('tests', 2, 'n1')]), roleOf)).toEqual([])
})

it('shows a step between phases that took another time', () => {
  const [bad, good] = [90, 10].map(minute =>
    phaseLanesOf(runOf([phase('boot', 1, 'n1'), phase('tests', minute, 'n1')]), roleOf),
  )
  expect(compareLanes(bad ?? [], [good ?? []]).steps).toMatchObject([
    { from: { text: 'boot begins' }, badMicros: 89 * MICROS_PER_MINUTE, goodMicros: [9 * MICROS_PER_MINUTE] },
  ])
})
