import { ok, type Result } from '#shared/base/result.ts'
import { Settings, type CommandInput } from '#shared/ipc/contract.ts'
import { loadSavedJson } from './saved-json.ts'
import { writeFileAtomic } from './write-file-atomic.ts'

type SettingsChange = CommandInput<'settings.set'>

/** What the person set, kept in one file. */
export interface SettingsStore {
  get(): Settings
  /** The same, once the changes under way are written or could not be: a window that opens again asks for what it set. */
  settled(): Promise<Settings>
  /** Writes the whole file; on failure nothing has changed. */
  change(patch: SettingsChange): Promise<Result<Settings>>
}

/** Opens the settings. A missing file means the defaults; a damaged one the version before it, then the defaults. */
export async function openSettings(path: string): Promise<SettingsStore> {
  const saved = (await loadSavedJson(path, Settings)) ?? (await loadSavedJson(`${path}.previous`, Settings))
  let current = saved ?? Settings.parse({})
  let last: Promise<unknown> = Promise.resolve()

  const write = async (patch: SettingsChange): Promise<Result<Settings>> => {
    const stated = Object.entries(patch).filter(([, value]) => value !== undefined)
    const next = Settings.parse({ ...current, ...Object.fromEntries(stated) })
    const written = await writeFileAtomic(path, `${JSON.stringify(next, undefined, 2)}\n`)
    if (!written.ok) return written
    current = next
    return ok(next)
  }
  return {
    get: () => current,
    settled: async () => {
      await last.catch(() => undefined)
      return current
    },
    change: patch => {
      // One after the other, so that two quick changes do not undo each other.
      const written = last.then(() => write(patch))
      last = written
      return written
    },
  }
}
