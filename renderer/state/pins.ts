import type { CaseEvent, CaseLine, CasePin, CasePlace, CaseStatement, CaseWork, Dismissal } from '#shared/model/case.ts'
import { isSameStatement } from '#shared/casework/apply-change.ts'

/** A line of a run: what is pinned and what is shown are the same when this is. */
export type LinePlace = Pick<CaseLine, 'side' | 'artifact' | 'line'>

/** The pin of a line, if it has one. Looking is cheap however many there are: lists of lines ask for each. */
export function findPin({ pins }: CaseWork, place: LinePlace): CasePin | undefined {
  let byPlace = known.get(pins)
  if (byPlace === undefined) {
    byPlace = new Map(pins.map(pin => [keyOf(pin.place), pin]))
    known.set(pins, byPlace)
  }
  return byPlace.get(keyOf(place))
}

const known = new WeakMap<readonly CasePin[], ReadonlyMap<string, CasePin>>()

function keyOf({ side, artifact, line }: LinePlace): string {
  return `${side} ${line} ${artifact}`
}

export function findDismissal(
  { dismissed }: CaseWork,
  statement: Pick<CaseStatement, 'kind' | 'id'>,
): Dismissal | undefined {
  return dismissed.find(one => isSameStatement(one, statement))
}

/** True for a place that can be opened in Logs. */
export function isLinePlace(place: CasePlace | undefined): place is CaseLine | CaseEvent {
  return place?.kind === 'line' || place?.kind === 'event'
}
