import { describe, expect, it } from 'vitest'
import { failedSpecs } from '#shared/analysis/collect/failed-specs.ts'
import type { TestCase } from '#shared/analysis/read/reader.ts'
import { buildEvidence } from '../../../../support/build-analysis.ts'

const failed = (message: string, rest: Partial<TestCase> = {}): TestCase => ({
  name: 'spec',
  suite: 's',
  outcome: 'failed',
  message,
  evidence: buildEvidence('junit.xml', message),
  ...rest,
})
const titles = (...tests: readonly TestCase[]) => failedSpecs(tests).map(draft => `${draft.title} ×${draft.count}`)

describe('failedSpecs', () => {
  it('groups specs that fail with the same words', () => {
    expect(titles(failed('Gave up after 300.001s.'), failed('Gave up after 60.2s.'))).toEqual(['Gave up after *. ×2'])
  })

  it('keeps other words apart', () => {
    expect(titles(failed('timed out'), failed('pod was evicted'))).toHaveLength(2)
  })

  it('leaves what a rule knows to the rule', () => {
    expect(titles(failed('Timed out.\nstart failed: unsupported shim version (3): not implemented'))).toEqual([])
  })

  it('takes only failures', () => {
    expect(titles(failed('boom', { outcome: 'skipped' }), failed('boom', { outcome: 'passed' }))).toEqual([])
  })

  it.each([
    ['test/e2e_node/pods.go:106\n  Timed out waiting', 'Timed out waiting ×1'],
    ['[FAILED] Timed out waiting', 'Timed out waiting ×1'],
    ['test/e2e_node/pods.go:106', 'test/e2e_node/pods.go:* ×1'],
    ['', '(no failure text) ×1'],
  ])('reads of %j what it says', (message, title) => {
    expect(titles(failed(message))).toEqual([title])
  })

  it('says on which hosts it happened', () => {
    const drafts = failedSpecs([failed('boom', { host: 'h-1' }), failed('boom', { host: 'h-2' }), failed('boom')])
    expect(drafts.map(draft => [...draft.hosts.keys()])).toEqual([['h-1', 'h-2']])
  })

  it('reads the words behind a colour, and tells them apart', () => {
    expect(titles(failed('\u001b[31mpipe broke'), failed('\u001b[31mpod vanished'))).toEqual([
      'pipe broke ×1',
      'pod vanished ×1',
    ])
  })

  it('shows other control characters of the title', () => {
    expect(titles(failed('broken pipe \u202e here'))).toEqual(['broken pipe \\u202e here ×1'])
  })
})
