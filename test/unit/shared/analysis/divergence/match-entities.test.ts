import { describe, expect, it } from 'vitest'
import { matchEntities } from '#shared/analysis/divergence/match-entities.ts'
import { instant } from '#shared/base/time.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Entity } from '#shared/model/entity.ts'
import {
  buildAnalysis,
  buildEvidence,
  buildFailure,
  buildFinding,
  readEntry,
} from '../../../../support/build-analysis.ts'

const pod = (title: string): Entity => ({
  id: `pod:${title}`,
  kind: 'pod',
  title,
  namespace: title.split('/')[0] ?? '',
  name: title.split('/')[1] ?? '',
  parts: [],
  joins: [],
})
const test = (name: string, at?: number): Entity => ({
  id: `test:${name}`,
  kind: 'test',
  title: name,
  host: 'node-1',
  parts: [],
  joins: [],
  ...(at === undefined ? {} : { firstAt: instant(at), lastAt: instant(at + 9) }),
})
const failures = [
  buildFailure('untimed', 'exit status 1'),
  buildFailure('late', 'pod late-1/web-0 never ran'),
  buildFailure('early', 'want pod &#39;early-00b70b12&#39; to be Running'),
  buildFailure('middle', 'the web is down'),
  buildFailure('fails in good as well', 'pod late-1/web-0'),
]
const bad = (over: Partial<Analysis> = {}): Analysis => ({
  ...buildAnalysis({ failures }),
  entities: [
    ...['untimed', 'fails in good as well'].map(name => test(name)),
    test('late', 30),
    test('early', 10),
    test('middle', 20),
    pod('late-1/web-0'),
    pod('ns-1/early-00b70b12'),
    pod('ns-2/web'),
  ],
  ...over,
})
const good: Analysis = {
  ...buildAnalysis({
    passedNames: ['early', 'late', 'middle', 'untimed'],
    failures: [buildFailure('fails in good as well')],
    coverage: [readEntry('artifacts/junit_01.xml')],
  }),
  entities: [pod('late-7/web-3')],
}

describe('what is compared of two runs', () => {
  it('are the first newly failing tests by time, each with the pods that its failure names', () => {
    expect(matchEntities(bad(), [good]).map(({ key }) => key)).toEqual([
      'test:early',
      'test:middle',
      'test:late',
      'pod:ns-1/early-00b70b12',
      'pod:late-1/web-0',
    ])
  })

  it('have a counterpart: the pod of the same base name, and of a test its name', () => {
    const matches = matchEntities(bad(), [good, { ...good, tests: { ...good.tests, passedNames: [] } }])
    expect(matches.map(match => match.goods.map(one => one?.id))).toEqual([
      ['test:early', undefined],
      ['test:middle', undefined],
      ['test:late', undefined],
      [undefined, undefined],
      ['pod:late-7/web-3', 'pod:late-7/web-3'],
    ])
  })

  it('tell of a test the lines that name it, in all runs alike', () => {
    const [match] = matchEntities(bad(), [good])
    expect(match?.bad).toEqual(match?.goods[0])
    expect(match?.bad).not.toHaveProperty('host')
  })

  it('are the pods of the namespace that a failure names where it names no pod', () => {
    const own = [test('one'), pod('probe-1234/a'), pod('probe-1234/b'), pod('probe-77/c')]
    const tests = { ...bad().tests, failures: [buildFailure('one', 'nothing ran in probe-1234')] }
    const quiet = { ...good, tests: { ...good.tests, passedNames: ['one'] } }
    expect(matchEntities(bad({ tests, entities: own }), [quiet]).map(({ key }) => key)).toEqual([
      'test:one',
      'pod:probe-1234/a',
      'pod:probe-1234/b',
    ])
  })

  it('is what the leading finding of the bad run alone speaks of where no failure names a pod', () => {
    const evidence = ['late-1/web-0 died', 'nobody', 'ns-1/early-00b70b12 died'].map(text =>
      buildEvidence('a.log', text),
    )
    const findings = [
      buildFinding('noisy', { kind: 'noise', evidence: [buildEvidence('a.log', 'ns-2/web')] }),
      buildFinding('in good as well', { evidence: [buildEvidence('a.log', 'ns-2/web')] }),
      buildFinding('leading', { evidence }),
    ]
    const quiet = { ...good, findings: [buildFinding('in good as well')] }
    const failed = bad({ findings, tests: buildAnalysis({}).tests })
    const silent = { ...failed, tests: { ...failed.tests, failures: [buildFailure('middle')] } }
    expect(matchEntities(silent, [quiet])[0]?.key).toBe('test:middle')
    expect(matchEntities(silent, [quiet]).slice(1)).toEqual(matchEntities(failed, [quiet]))
    expect(matchEntities(failed, [quiet]).map(({ key }) => key)).toEqual([
      'pod:late-1/web-0',
      'pod:ns-1/early-00b70b12',
    ])
  })

  it('is nothing of a run without failures and findings', () => {
    expect(matchEntities(good, [good])).toEqual([])
  })
})
