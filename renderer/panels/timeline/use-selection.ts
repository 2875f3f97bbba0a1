import { useState } from 'react'
import type { LaneChoice } from '#shared/ipc/lane-choice.ts'
import type { TimelineKind, TimelineRow } from '#shared/ipc/views.ts'
import { routeTo } from '../../state/route.ts'
import { windowsOf, type Timeline } from './frame-state.ts'
import { isTrouble, shownKinds } from './kinds.ts'
import { openLine } from './open-line.ts'
import type { Side } from './sides.ts'
import { focusOn, reveal } from './timeline-scale.ts'
import type { FindEvents } from './use-timeline.ts'
import type { VisibleSpans } from './use-spans.ts'
import { zeroAtEvent } from '../../domain/zero.ts'

/** So many events of one instant are told apart when stepping. */
const TIES = 200

export interface Selection {
  readonly selected: TimelineRow | undefined
  readonly select: (row: TimelineRow) => void
  /** Goes to the next finding, or the one before; from the edge of what is visible where nothing is selected. */
  readonly step: (by: 1 | -1) => void
  /** Zooms to what is selected. */
  readonly focus: () => void
  readonly open: () => void
  /** Zero of the run's clock is where it is. */
  readonly makeZero: () => void
}

interface SelectionOptions {
  readonly timeline: Timeline
  readonly spans: VisibleSpans
  readonly hidden: ReadonlySet<TimelineKind>
  /** Those that are shown. */
  readonly lanes: LaneChoice
  readonly find: FindEvents
}

/** One event of either run, and what can be done with it. */
export function useSelection({ timeline, spans, hidden, lanes, find }: SelectionOptions): Selection {
  const [selected, setSelected] = useState<TimelineRow>()
  const { origins, extent, zero } = timeline
  const offsetOf = (row: TimelineRow) => row.at - origins[row.side]
  const select = (row: TimelineRow) => setSelected(row)
  const show = (row: TimelineRow) => {
    select(row)
    spans.change(row.side, visible => reveal(offsetOf(row), visible, extent), { glides: true })
  }
  const goOn = async (by: 1 | -1) => {
    const visible = spans.live.current.good
    const edge = by === 1 ? visible.from : visible.to
    const from = selected === undefined ? edge : offsetOf(selected)
    const span = by === 1 ? { from, to: extent.to } : { from: extent.from, to: from }
    const rows = await find({
      windows: windowsOf(timeline, { good: span, bad: span }),
      zero: zero.offsets,
      kinds: shownKinds(hidden).filter(isTrouble),
      lanes,
      offset: by === 1 ? 0 : -TIES,
      limit: TIES,
    })
    const next = besides(rows, selected, by)
    if (next !== undefined) show(next)
  }
  return {
    selected,
    select,
    step: by => void goOn(by),
    focus() {
      if (selected === undefined) return
      const stretch = { from: offsetOf(selected), to: (selected.to ?? selected.at) - origins[selected.side] }
      spans.change(selected.side, visible => focusOn(stretch, visible, extent), { glides: true, isStep: true })
    },
    open() {
      if (selected !== undefined) openLine(selected.side, selected)
    },
    makeZero() {
      if (selected !== undefined) chooseZero(timeline, selected.side, selected.at)
    },
  }
}

/** The route names the instant; what was visible stays around it. */
function chooseZero({ whole, zero }: Pick<Timeline, 'whole' | 'zero'>, side: Side, at: number): void {
  const start = whole[side]?.start ?? 0
  routeTo({ zero: zeroAtEvent(zero, side, at - start), ...WHOLE })
}

/** Another zero is another clock: a window on the old one means nothing on it. */
export const WHOLE = { from: undefined, to: undefined, badFrom: undefined, badTo: undefined } as const

/** The row after the selected one, or before it; the nearest where the selected one is not among them. */
function besides(rows: readonly TimelineRow[], selected: TimelineRow | undefined, by: 1 | -1): TimelineRow | undefined {
  const at = rows.findIndex(row => isSameRow(row, selected))
  if (at !== -1) return rows[at + by]
  return by === 1 ? rows[0] : rows.at(-1)
}

export function isSameRow(a: TimelineRow, b: TimelineRow | undefined): boolean {
  return (
    b !== undefined &&
    a.side === b.side &&
    a.at === b.at &&
    a.line === b.line &&
    a.artifact === b.artifact &&
    a.kind === b.kind &&
    a.text === b.text
  )
}
