import { describe, expect, it } from 'vitest'
import { createViewStore } from '../../../../renderer/state/view-store.ts'

describe('view store', () => {
  it('keeps a filter for each panel', () => {
    const store = createViewStore()
    store.getState().setFilter('tests', 'pod')
    store.getState().setFilter('versions', 'runc')
    expect(store.getState().filters).toEqual({ tests: 'pod', versions: 'runc' })
  })
})
