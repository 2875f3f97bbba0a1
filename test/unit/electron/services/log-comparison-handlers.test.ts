import { expect, it } from 'vitest'
import { logComparisonHandlers } from '../../../../electron/services/log-comparison-handlers.ts'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import { err, ok } from '#shared/base/result.ts'
import type { StatedSeverity } from '#shared/model/template.ts'
import { buildGroup, buildRunTemplates, buildTemplate, nothingKnown } from '../../../support/build-templates.ts'

const stating = (text: string, severity: StatedSeverity, count = 1) =>
  buildTemplate(text, { stated: { severity, differs: false }, count })
const noise = buildTemplate('the same all the time', { count: 1_000 })
const bad = [stating('no shim', 'error'), stating('odd words', 'unknown'), stating('again', 'warning', 500), noise]
const good = [stating('again', 'info', 5), noise]
const comparison = compareLogs(
  buildRunTemplates([buildGroup('a.log', bad)]),
  [buildRunTemplates([buildGroup('a.log', good)])],
  nothingKnown,
)

const { 'logs.compare': compare } = logComparisonHandlers({
  logComparisons: { compare: () => Promise.resolve(ok(comparison)) },
  investigations: { find: () => err({ code: 'bug', message: 'nothing is missing' }) },
  logHolders: () => Promise.resolve([]),
})
const ask = async (list: 'novel' | 'rates' | 'missing', severity?: StatedSeverity) => {
  const cx = { signal: new AbortController().signal, emit: () => undefined }
  const question = { investigationId: 'i', list, text: '', limit: 10, ...(severity === undefined ? {} : { severity }) }
  const answer = await compare(question, cx)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

it('lists what states the level that was asked for, and counts the others as well', async () => {
  const all = await ask('novel')
  expect(all.novel.map(({ template }) => template.text).sort()).toEqual(['no shim', 'odd words'])
  const errors = await ask('novel', 'error')
  expect(errors.novel.map(({ template }) => template.text)).toEqual(['no shim'])
  expect(errors).toMatchObject({ found: 1, totals: { novel: 2 } })
  expect((await ask('novel', 'unknown')).novel.map(({ template }) => template.text)).toEqual(['odd words'])
})

it('lists a changed rate by the level of either run', async () => {
  expect((await ask('rates', 'warning')).found).toBe(1)
  expect((await ask('rates', 'info')).found).toBe(1)
  expect((await ask('rates', 'fatal')).found).toBe(0)
})
