import { readFile } from 'node:fs/promises'
import { analysisPath, sha256Hex, type CachePaths } from './cache-paths.ts'
import { touch } from './lease.ts'
import { removeQuietly, replaceFile } from './replace-file.ts'

/** Derived results by a key that names all they were derived from. Any of them may be gone at any time. */
export interface Analyses {
  /** What was put, if it is there and whole. */
  get(key: string): Promise<unknown>
  /** Keeps a JSON value if it can; never fails. */
  put(key: string, value: unknown): Promise<void>
}

export function openAnalyses(paths: CachePaths, now: () => number): Analyses {
  return {
    get: async key => {
      const path = analysisPath(paths, key)
      const text = await readFile(path, 'utf8').catch(() => undefined)
      if (text === undefined) return undefined
      const value = decode(text)
      await (value === undefined ? removeQuietly(path) : touch(path, now()).catch(() => undefined))
      return value
    },
    put: async (key, value) => {
      const json = JSON.stringify(value)
      await replaceFile(paths, analysisPath(paths, key), `${sha256Hex(json)}\n${json}`).catch(() => undefined)
    },
  }
}

function decode(text: string): unknown {
  const json = text.slice(65)
  if (text.charAt(64) !== '\n' || sha256Hex(json) !== text.slice(0, 64)) return undefined
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}
