import { compareText } from '#shared/base/text.ts'
import { DECISIVE_BYTES, fetchOrder, PIECE_BYTES, UNASKED_BYTES } from '#shared/knowledge/fetch-order.ts'
import type { StoredObject } from './storage.ts'

/** What a person limits a fetch to. */
export interface FetchWishes {
  /** Says which artifacts are wanted at all; all of them when left out. */
  readonly isWanted?: (name: string) => boolean
  /** Most stored bytes of the run. Unlimited = everything, also what is not fetched unasked. */
  readonly maxBytes?: number
}

/** The artifacts of a run in the order of fetching; names. */
export interface FetchPlan {
  /** Enough for a first verdict. */
  readonly decisive: readonly string[]
  /** Too large for that: their beginning and their end come with the decisive ones. They stand below as well, as wholes. */
  readonly pieces: readonly string[]
  /** The rest of what is fetched. */
  readonly rest: readonly string[]
  /** What stays in the store unless somebody asks for it. */
  readonly left: readonly string[]
}

/**
 * Small decisive artifacts first, so that a first verdict stands early; then the others, small ones before large ones.
 * Without a limit of the person's own, a run beyond `UNASKED_BYTES` is fetched only as far as it is decisive.
 */
export function planFetch(objects: readonly StoredObject[], wishes: FetchWishes = {}): FetchPlan {
  const files = objects.filter(object => !isFolderMarker(object))
  const wanted = files.filter(({ name }) => wishes.isWanted?.(name) ?? true)
  const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0)
  const isSmall = total <= UNASKED_BYTES
  const budget = wishes.maxBytes ?? (isSmall ? Infinity : DECISIVE_BYTES)
  const first = takeUpTo(rank(wanted, wishes.maxBytes !== undefined), Math.min(budget, DECISIVE_BYTES))
  const decisive = first.filter(({ isPieces }) => !isPieces).map(({ object }) => object)
  const chosen = new Set(decisive)
  const others = wanted.filter(object => !chosen.has(object)).sort(bySize)
  const spent = decisive.reduce((sum, { bytes }) => sum + bytes, 0)
  const rest = wishes.maxBytes === undefined && !isSmall ? [] : takeUpTo(others, budget - spent)
  for (const object of rest) chosen.add(object)
  const left = files.filter(object => !chosen.has(object))
  return {
    decisive: decisive.map(nameOf),
    pieces: first.filter(({ isPieces }) => isPieces).map(({ object }) => object.name),
    rest: rest.map(nameOf),
    left: left.map(nameOf).sort(compareText),
  }
}

/** Consoles make folders visible by empty objects whose name ends in a slash; they are no artifacts. */
export function isFolderMarker({ name, bytes }: Pick<StoredObject, 'name' | 'bytes'>): boolean {
  return name.endsWith('/') && bytes === 0
}

/** A decisive artifact, or the pieces of one that is too large. */
interface Ranked {
  readonly object: StoredObject
  readonly place: number
  readonly isPieces: boolean
  /** That it costs. */
  readonly bytes: number
}

/**
 * The decisive ones in their order; within one kind the small ones first, since they are there at once. Who sets a limit
 * of their own wants wholes.
 */
function rank(objects: readonly StoredObject[], isAsked: boolean): readonly Ranked[] {
  const ranked = objects.flatMap((object): readonly Ranked[] => {
    const place = fetchOrder.findIndex(({ pattern }) => pattern.test(object.name))
    const kind = fetchOrder[place]
    if (kind === undefined) return []
    if (isAsked || object.bytes <= kind.mostBytes) return [{ object, place, isPieces: false, bytes: object.bytes }]
    return kind.hasPieces === true ? [{ object, place, isPieces: true, bytes: 2 * PIECE_BYTES }] : []
  })
  return ranked.sort((a, b) => a.place - b.place || bySize(a.object, b.object))
}

/** From the front, leaving out what does not fit; a later one may still fit. */
function takeUpTo<T extends { readonly bytes: number }>(items: readonly T[], bytes: number): readonly T[] {
  let left = bytes
  return items.filter(item => {
    if (item.bytes > left) return false
    left -= item.bytes
    return true
  })
}

function bySize(a: StoredObject, b: StoredObject): number {
  return a.bytes - b.bytes || compareText(a.name, b.name)
}

function nameOf({ name }: StoredObject): string {
  return name
}
