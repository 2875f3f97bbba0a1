import { expect, it } from 'vitest'
import { completions } from '../../../../../renderer/panels/search/complete-filter.ts'

it('completes the last term, and keeps those before it', () => {
  expect(completions('pod=a sev')).toEqual(['pod=a severity:warning', 'pod=a severity:error', 'pod=a severity:fatal'])
  expect(completions('-unit:k')).toEqual(['-unit:kubelet'])
})

it('offers all terms where one begins, and none where a term is whole', () => {
  expect(completions('').length).toBeGreaterThan(5)
  expect(completions('severity:error ')).toContain('severity:error unit:kubelet')
  expect(completions('severity:error')).toEqual([])
})
