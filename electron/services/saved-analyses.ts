import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Analysis } from '#shared/model/analysis.ts'
import type { RunCache } from './cache/open-cache.ts'
import { DAMAGED_COPY } from './cache/read-blob.ts'

/** Analyses of copied runs, kept so that a second look at the same bytes costs no reading. */
export interface SavedAnalyses {
  /** `source` is what the analysis says of where it comes from; `contents` which bytes it reads. */
  load(source: string, contents: string): Promise<Analysis | undefined>
  save(source: string, contents: string, analysis: Analysis): Promise<void>
}

/**
 * Kept in the cache, by everything that could change an analysis: the bytes, the knowledge, and the program itself
 * (`program` is a fingerprint of it; `knowledge` answers the version in force). What is there was written by this very program, so that its shape is not checked
 * again; the cache checks that it is whole.
 */
export function createSavedAnalyses(
  cache: Pick<RunCache, 'analyses'>,
  program: string,
  knowledge: () => Promise<string> | string,
): SavedAnalyses {
  const keyOf = async (source: string, contents: string): Promise<string> =>
    JSON.stringify([program, await knowledge(), source, contents])
  return {
    load: async (source, contents) => (await cache.analyses.get(await keyOf(source, contents))) as Analysis | undefined,
    save: async (source, contents, analysis) => {
      // Rules may have changed while it was made.
      if (analysis.knowledge !== (await knowledge())) return
      await cache.analyses.put(await keyOf(source, contents), analysis)
    },
  }
}

/** A fingerprint of the built program: other code may read the same bytes in another way. */
export function fingerprintProgram(workerFile: string): string {
  const folder = dirname(workerFile)
  const hash = createHash('sha256')
  // Folder by folder: inside a package, listing below a folder is Electron's own code, and not as complete as Node's.
  const folders = ['', 'chunks'].filter(name => existsSync(join(folder, name)))
  const names = folders.flatMap(name => readdirSync(join(folder, name)).map(file => join(name, file)))
  const files = names.filter(name => name.endsWith('.js'))
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}

/** Artifacts of which the cached copy turned out damaged while it was read. */
export function damagedCopies({ coverage }: Analysis): readonly string[] {
  return coverage.filter(({ reason }) => reason === DAMAGED_COPY).map(({ artifact }) => artifact)
}
