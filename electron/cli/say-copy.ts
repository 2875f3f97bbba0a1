import { formatBytes } from '#shared/base/size-text.ts'
import { compareText } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'
import { isFolderMarker } from '../services/fetch/plan-fetch.ts'
import type { CopiedRun } from './copy-run.ts'
import type { CopyOptions } from './copy-options.ts'
import { say } from './output.ts'

/** Failures told one by one. */
const LISTED = 10

/** What a reader of the result must know of the copy it rests on; nothing when all of the run is here. */
export function sayCopy(copied: CopiedRun, options: CopyOptions): void {
  for (const line of describeCopy(copied, options)) say(line)
}

export function describeCopy(copied: CopiedRun, options: CopyOptions): readonly string[] {
  const { label, cached, problem, failures } = copied
  const pending = cached.record()?.isFinished === false
  return [
    ...(problem === undefined ? [] : [`${errorText(problem).what} The copy of ${listedAt(copied)} is used.`]),
    ...describeFailures(failures),
    ...describeUnfetched(copied, options),
    ...(pending ? [`${label} had not finished when it was listed; there may be more to come.`] : []),
  ]
}

function listedAt({ cached }: CopiedRun): string {
  return new Date(cached.record()?.listedAt ?? 0).toISOString().replace(/\.\d+Z$/u, 'Z')
}

function describeFailures(failures: ReadonlyMap<string, AppError>): readonly string[] {
  const sorted = [...failures].sort(([a], [b]) => compareText(a, b))
  const lines = sorted.slice(0, LISTED).map(([name, error]) => `${name}: ${errorText(error).what}`)
  const more = sorted.length - LISTED
  return more > 0 ? [...lines, `and ${more} more that could not be fetched`] : lines
}

function describeUnfetched({ label, cached, failures }: CopiedRun, options: CopyOptions): readonly string[] {
  const copies = cached.copies()
  const artifacts = (cached.record()?.objects ?? []).filter(object => !isFolderMarker(object))
  const missing = artifacts.filter(({ name }) => !copies.has(name))
  if (missing.length === 0) return []
  const size = formatBytes(missing.reduce((sum, { bytes }) => sum + bytes, 0))
  const what = `${missing.length} of ${artifacts.length} artifacts of ${label} (${size})`
  return [
    `${what} ${options.offline ? 'are not in the cache' : 'were not fetched'}${hint(options, failures.size > 0)}.`,
  ]
}

/** How to get them, where there is a way. */
function hint({ offline, only, maxBytes }: CopyOptions, isFailed: boolean): string {
  if (offline) return '; leave out --offline to fetch them'
  return !isFailed && only.length === 0 && maxBytes === undefined ? '; --all fetches them too' : ''
}
