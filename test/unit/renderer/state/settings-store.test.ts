import { describe, expect, it } from 'vitest'
import { err } from '#shared/base/result.ts'
import { Settings } from '#shared/ipc/contract.ts'
import { createSettingsStore } from '../../../../renderer/state/settings-store.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

const denied = { code: 'file/write' as const, path: 'settings.json', reason: 'read-only' }

describe('settings store', () => {
  it('has the defaults before the backend answered, and what is kept afterwards', async () => {
    const backend = createFakeBackend()
    await backend.call('settings.set', { theme: 'dark' })
    const store = createSettingsStore(backend)
    expect(store.getState().settings).toEqual(Settings.parse({}))
    await store.getState().load()
    expect(store.getState().settings.theme).toBe('dark')
  })

  it('sends all settings with a change, so that a default never replaces a choice', async () => {
    const backend = createFakeBackend()
    const store = createSettingsStore(backend)
    await store.getState().change({ theme: 'dark' })
    await store.getState().change({ wrap: true })
    expect(backend.calls.at(-1)?.input).toEqual({ ...Settings.parse({}), theme: 'dark' })
  })

  it('shows a change at once and takes it back when it could not be kept', async () => {
    const store = createSettingsStore(createFakeBackend({ 'settings.set': () => err(denied) }))
    const changing = store.getState().change({ theme: 'light' })
    expect(store.getState().settings.theme).toBe('light')
    await changing
    expect(store.getState()).toMatchObject({ settings: { theme: 'system' }, problem: denied })
  })
})
