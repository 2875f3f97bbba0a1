import { normaliseLine } from '../../base/text.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Entity } from '../../model/entity.ts'
import type { Finding } from '../../model/finding.ts'
import type { TestFailure } from '../../model/tests.ts'
import { compareTests } from '../compare/compare-tests.ts'
import { wordAt } from '../entities/end-state.ts'
import { indexEntities } from '../entities/entity-index.ts'
import { createOwnerOf, TELLING_NAME } from '../entities/owner-of-line.ts'

/** Failed tests whose stories are compared, the first ones by time. */
const TESTS = 3
/** Pods of one test, or of a finding. */
const PODS = 3

/**
 * Whose stories tell most of what went wrong: the first tests that fail in the bad run alone, with the pods that their
 * failures name; where there are none of these, the pods and containers of which the leading finding of the bad run alone
 * speaks.
 */
export function chooseEntities(bad: Analysis, goods: readonly Analysis[]): readonly Entity[] {
  const tests = firstNewlyFailing(bad, goods)
  const pods = tests.flatMap(({ failure }) => podsOf(failure, bad.entities))
  const others = pods.length > 0 ? pods : ownersOf(leadingFinding(bad, goods), bad)
  return [...new Set([...tests.map(({ entity }) => entity), ...others])]
}

interface FailedTest {
  readonly entity: Entity
  readonly failure: TestFailure
}

function firstNewlyFailing(bad: Analysis, goods: readonly Analysis[]): readonly FailedTest[] {
  const [good] = goods
  if (good === undefined) return []
  const failsInGood = new Set(goods.flatMap(({ tests }) => tests.failures.map(({ name }) => name)))
  const ofTests = new Map(bad.entities.map(entity => [entity.id, entity]))
  return compareTests(good, bad)
    .newlyFailing.filter(({ name }) => !failsInGood.has(name))
    .flatMap(failure => {
      const entity = ofTests.get(`test:${failure.name}`)
      return entity === undefined ? [] : [{ entity, failure }]
    })
    .sort((a, b) => beginOf(a) - beginOf(b))
    .slice(0, TESTS)
}

/** Without a time it comes last; far enough behind all times, and a number that can be subtracted. */
function beginOf({ entity }: FailedTest): number {
  return entity.firstAt ?? Number.MAX_SAFE_INTEGER
}

/** Those that it names by namespace and name, or by a name that is no word of a sentence; else those of a namespace so named. */
function podsOf({ message, evidence }: TestFailure, entities: readonly Entity[]): readonly Entity[] {
  const text = normaliseLine([message, ...evidence.map(piece => piece.text)].join('\n'))
  const isWord = (name: string) => TELLING_NAME.test(name) && wordAt(text, name) !== -1
  const pods = entities.filter(({ kind }) => kind === 'pod')
  const named = pods.filter(({ title, name = '' }) => wordAt(text, title) !== -1 || isWord(name))
  return (named.length > 0 ? named : pods.filter(({ namespace = '' }) => isWord(namespace))).slice(0, PODS)
}

function leadingFinding(bad: Analysis, goods: readonly Analysis[]): Finding | undefined {
  const inGood = new Set(goods.flatMap(({ findings }) => findings.map(({ id }) => id)))
  return bad.findings.find(({ id, kind }) => kind !== 'noise' && !inGood.has(id))
}

function ownersOf(finding: Finding | undefined, { entities }: Analysis): readonly Entity[] {
  if (finding === undefined) return []
  const ownerOf = createOwnerOf(entities, indexEntities(entities))
  const owners = finding.evidence.flatMap(({ text }) => ownerOf(normaliseLine(text), finding.firstAt) ?? [])
  return [...new Set(owners)].slice(0, PODS)
}
