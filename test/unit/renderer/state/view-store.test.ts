import { describe, expect, it } from 'vitest'
import { commandSide } from '../../../../renderer/state/log-command.ts'
import { createViewStore } from '../../../../renderer/state/view-store.ts'

describe('view store', () => {
  it('keeps a filter for each panel', () => {
    const store = createViewStore()
    store.getState().setFilter('tests', 'pod')
    store.getState().setFilter('versions', 'runc')
    expect(store.getState().filters).toEqual({ tests: 'pod', versions: 'runc' })
  })

  it('gives what is asked of a log to the side that was used last, and to none that is not on screen', () => {
    const store = createViewStore()
    const side = () => commandSide(store.getState())
    expect(side()).toBeUndefined()
    const hideGood = store.getState().addLogPane('good')
    expect(side()).toBe('good')
    const hideBad = store.getState().addLogPane('bad')
    expect(side()).toBe('bad')
    hideBad()
    expect(side()).toBe('good')
    hideGood()
    expect(side()).toBeUndefined()
  })
})
