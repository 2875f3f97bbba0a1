import { instant, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { Evidence } from '../../model/evidence.ts'

/** One event as two writers tell of it. */
export interface SeenTwice {
  readonly event: string
  readonly at: Instant
  readonly other: Instant
  /** The first writer's line and the other's. */
  readonly evidence: readonly [Evidence, Evidence]
}

/** How much later the first writer's clock is than the other's. */
export interface SkewMeasure {
  readonly offset: number
  readonly spread: number
  readonly pairs: number
  readonly drift?: { readonly ppm: number; readonly at: Instant }
  readonly evidence: readonly Evidence[]
}

/** A median of fewer is chance. */
const FEWEST = 5
/** Events are told late, by up to seconds: kubelet looks once a second what the runtime started. */
const NOTABLE = 2 * MICROS_PER_SECOND
/** An offset is only believed when it is this many times the spread. */
const CLEAR = 3
const DRIFT_PPM = 50
/** A drift is measured by so many pairs, spread over the time: their number counts twice. */
const DRIFT_PAIRS = 32
const CITED = 2

/**
 * Measured by the kind of event with the least spread: each kind has its own delay. Undefined when there are too few
 * pairs, when they do not agree with each other, or when another kind of event contradicts.
 */
export function measureSkew(pairs: readonly SeenTwice[]): SkewMeasure | undefined {
  const kinds = [...new Set(pairs.map(pair => pair.event))].sort()
  const measures = kinds
    .map(kind => pairs.filter(pair => pair.event === kind))
    .filter(same => same.length >= FEWEST)
    .sort((a, b) => spreadAround(a, 0) - spreadAround(b, 0))
    .map(measureKind)
  const [best] = measures
  const isClear = best !== undefined && (best.spread <= NOTABLE || Math.abs(best.offset) >= CLEAR * best.spread)
  return isClear && measures.every(measure => agrees(measure, best)) ? best : undefined
}

/** The same from the other writer's side. */
export function reverseSkew({ offset, drift, evidence, ...rest }: SkewMeasure): SkewMeasure {
  const turned = drift === undefined ? {} : { drift: { ppm: 0 - drift.ppm, at: instant(drift.at + offset) } }
  const sides = evidence.map((_, index) => evidence[index % 2 === 0 ? index + 1 : index - 1])
  return { ...rest, ...turned, offset: 0 - offset, evidence: sides.filter(side => side !== undefined) }
}

/** More than events that are told late can explain. */
export function isNotable({ offset, spread }: SkewMeasure): boolean {
  return Math.abs(offset) > NOTABLE + CLEAR * spread
}

function agrees(a: SkewMeasure, b: SkewMeasure): boolean {
  return Math.abs(a.offset - b.offset) <= NOTABLE + CLEAR * (a.spread + b.spread)
}

function measureKind(pairs: readonly SeenTwice[]): SkewMeasure {
  const drift = driftOf(pairs)
  const at = instant(median(pairs.map(pair => pair.other)))
  const straight = (pair: SeenTwice) => pair.at - pair.other - ((drift ?? 0) / 1e6) * (pair.other - at)
  const offset = Math.round(median(pairs.map(straight)))
  const byDistance = [...pairs].sort((a, b) => Math.abs(straight(a) - offset) - Math.abs(straight(b) - offset))
  return {
    offset,
    spread: Math.round(median(pairs.map(pair => Math.abs(straight(pair) - offset)))),
    pairs: pairs.length,
    ...(drift === undefined ? {} : { drift: { ppm: Math.round(drift), at } }),
    evidence: byDistance.slice(0, CITED).flatMap(pair => pair.evidence),
  }
}

/** The median slope over all two pairs (Theil and Sen), in millionths; undefined unless it explains most of the spread. */
function driftOf(pairs: readonly SeenTwice[]): number | undefined {
  const every = Math.ceil(pairs.length / DRIFT_PAIRS)
  const some = [...pairs].sort((a, b) => a.other - b.other).filter((_, index) => index % every === 0)
  const slopes = some.flatMap((a, index) =>
    some.slice(index + 1).flatMap(b => {
      const time = b.other - a.other
      return time === 0 ? [] : [((b.at - b.other - (a.at - a.other)) / time) * 1e6]
    }),
  )
  if (slopes.length === 0) return undefined
  const slope = median(slopes)
  if (Math.abs(slope) <= DRIFT_PPM) return undefined
  const [flat, tilted] = [spreadAround(pairs, 0), spreadAround(pairs, slope)]
  return tilted * CLEAR < flat ? slope : undefined
}

function spreadAround(pairs: readonly SeenTwice[], slope: number): number {
  const rests = pairs.map(pair => pair.at - pair.other - (slope / 1e6) * pair.other)
  const middle = median(rests)
  return median(rests.map(rest => Math.abs(rest - middle)))
}

/** Of a list that is not empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? NaN
  return Number.isInteger(half) ? ((sorted[half - 1] ?? NaN) + upper) / 2 : upper
}
