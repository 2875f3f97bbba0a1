import type { TimelineKind } from '#shared/ipc/views.ts'
import { TIMELINE_KINDS } from '#shared/ipc/contract.ts'
import type { Row } from './timeline-rows.ts'

/** Findings that tell of trouble: what one steps through, and what the row of all findings shows. */
const TROUBLE: ReadonlySet<TimelineKind> = new Set(['root-cause', 'skew', 'unclassified', 'symptom'])

export function isTrouble(kind: TimelineKind): boolean {
  return TROUBLE.has(kind)
}

/** Kinds that are not hidden, the weightiest first. */
export function shownKinds(hidden: ReadonlySet<TimelineKind>): readonly TimelineKind[] {
  return TIMELINE_KINDS.filter(kind => !hidden.has(kind))
}

/** Kinds whose events a row shows as marks. */
export function kindsOfRow({ kind }: Pick<Row, 'kind'>, hidden: ReadonlySet<TimelineKind>): readonly TimelineKind[] {
  return shownKinds(hidden).filter(shown => kind !== 'all' || isTrouble(shown))
}
