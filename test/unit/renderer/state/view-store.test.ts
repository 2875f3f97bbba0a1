import { describe, expect, it } from 'vitest'
import { commandPane } from '../../../../renderer/state/log-command.ts'
import { createViewStore } from '../../../../renderer/state/view-store.ts'

describe('view store', () => {
  it('keeps a filter for each panel', () => {
    const store = createViewStore()
    store.getState().setFilter('tests', 'pod')
    store.getState().setFilter('versions', 'runc')
    expect(store.getState().filters).toEqual({ tests: 'pod', versions: 'runc' })
  })

  it('gives what is asked of a log to the pane that was used last, and to none that is not on screen', () => {
    const store = createViewStore()
    const pane = () => commandPane(store.getState())
    expect(pane()).toBeUndefined()
    const hideLeft = store.getState().addLogPane('left')
    expect(pane()).toBe('left')
    const hideRight = store.getState().addLogPane('right')
    expect(pane()).toBe('right')
    hideRight()
    expect(pane()).toBe('left')
    hideLeft()
    expect(pane()).toBeUndefined()
  })
})
