import { compareText } from '#shared/base/text.ts'
import { DECISIVE_BYTES, fetchOrder, UNASKED_BYTES } from '#shared/knowledge/fetch-order.ts'
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
  const decisive = takeUpTo(rank(wanted, wishes.maxBytes !== undefined), Math.min(budget, DECISIVE_BYTES))
  const chosen = new Set(decisive)
  const others = wanted.filter(object => !chosen.has(object)).sort(bySize)
  const spent = decisive.reduce((sum, { bytes }) => sum + bytes, 0)
  const rest = wishes.maxBytes === undefined && !isSmall ? [] : takeUpTo(others, budget - spent)
  for (const object of rest) chosen.add(object)
  const left = files.filter(object => !chosen.has(object))
  return { decisive: decisive.map(nameOf), rest: rest.map(nameOf), left: left.map(nameOf).sort(compareText) }
}

/** Consoles make folders visible by empty objects whose name ends in a slash; they are no artifacts. */
export function isFolderMarker({ name, bytes }: Pick<StoredObject, 'name' | 'bytes'>): boolean {
  return name.endsWith('/') && bytes === 0
}

/** The decisive ones in their order; within one kind the small ones first, since they are there at once. */
function rank(objects: readonly StoredObject[], isAsked: boolean): readonly StoredObject[] {
  const ranked = objects.flatMap(object => {
    const place = fetchOrder.findIndex(({ pattern }) => pattern.test(object.name))
    const kind = fetchOrder[place]
    return kind === undefined || (!isAsked && object.bytes > kind.mostBytes) ? [] : [{ object, place }]
  })
  return ranked.sort((a, b) => a.place - b.place || bySize(a.object, b.object)).map(({ object }) => object)
}

/** From the front, leaving out what does not fit; a later one may still fit. */
function takeUpTo(objects: readonly StoredObject[], bytes: number): readonly StoredObject[] {
  let left = bytes
  return objects.filter(object => {
    if (object.bytes > left) return false
    left -= object.bytes
    return true
  })
}

function bySize(a: StoredObject, b: StoredObject): number {
  return a.bytes - b.bytes || compareText(a.name, b.name)
}

function nameOf({ name }: StoredObject): string {
  return name
}
