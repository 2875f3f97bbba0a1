import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { logEvent } from './log-event.ts'
import { hasCode } from './system-error.ts'

/** Larger than any file we write ourselves; a larger one is not ours. Bytes. */
const MAX_BYTES = 1_000_000

/**
 * Reads a small JSON file that this program wrote. Undefined when it is not there or not what the schema says: the
 * caller goes on with its defaults, and the damage is logged.
 */
export async function loadSavedJson<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T> | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (thrown) {
    if (!hasCode(thrown, 'ENOENT')) logEvent('saved-file-unreadable', { path, reason: String(thrown) })
    return undefined
  }
  const parsed = schema.safeParse(text.length > MAX_BYTES ? undefined : parseJson(text))
  if (parsed.success) return parsed.data
  logEvent('saved-file-corrupt', { path, reason: parsed.error.issues.map(issue => issue.message).join('; ') })
  return undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Not JSON is one way of not fitting the schema; `undefined` fits none of ours.
    return undefined
  }
}
