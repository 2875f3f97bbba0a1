import { describe, expect, test } from 'vitest'
import { createRunAnalyser } from '#shared/analysis/analyse-run.ts'
import { annotateLine } from '#shared/analysis/annotate-line.ts'
import { builtInIndex, indexWithOwnRules } from '#shared/analysis/knowledge-index.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { normaliseLine } from '#shared/base/text.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import { ownRule } from '../../../support/own-rule.ts'

const log = `level=error msg="start failed: unsupported shim version (3): not implemented"
[  242.1] INFO: task jbd2:312 blocked for more than 120 seconds.
[  242.9] INFO: task kworker:7 blocked for more than 120 seconds.
`

function analyse(index = builtInIndex) {
  const analyser = createRunAnalyser({ path: '', source: 'x' }, ['kern.log'], index)
  const artifact = analyser.open('kern.log')
  artifact.feed(encodeUtf8(log))
  artifact.end({ state: 'complete' })
  return analyser.finish()
}

test('rules of a person are found beside those of the build, by their identity, with evidence', () => {
  const { findings } = analyse(indexWithOwnRules([ownRule()]))
  const own = findings.filter(({ rule }) => rule === 'my-team/disk/too-slow')
  expect(own.map(({ id, title, kind, evidence }) => ({ id, title, kind, line: evidence[0]?.line }))).toEqual([
    {
      id: 'my-team/disk/too-slow:jbd2',
      title: 'The disk of jbd2 answers too slowly',
      kind: 'root-cause',
      line: 2,
    },
    {
      id: 'my-team/disk/too-slow:kworker',
      title: 'The disk of kworker answers too slowly',
      kind: 'root-cause',
      line: 3,
    },
  ])
  expect(findings.filter(finding => !own.includes(finding))).toEqual(analyse().findings)
})

describe('the version of an analysis', () => {
  test('is that of the knowledge it was made with', () => {
    const first = analyse(indexWithOwnRules([ownRule()])).knowledge
    const second = analyse(indexWithOwnRules([ownRule({ title: 'Another title' })])).knowledge
    expect(analyse().knowledge).toBe(knowledge.version)
    expect(analyse(indexWithOwnRules([])).knowledge).toBe(knowledge.version)
    expect([first, second].map(version => version.startsWith(`${knowledge.version}+`))).toEqual([true, true])
    expect(first).not.toBe(second)
  })
})

test('a line is annotated with the rules in force', () => {
  const line = 'task jbd2:312 blocked for more than 120 seconds'
  expect(annotateLine(line)).toEqual([])
  expect(annotateLine(line, 'kern.log', indexWithOwnRules([ownRule()]))).toEqual([
    {
      kind: 'root-cause',
      severity: 'error',
      title: 'The disk of jbd2 answers too slowly',
      explain: 'The kernel waited for the disk longer than kubelet waits for the runtime.',
      findingId: 'my-team/disk/too-slow:jbd2',
    },
  ])
})

test('a rule that asks for artifacts is silent in others', () => {
  const signature = {
    literal: 'blocked for more than',
    pattern: String.raw`task (?<device>\w+):`,
    artifact: 'kern.log',
  }
  const index = indexWithOwnRules([ownRule({ signatures: [signature] })])
  const line = 'task a:1 blocked for more than 1 s'
  const found = (artifact?: string) => index.matchRules(normaliseLine(line), index.literalsIn(line), artifact).length
  expect([found('artifacts/n1/kern.log'), found('kubelet.log'), found()]).toEqual([1, 0, 0])
})

describe('S37 patterns that stall a backtracking engine', () => {
  const patterns = ['(a+)+$', '(a|a)*b', String.raw`\s+$`, '(a*)*c', '(a+a+)+y']
  const rules = Array.from({ length: 500 }, (_, n) => {
    // Each of its own, so that no two rules share what the engine remembers.
    const pattern = `(?:${patterns[n % patterns.length] ?? ''}|z${n})`
    return ownRule({ id: `r${n}`, title: 'x', identity: [], signatures: [{ literal: 'aaaa', pattern }] })
  })
  const index = indexWithOwnRules(rules)

  test.each(['a', ' '])(
    '500 rules answer a line of a megabyte of "%s"',
    character => {
      // It ends: an exponential or quadratic engine would not before the test is given up.
      const line = `aaaa${character.repeat(1_048_576)}!`
      expect(index.matchRules(normaliseLine(line), index.literalsIn(line))).toEqual([])
    },
    60_000,
  )
})
