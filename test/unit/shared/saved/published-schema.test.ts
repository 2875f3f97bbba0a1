import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { analysisJson, comparisonJson } from '#shared/report/to-json.ts'
import type { RuleDraft } from '#shared/ipc/views.ts'
import { AnalysisDocument, parseAnalysisDocument } from '#shared/saved/analysis.schema.ts'
import { ComparisonDocument, parseComparisonDocument } from '#shared/saved/comparison.schema.ts'
import { InvestigationDocument } from '#shared/saved/investigation.schema.ts'
import { PreflightDocument } from '#shared/saved/preflight.schema.ts'
import { SearchDocument } from '#shared/saved/search.schema.ts'
import { StoryDocument } from '#shared/saved/story.schema.ts'
import { parseRule, RulePackDocument } from '#shared/saved/rule-pack.schema.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { ruleDraft } from '../../../support/own-rule.ts'
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

  test('story', async () => {
    await expect(await publish(StoryDocument, 'runskew/story@1')).toMatchFileSnapshot(
      '../../../../shared/saved/story.schema.json',
    )
  })

  test('preflight', async () => {
    await expect(await publish(PreflightDocument, 'runskew/preflight@1')).toMatchFileSnapshot(
      '../../../../shared/saved/preflight.schema.json',
    )
  })

  test('investigation', async () => {
    await expect(await publish(InvestigationDocument, 'runskew/investigation@1')).toMatchFileSnapshot(
      '../../../../shared/saved/investigation.schema.json',
    )
  })

  test('search', async () => {
    await expect(await publish(SearchDocument, 'runskew/search@1')).toMatchFileSnapshot(
      '../../../../shared/saved/search.schema.json',
    )
  })
})

describe('a rule pack', () => {
  test('is published', async () => {
    await expect(await publish(RulePackDocument, 'runskew/rule-pack@1')).toMatchFileSnapshot(
      '../../../../shared/saved/rule-pack.schema.json',
    )
  })

  test('its rules are taken with every field of a built-in rule but the number in the catalogue', () => {
    const full: RuleDraft = {
      ...ruleDraft(),
      suspects: [{ component: 'containerd', roles: ['running'] }],
    }
    expect(parseRule(full)).toEqual({ ok: true, value: full })
    expect(parseRule({ ...full, catalogue: 'E1' })).toMatchObject({ ok: false })
    expect(parseRule({ ...full, kind: 'unclassified' })).toMatchObject({ ok: false })
    expect(parseRule({ ...full, counterSamples: [] })).toMatchObject({ ok: false })
    expect(parseRule({ ...full, references: ['javascript:alert(1)'] })).toMatchObject({ ok: false })
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
