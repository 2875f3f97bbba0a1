import { readdir, stat } from 'node:fs/promises'
import type { CachedRunView } from '#shared/ipc/views.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import { isFolderMarker } from '../fetch/plan-fetch.ts'
import { isRunKey, runPaths, type CachePaths } from './cache-paths.ts'
import { blobsOf } from './journal.ts'
import { loadRun } from './load-run.ts'

/** A run of which there is a copy, or part of one. */
export interface CachedRunSummary extends Pick<CachedRunView, 'artifacts' | 'bytes' | 'usedAt'> {
  readonly key: string
  readonly place: RunPlace
  readonly isFinished: boolean
}

/** Every run that was listed, the one used last first. */
export async function listRuns(paths: CachePaths): Promise<readonly CachedRunSummary[]> {
  const runs: CachedRunSummary[] = []
  for (const key of await listRunKeys(paths)) {
    const run = await summarise(paths, key)
    if (run !== undefined) runs.push(run)
  }
  return runs.sort((a, b) => b.usedAt - a.usedAt)
}

/** What a run has in its bucket, copied or not. */
export async function listArtifacts(paths: CachePaths, key: string): Promise<readonly string[]> {
  const { record } = await loadRun(paths, key)
  return (record?.objects ?? []).filter(object => !isFolderMarker(object)).map(({ name }) => name)
}

/** The keys of all runs, in no order. */
export async function listRunKeys({ runs }: CachePaths): Promise<readonly string[]> {
  return (await readdir(runs).catch(() => [])).filter(isRunKey)
}

/** When a run was last used; 0 when nobody knows. Milliseconds since 1970. */
export async function lastUseOf(paths: CachePaths, key: string): Promise<number> {
  return (await stat(runPaths(paths, key).used).catch(() => undefined))?.mtimeMs ?? 0
}

async function summarise(paths: CachePaths, key: string): Promise<CachedRunSummary | undefined> {
  const { record, held } = await loadRun(paths, key)
  if (record === undefined) return undefined
  const { place, isFinished } = record
  const artifacts = record.objects.filter(object => !isFolderMarker(object))
  return {
    key,
    place,
    isFinished,
    artifacts: { total: artifacts.length, cached: held.copies.size },
    bytes: { total: sumBytes(artifacts), cached: sumBytes(blobsOf(held)) },
    usedAt: Math.round(await lastUseOf(paths, key)) * 1000,
  }
}

function sumBytes(items: Iterable<{ readonly bytes: number }>): number {
  let sum = 0
  for (const { bytes } of items) sum += bytes
  return sum
}
