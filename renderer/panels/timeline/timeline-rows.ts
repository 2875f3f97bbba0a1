import { groupOfLane, laneTest, type LaneChoice } from '#shared/ipc/lane-choice.ts'
import { groupBy } from '../../state/group-by.ts'
import { strings } from '../../strings/index.ts'
import type { Side } from './sides.ts'

const words = strings.timeline.rows

const GROUP_HEIGHT = 24
const STRIP = { phases: 15, tests: 25, lane: 17 } as const
/** Between the strips of the two runs, and below the second. */
const GAP = 1
const AIR = 2

/** What a row is about; `all` holds the findings of every lane. */
export type RowKind = 'phases' | 'tests' | 'all' | 'group' | 'lane'

/** A horizontal strip in a row that belongs to one run. `top` counts from the top of the content. */
export interface Strip {
  readonly top: number
  readonly height: number
}

/** One lane with the good run's strip above the bad one's. `top` counts from the top of the content. */
export interface Row {
  readonly kind: RowKind
  /** Unique among the rows; a lane's key, a group's name with a slash. */
  readonly id: string
  /** What people call it. */
  readonly label: string
  /** Keys of the lanes whose events and lines it shows. */
  readonly lanes: readonly string[]
  /** The same, to ask for events of them. */
  readonly choice: LaneChoice
  readonly top: number
  readonly height: number
  /** Undefined for the head of a group that is unfolded. */
  readonly strips: Readonly<Record<Side, Strip>> | undefined
  /** Of the head of a group. */
  readonly isFolded?: boolean
}

export interface RowsOptions {
  /** In display order. */
  readonly lanes: readonly string[]
  readonly hasPhases: boolean
  readonly hasTests: boolean
  /** Names of groups of which only the head is shown. */
  readonly folded: ReadonlySet<string>
  /** Only lanes whose key holds it, in any case of letters. */
  readonly text: string
}

export interface Rows {
  readonly rows: readonly Row[]
  readonly height: number
  /** Lanes that the text leaves out. */
  readonly filteredOut: number
}

/** What belongs to both runs as a whole first, then the lanes by host role. No two rows overlap. */
export function buildRows({ lanes, hasPhases, hasTests, folded, text }: RowsOptions): Rows {
  const shown = lanes.filter(laneTest({ text }))
  const stack = createStack()
  if (hasPhases)
    stack.add(
      { kind: 'phases', id: 'phases', label: words.phases, lanes: [], choice: { lane: 'phases' } },
      STRIP.phases,
    )
  if (hasTests)
    stack.add({ kind: 'tests', id: 'tests', label: words.tests, lanes: [], choice: { lane: 'tests' } }, STRIP.tests)
  if (shown.length > 0)
    stack.add({ kind: 'all', id: 'all', label: words.all, lanes: shown, choice: { text } }, STRIP.lane)
  for (const [group, own] of groupBy(shown, groupOfLane)) {
    const isFolded = folded.has(group)
    const choice = { group, text }
    const head = { kind: 'group' as const, id: `${group}/`, label: group, lanes: own, choice, isFolded }
    stack.add(head, isFolded ? STRIP.lane : undefined)
    if (!isFolded)
      for (const lane of own)
        stack.add({ kind: 'lane', id: lane, label: nameInGroup(lane), lanes: [lane], choice: { lane } }, STRIP.lane)
  }
  return { ...stack.result(), filteredOut: lanes.length - shown.length }
}

function nameInGroup(lane: string): string {
  return lane.slice(groupOfLane(lane).length + 1) || lane
}

function createStack() {
  const rows: Row[] = []
  let top = 0
  return {
    add(row: Omit<Row, 'top' | 'height' | 'strips'>, strip: number | undefined) {
      const height = strip === undefined ? GROUP_HEIGHT : 2 * strip + GAP + 2 * AIR
      const strips = strip === undefined ? undefined : stripsAt(top + AIR, strip)
      rows.push({ ...row, top, height, strips })
      top += height
    },
    result: () => ({ rows, height: top }),
  }
}

function stripsAt(top: number, height: number): Readonly<Record<Side, Strip>> {
  return { good: { top, height }, bad: { top: top + height + GAP, height } }
}

/** Rows of which something lies between two heights of the content. */
export function rowsBetween(rows: readonly Row[], top: number, bottom: number): readonly Row[] {
  return rows.filter(row => row.top < bottom && row.top + row.height > top)
}

/** More than the tallest screen, and scrolling shows no gap. */
const NEAR = 6_000

/**
 * The rows to write names of: all but lanes that are far from a height of the content. A browser takes seconds to lay out
 * tens of thousands of names. Heads of groups are always there, for the keyboard.
 */
export function rowsNear(rows: readonly Row[], top: number): readonly Row[] {
  return rows.filter(row => row.kind !== 'lane' || Math.abs(row.top - top) < NEAR)
}

/** The row that shows a lane now: its own, the head of its folded group, or the row of phases or tests. */
export function rowOfLane(rows: readonly Row[], lane: string): Row | undefined {
  return (
    rows.find(row => row.id === lane) ??
    rows.find(row => row.kind === 'group' && row.isFolded === true && row.lanes.includes(lane))
  )
}
