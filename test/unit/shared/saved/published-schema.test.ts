import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { analysisJson, comparisonJson } from '#shared/report/to-json.ts'
import { AnalysisDocument, parseAnalysisDocument } from '#shared/saved/analysis.schema.ts'
import { ComparisonDocument, parseComparisonDocument } from '#shared/saved/comparison.schema.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

const publish = (schema: z.ZodType, id: string) =>
  format(JSON.stringify({ $id: id, ...z.toJSONSchema(schema) }), { parser: 'json', printWidth: 120 })
const comparison = compareRuns(foundingGood(form17), foundingBad(form17), smallKnowledge)

describe('the published JSON Schemas are those of the code (after a change: vitest run test/unit/shared/saved -u)', () => {
  test('analysis', async () => {
    await expect(await publish(AnalysisDocument, 'runskew/analysis@1')).toMatchFileSnapshot(
      '../../../../shared/saved/analysis.schema.json',
    )
  })

  test('comparison', async () => {
    await expect(await publish(ComparisonDocument, 'runskew/comparison@1')).toMatchFileSnapshot(
      '../../../../shared/saved/comparison.schema.json',
    )
  })
})

describe('the documents', () => {
  test('what is printed is what is published', () => {
    expect(parseAnalysisDocument(JSON.parse(analysisJson(foundingBad(form17)))).ok).toBe(true)
    expect(parseComparisonDocument(JSON.parse(comparisonJson(comparison))).ok).toBe(true)
  })

  test('an unknown field, a missing one and another version are refused with their place', () => {
    const document = JSON.parse(analysisJson(foundingBad(form17))) as Record<string, unknown>
    expect(parseAnalysisDocument({ ...document, extra: 1 })).toMatchObject({
      ok: false,
      error: [': Unrecognized key: "extra"'],
    })
    expect(parseAnalysisDocument({ ...document, schema: 'runskew/analysis@2' })).toMatchObject({ ok: false })
    expect(parseAnalysisDocument({ ...document, stage: {} })).toMatchObject({ ok: false })
    expect(parseComparisonDocument(null)).toMatchObject({ ok: false })
  })
})
