import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import { analysePath } from '../support/analyse-path.ts'
import { digestAnalysis, digestComparison } from '../support/digest.ts'
import { artifactsOf, chooseCases, expectedFile } from './case-folders.ts'

const isAccepting = process.env['RUNSKEW_ACCEPT'] === '1'
const work = mkdtempSync(join(tmpdir(), 'runskew-cases-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const wanted = (process.env['RUNSKEW_CASES'] ?? '').split(' ').filter(name => name !== '')

interface Expected {
  /** Words that may appear in no claim, finding or hypothesis of the case: the precision half of the expectation. */
  readonly mustNot: readonly string[]
  /** Words that must appear, whatever else the analyser learns to say. */
  readonly must?: readonly string[]
  readonly good?: unknown
  readonly bad?: unknown
  readonly run?: unknown
  readonly comparison?: unknown
}

async function digestCase(folder: string): Promise<Omit<Expected, 'must' | 'mustNot'>> {
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

describe.each(chooseCases(wanted))('corpus case %s', name => {
  const file = expectedFile(name)

  test('finds what its expected.json states, and nothing that it forbids', async () => {
    const digest = await digestCase(artifactsOf(name, work))
    const { mustNot, must, ...expected } = readExpected(file)
    if (isAccepting) writeFileSync(file, `${JSON.stringify({ mustNot, must, ...digest }, undefined, 2)}\n`)
    else expect(existsSync(file), 'a new case: `npm run corpus:accept` writes its expected.json').toBe(true)
    const text = JSON.stringify(digest)
    expect({
      said: mustNot.filter(word => text.includes(word)),
      unsaid: (must ?? []).filter(word => !text.includes(word)),
    }).toEqual({ said: [], unsaid: [] })
    if (!isAccepting) expect(digest).toEqual(expected)
  })
})
