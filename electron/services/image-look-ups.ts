import type { AppError, Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { AnyRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { RunCache } from './cache/open-cache.ts'
import type { Network } from './fetch/open-network.ts'
import { lookUpImages, type ToldAnalyses } from './look-up-images.ts'

export interface ImageLookUpsOptions {
  readonly cache: Pick<RunCache, 'analyses'>
  readonly network: () => Result<Pick<Network, 'storage'>>
  /** What the person set. */
  readonly settings: () => { readonly lookUpImages: boolean; readonly offline: boolean }
  /** Those in force. */
  readonly rules: () => readonly AnyRule[]
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Looking up of OS images for a window that asks again and again; answers nothing while the person does not want it. */
export type ImageLookUps = (analyses: readonly Analysis[], signal: AbortSignalLike) => Promise<ToldAnalyses | undefined>

/** A store that failed is not asked again for so long: an investigation is brought up to date often. Milliseconds. */
const FAILED_MS = 60_000

export function createImageLookUps({ cache, network, settings, rules, now }: ImageLookUpsOptions): ImageLookUps {
  const failures = new Map<string, { readonly problem: AppError; readonly at: number }>()
  return async (analyses, signal) => {
    const { lookUpImages: isWanted, offline: isOffline } = settings()
    if (!isWanted) return undefined
    for (const [address, { at }] of failures) if (now() - at >= FAILED_MS) failures.delete(address)
    const failed = new Map([...failures].map(([address, { problem }]) => [address, problem]))
    const told = await lookUpImages(analyses, rules(), { cache, network, isOffline, signal, failed })
    if (isOffline || signal.aborted) return told
    for (const { address, problem } of told.problems) {
      if (!failed.has(address)) failures.set(address, { problem, at: now() })
    }
    return told
  }
}
