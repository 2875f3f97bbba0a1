import { describe, expect, it } from 'vitest'
import { createViewStore } from '../../../../renderer/state/view-store.ts'

describe('view store', () => {
  it('keeps a filter for each panel', () => {
    const store = createViewStore()
    store.getState().setFilter('tests', 'pod')
    store.getState().setFilter('versions', 'runc')
    expect(store.getState().filters).toEqual({ tests: 'pod', versions: 'runc' })
  })

  it('goes back to the generated text by forgetting the draft, and only that one', () => {
    const store = createViewStore()
    store.getState().setDraft('i/issue', 'mine')
    store.getState().setDraft('i/markdown', '')
    store.getState().setDraft('i/issue', undefined)
    expect(store.getState().drafts).toEqual({ 'i/markdown': '' })
  })
})
