import { describe, expect, it } from 'vitest'
import { logContextOf } from '#shared/analysis/compare-logs/log-context.ts'
import { builtInIndex } from '#shared/analysis/knowledge-index.ts'
import { instant } from '#shared/base/time.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Entity } from '#shared/model/entity.ts'
import type { Phase } from '#shared/model/timeline.ts'
import { buildAnalysis, buildEvidence, buildFailure, readEntry } from '../../../../support/build-analysis.ts'
import { buildTemplate } from '../../../../support/build-templates.ts'

const SECOND = 1_000_000
const TEST = '[It] [sig-node] Pods should be updated'
const GINKGO = 'artifacts/host/host-ginkgo.log'

const entity = (known: Partial<Entity> & Pick<Entity, 'id' | 'kind' | 'title'>): Entity => ({
  parts: [],
  joins: [],
  ...known,
})
const failedTest = entity({
  id: `test:${TEST}`,
  kind: 'test',
  title: TEST,
  firstAt: instant(10 * SECOND),
  lastAt: instant(90 * SECOND),
})
const pod = (name: string, known: Partial<Entity> = {}) =>
  entity({ id: `pod:ns-1/${name}`, kind: 'pod', title: `ns-1/${name}`, namespace: 'ns-1', name, ...known })
const phase = (name: Phase['name'], from: number, to: number): Phase => ({
  name,
  from: instant(from * SECOND),
  to: instant(to * SECOND),
  artifact: GINKGO,
})

function contextOf(parts: Partial<Analysis> = {}, message = 'timed out waiting for pod ns-1/web-7f9c') {
  const analysis = {
    ...buildAnalysis({ failures: [buildFailure(TEST, message)], coverage: [readEntry(GINKGO)] }),
    entities: [failedTest],
    ...parts,
  }
  return logContextOf(analysis, builtInIndex)
}
const withPhases = (...phases: readonly Phase[]) => ({
  timeline: { events: [], repeats: [], tests: [], phases, density: [] },
})

describe('the windows', () => {
  it('are those of failing tests whose times are known', () => {
    const untimed = entity({ id: 'test:other', kind: 'test', title: 'other' })
    expect(contextOf({ entities: [failedTest, untimed, pod('web-1')] }).windows).toEqual([
      { from: 10 * SECOND, to: 90 * SECOND },
    ])
  })
})

describe('the teardown', () => {
  it('is the phase of that name', () => {
    const phases = withPhases(phase('tests', 0, 100), phase('teardown', 100, 120))
    expect(contextOf(phases).teardown).toMatchObject([{ from: 100 * SECOND, to: 120 * SECOND }])
  })

  it('follows the last of the tests by more than clocks may differ, where no phase has the name', () => {
    expect(contextOf(withPhases(phase('tests', 0, 80), phase('tests', 0, 70))).teardown).toEqual([
      { from: 150 * SECOND, to: Infinity },
    ])
  })

  it('is not known when a test log was not read to its end, when there is none, and when no test failed', () => {
    const phases = withPhases(phase('tests', 0, 80))
    expect(contextOf({ ...phases, coverage: [{ ...readEntry(GINKGO), state: 'truncated' }] }).teardown).toEqual([])
    expect(contextOf(withPhases(phase('boot', 0, 80))).teardown).toEqual([])
    expect(contextOf({ ...phases, tests: buildAnalysis().tests }).teardown).toEqual([])
  })
})

describe('the names', () => {
  const uid = '6e1d6d7e-5a5c-4a1e-9c9b-0a1b2c3d4e5f'
  const sandbox = 'ab'.repeat(32)
  const web = pod('web-7f9c', { uid, parts: [{ kind: 'sandbox', id: sandbox }] })
  const { namesEntity } = contextOf({ entities: [failedTest, web, pod('other-1')] })

  it('are those of failing tests, as logs write them', () => {
    expect(namesEntity('• [FAILED] [sig-node] Pods should be updated')).toBe(true)
  })

  it('are the name and the ids of a pod that a failure speaks of', () => {
    expect(namesEntity('killing pod ns-1/web-7f9c')).toBe(true)
    expect(namesEntity(`volumes of ${uid}`)).toBe(true)
    expect(namesEntity(`StopPodSandbox for "${sandbox}"`)).toBe(true)
  })

  it('are none of other pods', () => {
    expect(namesEntity('killing pod ns-1/other-1')).toBe(false)
  })
})

describe('a known error', () => {
  const { isKnownError } = contextOf()
  const known = (text: string) => isKnownError(buildTemplate('*', { first: buildEvidence('kubelet.log', text) }))

  it('is what a rule matches in the first line', () => {
    expect(known('failed to start shim: start failed: unsupported shim version (3): not implemented')).toBe(true)
  })

  it('is no line that no rule knows, and none that a rule knows to be harmless', () => {
    expect(known('Started container web')).toBe(false)
    const noise = builtInIndex.knowledge.rules.find(({ kind }) => kind === 'noise')?.samples[0] ?? ''
    expect(noise).not.toBe('')
    expect(known(noise)).toBe(false)
  })
})
