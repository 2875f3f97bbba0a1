import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import { analysePath } from '../support/analyse-path.ts'
import { digestAnalysis, digestComparison } from '../support/digest.ts'

const CASES = 'test/corpus/cases'
const isAccepting = process.env['RUNSKEW_ACCEPT'] === '1'

interface Expected {
  /** Words that may appear in no claim, finding or hypothesis of the case: the precision half of the expectation. */
  readonly mustNot: readonly string[]
  readonly good?: unknown
  readonly bad?: unknown
  readonly run?: unknown
  readonly comparison?: unknown
}

async function digestCase(folder: string): Promise<Omit<Expected, 'mustNot'>> {
  if (existsSync(join(folder, 'run'))) return { run: digestAnalysis(await analysePath(join(folder, 'run'))) }
  const [good, bad] = [await analysePath(join(folder, 'good')), await analysePath(join(folder, 'bad'))]
  return {
    good: digestAnalysis(good),
    bad: digestAnalysis(bad),
    comparison: digestComparison(compareRuns(good, bad, knowledge)),
  }
}

function readExpected(file: string): Expected {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Expected) : { mustNot: [] }
}

describe.each(readdirSync(CASES).filter(name => !name.includes('.')))('corpus case %s', name => {
  const file = join(CASES, name, 'expected.json')

  test('finds what its expected.json states, and nothing that it forbids', async () => {
    const digest = await digestCase(join(CASES, name))
    const { mustNot, ...expected } = readExpected(file)
    if (isAccepting) writeFileSync(file, `${JSON.stringify({ mustNot, ...digest }, undefined, 2)}\n`)
    else {
      expect(existsSync(file), 'a new case: `npm run corpus:accept` writes its expected.json').toBe(true)
      expect(digest).toEqual(expected)
    }
    const text = JSON.stringify(digest)
    expect(mustNot.filter(word => text.includes(word))).toEqual([])
  })
})
