import { ensure } from '#shared/base/assert.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { DEFAULT_LIMITS, type SourceLimits } from '../archive/limits.ts'
import { openBlob } from '../cache/blob-store.ts'
import { cachePathsIn, isRunKey } from '../cache/cache-paths.ts'
import type { CachedRun } from '../cache/cached-run.ts'
import { emptyJournal } from '../cache/journal.ts'
import { loadRun } from '../cache/load-run.ts'
import type { RunRecord } from '../cache/run-record.ts'
import { cachedRunContainer, type CachedArtifacts } from './cached-run-container.ts'
import { createSource } from './create-source.ts'
import type { Source, SourceRun } from './source.ts'

/**
 * Opens the copy of a run by its key (`CachedRun.key`) in the cache at `cacheDir` (`RunCache.dir`), as it is now. Only
 * reads, and takes no lease: whoever asks for it has one. `cache/unusable` when the cache knows no such run.
 */
export async function openCachedRun(
  cacheDir: string,
  key: string,
  limits: Partial<SourceLimits> = {},
): Promise<Result<Source>> {
  const paths = cachePathsIn(cacheDir)
  const { record, held } = isRunKey(key) ? await loadRun(paths, key) : NOTHING
  if (record === undefined) {
    return err({ code: 'cache/unusable', path: cacheDir, reason: 'it holds no listing of this run' })
  }
  const container = cachedRunContainer({
    record,
    ...held,
    open: copy => openBlob(paths, copy),
    onDamage: () => Promise.resolve(),
  })
  return ok(createSource(container, { ...DEFAULT_LIMITS, ...limits }))
}

const NOTHING = { record: undefined, held: emptyJournal() }

/**
 * A run whose copy grows, as a source: each look shows the artifacts that are here then. A copy that turns out damaged
 * is dropped, so that it can be fetched again. Closing it leaves the run to whoever opened it.
 */
export function cachedRunSource(run: CachedRun): Source {
  const current = createView(run)
  return {
    kind: 'prow',
    label: `${run.place.job}/${run.place.id}`,
    runs: [
      {
        path: '',
        get uploaded() {
          return current().uploaded
        },
        get entries() {
          return current().entries
        },
        open: name => current().open(name),
        stream: () => current().stream(),
        plainFile: async name => await current().plainFile?.(name),
        streamStored: async function* (isWanted) {
          yield* current().streamStored?.(isWanted) ?? []
        },
      },
    ],
    close: () => Promise.resolve(),
  }
}

/** The run as it is now; made again only when something has changed. */
function createView(run: CachedRun): () => SourceRun {
  let shown: { readonly artifacts: CachedArtifacts; readonly run: SourceRun } | undefined
  return () => {
    const record = run.record() ?? emptyRecord(run)
    const [copies, pieces] = [run.copies(), run.pieces()]
    if (shown?.artifacts.copies === copies && shown.artifacts.pieces === pieces) return shown.run
    const artifacts: CachedArtifacts = {
      record,
      copies,
      pieces,
      open: copy => run.open(copy),
      onDamage: copy => run.drop(copy.name),
    }
    const [only] = createSource(cachedRunContainer(artifacts), DEFAULT_LIMITS).runs
    shown = { artifacts, run: ensure(only, 'the one run of a cached run') }
    return shown.run
  }
}

function emptyRecord({ place }: CachedRun): RunRecord {
  return { place, bucket: place.bucket, listedAt: 0, isFinished: false, objects: [] }
}
