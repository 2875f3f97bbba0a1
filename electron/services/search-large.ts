import type { FileHandle } from 'node:fs/promises'
import type { ArtifactSearch, SearchedArtifact } from './search-artifact.ts'
import { searchSpans, type SearchThreads } from './search-spans.ts'
import { readAt } from './logs/read-at.ts'
import type { SourceEntry, SourceRun } from './sources/source.ts'
import { utf16Of } from './sources/transcode-utf16.ts'

/** Of a smaller file one thread has found everything before others have started. */
const LARGE_BYTES = 64 * 1024 ** 2

/** Searches the large artifacts of a run, those that are plain files, with all cores. */
export interface LargeSearch {
  /** Undefined: it is none, or there are no threads. Then nothing was handed over. */
  search(run: SourceRun, entry: SourceEntry, wanted: ArtifactSearch): Promise<SearchedArtifact | undefined>
  close(): Promise<void>
}

/** Threads are started with the first large artifact; without `startThreads` there are none. */
export function createLargeSearch(startThreads: (() => SearchThreads) | undefined): LargeSearch {
  let start = startThreads
  let threads: SearchThreads | undefined
  const close = async () => {
    await threads?.close()
    threads = undefined
  }
  return {
    close,
    async search(run, entry, wanted) {
      const file = start === undefined ? undefined : await openLarge(run, entry)
      if (file === undefined) return undefined
      try {
        threads ??= start?.()
        if (threads === undefined) return undefined
        const searched = await searchFile(threads, { file, bytes: entry.bytes ?? 0 }, wanted)
        if (searched?.isComplete !== true) start = undefined
        return searched
      } finally {
        // Nothing may read a descriptor that was closed and belongs to another file.
        if (start === undefined) await close()
        await file.close()
      }
    },
  }
}

/** The file behind an artifact that is large, when its bytes are the artifact's. */
async function openLarge(run: SourceRun, { name, bytes = 0 }: SourceEntry): Promise<FileHandle | undefined> {
  if (bytes < LARGE_BYTES) return undefined
  const file = await run.plainFile?.(name)
  if (file === undefined || utf16Of(await readAt(file, 0, 2)) === undefined) return file
  await file.close()
  return undefined
}

async function searchFile(
  threads: SearchThreads,
  { file, bytes: size }: { readonly file: FileHandle; readonly bytes: number },
  { artifact, limit, onFound, onBytes }: ArtifactSearch,
): Promise<SearchedArtifact | undefined> {
  const spans = searchSpans(threads, { artifact, file: file.fd, bytes: size, limit })
  let lines = 0
  let bytes = 0
  for (;;) {
    const next = await spans.next().catch(() => undefined)
    if (next === undefined) return bytes === 0 ? undefined : { lines, bytes, isComplete: false }
    if (next.done === true) return { lines, bytes, isComplete: true }
    lines += next.value.found
    bytes += next.value.bytes
    onBytes(bytes)
    if (next.value.evidence.length > 0) await onFound(next.value.evidence)
  }
}
