import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyseSourceRun } from '../../electron/services/analyse-source-run.ts'
import { readRunTemplates } from '../../electron/services/run-templates.ts'
import { openSource } from '../../electron/services/sources/open-source.ts'
import { pickRun } from '../../electron/services/sources/pick-run.ts'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import { logContextOf } from '#shared/analysis/compare-logs/log-context.ts'
import { builtInIndex } from '#shared/analysis/knowledge-index.ts'
import type { Result } from '#shared/base/result.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import { chooseCases } from './case-folders.ts'

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** As the product reads a run: its analysis, then its templates. */
async function readRun(path: string) {
  const source = valueOf(await openSource(path))
  try {
    const run = valueOf(pickRun(source, undefined))
    const analysis = valueOf(await analyseSourceRun(run, { label: 'case' }))
    return { analysis, templates: valueOf(await readRunTemplates(run, { about: analysis })) }
  } finally {
    await source.close()
  }
}

const placeOf = ({ artifact, line }: Evidence) => `${artifact}:${line}`

/** Where the first line of a cause stands among what is new; -1 = no log of both runs has it as new. */
async function placeOfCause(folder: string): Promise<number> {
  const [good, bad] = [await readRun(join(folder, 'good')), await readRun(join(folder, 'bad'))]
  const context = logContextOf(bad.analysis, builtInIndex)
  const { novel } = compareLogs(bad.templates, [good.templates], context)
  const causes = bad.analysis.findings.filter(({ kind }) => kind === 'root-cause')
  const lines = new Set(causes.flatMap(({ evidence }) => evidence.map(placeOf)))
  return novel.findIndex(({ template, isFolded }) => !isFolded && lines.has(placeOf(template.first)))
}

test('of an incident, a line of its cause is among the first five that are new, wherever a log of both runs has one', async () => {
  const folders = chooseCases([]).map(name => join('test/corpus/cases', name))
  const pairs = folders.filter(folder => ['good', 'bad'].every(side => existsSync(join(folder, side))))
  const places: number[] = []
  for (const folder of pairs) places.push(await placeOfCause(folder))
  const found = places.filter(place => place !== -1)
  expect(found.length).toBeGreaterThanOrEqual(15)
  expect(Math.max(...found)).toBeLessThan(5)
})
