import { expect, it } from 'vitest'
import { createSavedAnalyses } from '../../../../electron/services/saved-analyses.ts'
import { emptyAnalysis } from '../../../support/fake-run.ts'

function memory() {
  const kept = new Map<string, unknown>()
  return {
    analyses: {
      get: (key: string) => Promise.resolve(kept.get(key)),
      put: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    },
  }
}

it('finds an analysis again only with the rules that it was made with', async () => {
  let version = 'built-in'
  const saved = createSavedAnalyses(memory(), 'program', () => version)
  const analysis = { ...emptyAnalysis(), knowledge: 'built-in' }
  await saved.save('run', 'bytes', analysis)
  expect(await saved.load('run', 'bytes')).toEqual(analysis)
  version = 'built-in+mine'
  expect(await saved.load('run', 'bytes')).toBeUndefined()
})

it('does not keep one whose rules changed while it was made', async () => {
  const saved = createSavedAnalyses(memory(), 'program', () => 'built-in+mine')
  await saved.save('run', 'bytes', { ...emptyAnalysis(), knowledge: 'built-in' })
  expect(await saved.load('run', 'bytes')).toBeUndefined()
})
