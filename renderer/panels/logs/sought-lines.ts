import { visible } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'
import { strings } from '../../strings/index.ts'
import { countBefore, lineAtPlace } from './line-numbers.ts'
import type { LineHits } from './use-line-hits.ts'

const words = strings.logs.find

export interface FoundLine {
  readonly line: number
  /** True when the search passed an end and went on at the other. */
  readonly wrapped: boolean
}

/**
 * The next line that was found, before or after `from`; undefined where that is not known, null when there is none at all.
 * What is known of a search that still reads, was stopped or found too much is a beginning of the artifact: it has no other
 * end to go on from.
 */
export function stepTo(
  { lines, state, total }: LineHits,
  from: number,
  backwards: boolean,
): FoundLine | undefined | null {
  const isComplete = state === 'done' && lines.count >= total
  const place = countBefore(lines, backwards ? from : from + 1) - (backwards ? 1 : 0)
  const near = lineAtPlace(lines, place)
  // The one before is known once one behind it is.
  const isKnown = near !== undefined && (isComplete || !backwards || place + 1 < lines.count)
  if (isKnown) return { line: near, wrapped: false }
  if (!isComplete) return undefined
  const far = lineAtPlace(lines, backwards ? lines.count - 1 : 0)
  return far === undefined ? null : { line: far, wrapped: true }
}

/** What is said of the last step: it passed an end, or did not lead on yet. */
export type StepNote = 'wrapped' | 'waiting' | 'unknown' | undefined

/** `12 of 3,456 lines`; where the reader is on none of them only how many there are. */
export function foundText(hits: LineHits, line: number, step?: StepNote): string {
  const place = countBefore(hits.lines, line)
  const position = lineAtPlace(hits.lines, place) === line ? place + 1 : undefined
  return words.found(hits, { position, step })
}

/** Why a step did not lead on yet; `isAsked` while the next place is asked for by itself. */
export function waitNote({ state, total }: LineHits, isAsked: boolean): StepNote {
  if (total === 0) return undefined
  return state === 'reading' || isAsked ? 'waiting' : 'unknown'
}

/** True where the reading did not come to its end and another one may. */
export function canReadAgain({ state, error }: LineHits): boolean {
  return state === 'stopped' || (state === 'failed' && error?.code !== 'search/refused')
}

/** Why nothing can be found, in a few words. */
export function refusalText(error: AppError): string {
  return error.code === 'search/refused' ? `▲ ${visible(error.reason)}` : errorText(error).what
}
