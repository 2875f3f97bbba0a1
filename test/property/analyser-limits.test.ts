import { expect, test } from 'vitest'
import { analyseFiles } from '../support/analyse-files.ts'

/** Numbers are masked in templates, so each kind of error needs a word of its own. */
const word = (n: number) => n.toString(10).replace(/\d/gu, digit => 'ghijklmnop'.charAt(Number(digit)))
const errors = (count: number) =>
  Array.from({ length: count }, (_, n) => `time="2025-03-05T09:35:41Z" level=error msg="broken ${word(n)} zq"`)
const coverageOf = (lines: readonly string[]) => analyseFiles({ 'a.log': lines.join('\n') }).coverage[0]

test('ten thousand kinds of errors are all counted, in a bounded list, and coverage says which were not kept', () => {
  const { findings, coverage } = analyseFiles({ 'a.log': errors(10_000).join('\n') })
  expect(findings.length).toBeLessThan(1_000)
  const counted = findings.reduce((sum, finding) => sum + finding.count, 0)
  const omitted = Number(
    /(?<count>\d+) error lines of further kinds/u.exec(coverage[0]?.reason ?? '')?.groups?.['count'],
  )
  expect(coverage[0]?.state).toBe('truncated')
  expect(counted + omitted).toBe(10_000)
})

test('a hundred kinds of errors are listed one by one, and coverage has nothing to say', () => {
  const { findings } = analyseFiles({ 'a.log': errors(100).join('\n') })
  expect(findings.map(finding => finding.count)).toEqual(Array.from({ length: 100 }, () => 1))
  expect(coverageOf(errors(100))).toEqual({ artifact: 'a.log', state: 'read', reason: '' })
})

test('six thousand versions are cut to a bounded list, and coverage says so', () => {
  const lines = Array.from(
    { length: 6_000 },
    (_, n) => `level=info msg="starting containerd" revision= version=1.7.${n}`,
  )
  const { claims, coverage } = analyseFiles({ 'a.log': lines.join('\n') })
  expect(claims).toHaveLength(5_000)
  expect(coverage[0]).toMatchObject({ state: 'truncated' })
  expect(coverage[0]?.reason).toContain('1000 further version statements')
})
