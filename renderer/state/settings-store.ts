import { createStore, type StoreApi } from 'zustand/vanilla'
import { Settings, type Backend } from '#shared/ipc/contract.ts'
import type { AppInfo } from '#shared/ipc/views.ts'
import type { AppError } from '#shared/base/result.ts'
import { loading, toAnswer, type Answer } from './answer.ts'

/** Mirror of what the main process keeps, with the defaults until it has answered. */
export interface SettingsState {
  readonly settings: Settings
  readonly info: Answer<AppInfo>
  /** Why the last change was not kept; undefined = it was. */
  readonly problem: AppError | undefined
  readonly load: () => Promise<void>
  /** Shown at once; taken back when it could not be kept. */
  readonly change: (change: Partial<Settings>) => Promise<void>
}

export type SettingsStore = StoreApi<SettingsState>

export function createSettingsStore(backend: Backend): SettingsStore {
  let changes = 0
  return createStore<SettingsState>()((set, get) => ({
    settings: Settings.parse({}),
    info: loading,
    problem: undefined,
    load: async () => {
      const asked = changes
      const [info, settings] = await Promise.all([backend.call('app.info', {}), backend.call('settings.get', {})])
      set({ info: toAnswer(info) })
      if (settings.ok && asked === changes) set({ settings: settings.value })
    },
    change: async change => {
      const mine = ++changes
      const before = get().settings
      const after = { ...before, ...change }
      set({ settings: after })
      const result = await backend.call('settings.set', after)
      if (mine !== changes) return
      set(result.ok ? { settings: result.value, problem: undefined } : { settings: before, problem: result.error })
    },
  }))
}
