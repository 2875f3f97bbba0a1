import picomatch from 'picomatch'
import { ensure } from '#shared/base/assert.ts'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Reference, RunPlace } from '#shared/model/reference.ts'
import type { CachedRun } from '../services/cache/cached-run.ts'
import { RunCopier } from '../services/fetch/run-copier.ts'
import type { FetchWishes } from '../services/fetch/plan-fetch.ts'
import { paced } from '../services/paced.ts'
import { bucketsToTry } from '../services/references/buckets.ts'
import { bucketUri, describeReference } from '../services/references/describe-reference.ts'
import { parseReference } from '../services/references/parse-reference.ts'
import { resolveReference } from '../services/references/resolve-reference.ts'
import { cachedRunSource } from '../services/sources/open-cached-run.ts'
import { analyseCopy } from './analyse-copy.ts'
import type { CopyOptions } from './copy-options.ts'
import type { Copying } from './copying.ts'
import type { OpenedRun } from './open-run.ts'
import type { ProgressBar } from './progress.ts'

/** A run in a bucket, as far as it was copied. Closing its source lets others remove the copy. */
export interface CopiedRun extends OpenedRun {
  readonly cached: CachedRun
  /** What was to be copied: names. */
  readonly wanted: readonly string[]
  /** Artifacts that could not be fetched, with the reason. */
  readonly failures: ReadonlyMap<string, AppError>
  /** Why the store could not be asked, so that an older listing serves. */
  readonly problem: AppError | undefined
  /** Throws damaged copies away and, with a network, fetches them again. */
  mend(names: readonly string[]): Promise<void>
  analyse(read: () => Promise<Result<Analysis>>): Promise<Result<Analysis>>
}

export interface CopyCall {
  readonly copying: Copying
  readonly options: CopyOptions
  readonly bar: ProgressBar
  /** Under which the bar counts it. */
  readonly side: string
}

const PROGRESS_MS = 100

/** Copies the run that an address names into the cache, as far as is wanted. Fails when there is nothing of it at all. */
export async function copyAddress(address: string, call: CopyCall): Promise<Result<CopiedRun>> {
  const reference = parseReference(address)
  if (!reference.ok) return reference
  const place = await findPlace(reference.value, call)
  return place.ok ? await copyRun(place.value, call) : place
}

/** The run that a reference means. */
export async function findPlace(
  reference: Reference,
  { copying, options }: Pick<CopyCall, 'copying' | 'options'>,
): Promise<Result<RunPlace>> {
  if (reference.kind === 'job' || reference.kind === 'pull') return chooseOne(reference)
  const { place: what } = describeReference(reference)
  if (reference.kind !== 'run' && options.offline) return err({ code: 'fetch/network-off', what })
  const network = copying.network()
  if (!network.ok) return network
  const found = await resolveReference(reference, network.value, copying.signal)
  if (!found.ok) return found
  const { bucket, path, job, id } = found.value
  return ok({ bucket, path, job, id })
}

function chooseOne(reference: Extract<Reference, { readonly kind: 'job' | 'pull' }>): Result<never> {
  const { place: text, title } = describeReference(reference)
  const instead = 'List them with "runskew history" and the same address, and name one'
  return err({ code: 'reference/unusable', text, reason: `it means ${title}`, instead })
}

async function copyRun(place: RunPlace, call: CopyCall): Promise<Result<CopiedRun>> {
  const { copying, options } = call
  const network = copying.network()
  if (!network.ok) return network
  const cached = await copying.cache.openRun(place)
  const { storage, limits, queue, now } = network.value
  // The copier tells of its first state before it is there to be asked.
  let show = (): void => undefined
  const copier = new RunCopier({
    run: cached,
    cache: copying.cache,
    buckets: bucketsToTry(place.bucket),
    queue,
    download: { storage, limits, now, digest: path => copying.digester.digest(path) },
    wallClock: () => Date.now(),
    isOffline: () => options.offline,
    onChange: () => show(),
  })
  show = paced(() => showProgress(copier, call), PROGRESS_MS)
  const copied = await copyInto(cached, copier, call)
  if (!copied.ok) await cached.close()
  return copied
}

async function copyInto(
  cached: CachedRun,
  copier: RunCopier,
  { copying, options }: CopyCall,
): Promise<Result<CopiedRun>> {
  const { signal } = copying
  if (cached.record() === undefined && !options.offline) copying.digester.start()
  const listed = await copier.list(toWishes(options), signal)
  if (!listed.ok) return listed
  const { problem } = copier.state()
  const wanted = [...copier.plan.decisive, ...copier.plan.rest]
  if (problem === undefined && !options.offline) {
    await copier.copy(copier.plan.decisive, 'decisive', signal)
    await copier.copy(copier.plan.rest, 'rest', signal)
    await copier.copyPieces(copier.plan.pieces, 'rest', signal)
  }
  if (signal.aborted) return err({ code: 'cancelled' })
  if (cached.copies().size === 0) return err(whyNothing(cached, { wanted, problem, copier, options }))
  const mend = async (names: readonly string[]): Promise<void> => {
    if (options.offline) for (const name of names) await cached.drop(copier.wholeOf(name))
    else await copier.mend(names, signal)
  }
  return ok(toOpened(cached, { copying, wanted, problem, failures: copier.failures, mend }))
}

function toOpened(
  cached: CachedRun,
  { copying, ...rest }: Pick<CopiedRun, 'wanted' | 'problem' | 'failures' | 'mend'> & { readonly copying: Copying },
): CopiedRun {
  const label = bucketUri(cached.place)
  const source = { ...cachedRunSource(cached), label, close: () => cached.close() }
  const { cache, saved } = copying
  return {
    source,
    run: ensure(source.runs[0], 'the one run of a copy'),
    label,
    location: { kind: 'cached', dir: cache.dir, key: cached.key },
    analyse: read => analyseCopy({ cached, label, saved, mend: rest.mend }, read),
    cached,
    ...rest,
  }
}

function whyNothing(
  cached: CachedRun,
  {
    wanted,
    problem,
    copier,
    options,
  }: Pick<CopiedRun, 'wanted' | 'problem'> & { copier: RunCopier; options: CopyOptions },
): AppError {
  const what = bucketUri(cached.place)
  const [failure] = copier.failures.values()
  if (problem !== undefined || failure !== undefined) return problem ?? failure ?? { code: 'cancelled' }
  if (options.offline) return { code: 'fetch/network-off', what }
  const total = cached.record()?.objects.length ?? 0
  const reason = wanted.length === 0 ? `none of its ${total} artifacts is within the limits given` : 'it is empty'
  return { code: 'source/unsupported', path: what, reason }
}

/** The limits as the plan takes them. */
export function toWishes({ only, maxBytes }: CopyOptions): FetchWishes {
  return {
    ...(only.length === 0 ? {} : { isWanted: isMatch(only) }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  }
}

/** Hidden files are artifacts like others. */
function isMatch(globs: readonly string[]): (name: string) => boolean {
  return picomatch([...globs], { dot: true })
}

function showProgress(copier: RunCopier, { bar, side }: CopyCall): void {
  const { phase, artifacts, bytes, bytesPerSecond } = copier.state()
  if (phase === 'listing') bar.count(side, artifacts.total)
  if (phase !== 'fetching') return
  const rate = bytesPerSecond === undefined ? {} : { bytesPerSecond }
  bar.update(side, { doneBytes: bytes.cached, totalBytes: bytes.cached + bytes.wanted, ...rate })
}
