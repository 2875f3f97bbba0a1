import { layoutPhases, layoutTests, type Band, type TestBar } from './layout-bands.ts'
import { layoutHeat, type HeatCell } from './layout-heat.ts'
import { layoutMarks, type Mark, type Plot } from './layout-marks.ts'
import type { IndexedLevel } from './indexed-level.ts'
import { SIDES, type PerSide, type Side } from './sides.ts'
import type { Row, Strip } from './timeline-rows.ts'
import type { Span } from './timeline-scale.ts'

/** What is drawn in the strip of one run in a row, in pixels from the plot's left edge. */
export interface StripShapes {
  readonly row: Row
  readonly side: Side
  readonly strip: Strip
  readonly plot: Plot
  readonly heat: readonly HeatCell[]
  readonly bands: readonly Band[]
  readonly tests: readonly TestBar[]
  readonly marks: readonly Mark[]
}

export interface ShapesOptions {
  readonly spans: PerSide<Span>
  /** Absolute instants of zero. */
  readonly origins: PerSide<number>
  readonly width: number
  /** Undefined = the run has no clock. */
  readonly levels: PerSide<IndexedLevel | undefined>
  /** Lines a second that the darkest shade stands for. */
  readonly peak: number
  readonly showsPhases: boolean
  readonly showsTests: boolean
}

/** Everything of some rows, strip by strip. */
export function buildShapes(rows: readonly Row[], options: ShapesOptions): readonly StripShapes[] {
  return rows.flatMap(row => {
    const { strips } = row
    if (strips === undefined) return []
    return SIDES.flatMap(side => {
      const level = options.levels[side]
      return level === undefined ? [] : [shapesOf({ row, side, strip: strips[side] }, level, options)]
    })
  })
}

type Place = Pick<StripShapes, 'row' | 'side' | 'strip'>

function shapesOf(place: Place, level: IndexedLevel, options: ShapesOptions): StripShapes {
  const { row, side } = place
  const { spans, origins, width, peak, showsPhases, showsTests } = options
  const plot = { span: spans[side], width, origin: origins[side] }
  const empty = { ...place, plot, heat: [], bands: [], tests: [], marks: [] }
  if (row.kind === 'phases') return { ...empty, bands: showsPhases ? layoutPhases(level.side.phases, plot) : [] }
  if (row.kind === 'tests') return { ...empty, tests: showsTests ? layoutTests(level.side.tests, plot) : [] }
  return {
    ...empty,
    heat: layoutHeat(level.densitiesOf(row), plot, peak),
    marks: layoutMarks(level.stepsOf(row), plot),
  }
}
