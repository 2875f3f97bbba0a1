import type { Ref } from 'react'
import type { LogLine, RunAnalysisView } from '#shared/ipc/views.ts'
import type { PaneId } from '../../state/log-pane.ts'
import type { RulerMark } from './overview-ruler.ts'
import type { TabChange } from './log-tabs.ts'
import type { Opening, Side } from './default-artifact.ts'
import type { NovelComparison } from './use-novel-lines.ts'

/** What the other pane, aligning itself, needs to know and do. */
export interface LogPaneHandle {
  readonly pane: PaneId
  /** Of the run that the artifact is of. */
  readonly side: Side
  readonly runId: string
  readonly artifact: string
  /** Its times are shown by the clock that its skew is measured against. */
  readonly isCorrected: boolean
  readonly start: number | undefined
  readonly totalLines: number | undefined
  /** Of the artifact; not known before its lines are counted. */
  readonly bytes: number
  readonly lines: readonly LogLine[]
  goTo(line: number): void
}

/** A wish from outside to see a line; a new object is a new wish. */
export interface Wish {
  readonly line: number
}

export interface LogPaneProps {
  readonly pane: PaneId
  /** Of the run that what is shown is of, whichever pane shows it; so are the run, its start and the marks. */
  readonly side: Side
  readonly runId: string
  readonly run: RunAnalysisView
  /** Under which the pane's place and filter are remembered. */
  readonly placeKey: string
  /** What tells the run from others, to remember whose artifact it was. */
  readonly runKey: string
  /** The artifact's times are shown by the clock that its skew is measured against. */
  readonly isCorrected: boolean
  readonly start: number | undefined
  readonly opening: Opening
  /** First lines of what only this run says, as far as it was compared; the same list as long as it is the same. */
  readonly novel: readonly RulerMark[]
  readonly comparison: NovelComparison
  /** Undefined: nobody asked for a line; the artifact is shown from `opening.line`. */
  readonly wish: Wish | undefined
  /** The first line on screen, when it was the reader who moved it. */
  readonly onLead: (line: number) => void
  readonly onTab: (change: TabChange) => void
  readonly ref: Ref<LogPaneHandle>
}
