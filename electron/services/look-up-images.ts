import { z } from 'zod'
import {
  readPackageList,
  wantedLists,
  withPublishedImages,
  type WantedList,
} from '#shared/analysis/published-images.ts'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { AnyRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { ImageProblem, LookUpOutcome, PublishedImage } from '#shared/model/published-image.ts'
import type { RunCache } from './cache/open-cache.ts'
import { followSignal } from './fetch/abort-signal.ts'
import type { Network } from './fetch/open-network.ts'

export interface LookUpContext {
  readonly cache: Pick<RunCache, 'analyses'>
  /** The error is that of an endpoint which is none. */
  readonly network: () => Result<Pick<Network, 'storage'>>
  /** What is in the cache is used, and nothing is asked. */
  readonly isOffline: boolean
  readonly signal: AbortSignalLike
  /** How long all requests together may take. Milliseconds. */
  readonly patienceMs?: number
  /** Lists that could not be had just now, by address: they are not asked for again. */
  readonly failed?: ReadonlyMap<string, AppError>
}

/** Analyses with what was looked up of their images, and what could not be. */
export interface ToldAnalyses extends LookUpOutcome {
  readonly analyses: readonly Analysis[]
}

interface LookedUp extends LookUpOutcome {
  readonly lists: readonly PublishedImage[]
}

/** Builds of one comparison; a real one names two or three. */
const MOST_LISTS = 16
/** A real list has about 200 kB. */
const LIST_BYTES = 4 * 1024 ** 2
/** Nobody waits longer for what a comparison can do without. */
const PATIENCE_MS = 15_000

/** The version of a package, as ebuilds have them; anything else is no list of ours. */
const Package = z.object({ component: z.string().max(100), version: z.string().regex(/^\d[\w.+~-]{0,63}$/u) })
const Packages = z.array(Package).min(1).max(50)
const SavedList = z.object({ schema: z.literal(1), packages: Packages })

/**
 * Looks up what is published of the OS images that these runs name. A build never changes, so that a list is asked for
 * once and kept in the cache; what cannot be had is told, and changes nothing. `rules` are those of the analyses.
 */
export async function lookUpImages(
  analyses: readonly Analysis[],
  rules: readonly AnyRule[],
  cx: LookUpContext,
): Promise<ToldAnalyses> {
  const { lists, ...outcome } = await findLists(wantedLists(analyses), cx)
  return { analyses: analyses.map(analysis => withPublishedImages(analysis, lists, rules)), ...outcome }
}

async function findLists(wanted: readonly WantedList[], cx: LookUpContext): Promise<LookedUp> {
  const asked = wanted.slice(0, MOST_LISTS)
  const late = AbortSignal.timeout(cx.patienceMs ?? PATIENCE_MS)
  const signal = followSignal(AbortSignal.any([followSignal(cx.signal), late]))
  const found = await Promise.all(asked.map(list => lookUp(list, cx, signal)))
  return {
    lists: found.flatMap(one => (one.ok ? [one.value] : [])),
    problems: found.flatMap((one, index) => (one.ok ? [] : problemOf(asked[index], one.error))),
    omitted: wanted.length - asked.length,
  }
}

function problemOf(list: WantedList | undefined, problem: AppError): readonly ImageProblem[] {
  return list === undefined ? [] : [{ image: list.image, address: list.address, problem }]
}

async function lookUp(list: WantedList, cx: LookUpContext, signal: AbortSignal): Promise<Result<PublishedImage>> {
  const { address } = list
  const key = JSON.stringify(['published-image', address])
  const saved = SavedList.safeParse(await cx.cache.analyses.get(key))
  if (saved.success) return ok({ address, packages: saved.data.packages })
  if (cx.isOffline) return err({ code: 'fetch/network-off', what: address })
  const failure = cx.failed?.get(address)
  if (failure !== undefined) return err(failure)
  const asked = await ask(list, cx, signal)
  if (!asked.ok) return asked
  await cx.cache.analyses.put(key, { schema: 1, packages: asked.value.packages })
  return asked
}

async function ask(
  { bucket, name, address }: WantedList,
  { network, ...cx }: LookUpContext,
  signal: AbortSignal,
): Promise<Result<PublishedImage>> {
  const opened = network()
  if (!opened.ok) return opened
  const host = new URL(address).host
  const text = await opened.value.storage.readText({ bucket, name }, { maxBytes: LIST_BYTES, signal })
  if (!text.ok) return isLate(text.error, cx.signal) ? err(stalled(host, address)) : text
  const packages = Packages.safeParse(readPackageList(Buffer.from(text.value)))
  if (packages.success) return ok({ address, packages: packages.data })
  return err({ code: 'fetch/malformed', host, what: address, reason: 'it is no list of packages' })
}

/** Nobody cancelled it but the clock. */
function isLate({ code }: AppError, signal: AbortSignalLike): boolean {
  return code === 'cancelled' && !signal.aborted
}

function stalled(host: string, what: string): AppError {
  return { code: 'fetch/stalled', host, what, reason: 'no answer came in time' }
}
