import type { AppError, Result } from '#shared/base/result.ts'
import type { TimelineSide, TimelineView, TimelineWindow } from '#shared/ipc/views.ts'
import { hasLevel, keepLevel, pickLevel, tileFor, type Level } from './level.ts'
import { perSide, SIDES, type PerSide, type Side } from './sides.ts'

/** Windows of runs, from their own starts. */
export type Windows = { readonly [S in Side]?: TimelineWindow }

export interface LevelStoreOptions {
  readonly whole: TimelineView
  readonly ask: (windows: Windows) => Promise<Result<TimelineView>>
  /** A finer answer is here. */
  readonly onChange: () => void
  /** `undefined`: it works again. */
  readonly onFailure: (error: AppError | undefined) => void
}

/** Answers about parts of the runs, as fine as what is visible needs them: asked for one after the other while it moves. */
export interface LevelStore {
  /** The finest at hand; undefined for a run without a clock. */
  levelFor(side: Side, visible: TimelineWindow): TimelineSide | undefined
  /** Says what is visible; asks for what is missing of it unless a question is on its way. */
  want(visible: PerSide<TimelineWindow>): void
  close(): void
}

export function createLevelStore({ whole, ask, onChange, onFailure }: LevelStoreOptions): LevelStore {
  let levels: PerSide<readonly Level[]> = perSide(side => levelsOf(whole[side]))
  let isBusy = false
  let isClosed = false
  /** What failed is not asked for again until something else is. */
  let failed = ''
  const keep = (answer: TimelineView, windows: Windows) => {
    levels = perSide(side => {
      const [run, window] = [answer[side], windows[side]]
      return run === null || window === undefined ? levels[side] : keepLevel(levels[side], { window, side: run })
    })
  }
  const load = async (windows: Windows) => {
    isBusy = true
    const answer = await ask(windows)
    isBusy = false
    if (isClosed) return
    failed = answer.ok ? '' : JSON.stringify(windows)
    if (answer.ok) keep(answer.value, windows)
    onFailure(answer.ok ? undefined : answer.error)
    onChange()
  }
  return {
    levelFor: (side, visible) => pickLevel(levels[side], visible)?.side,
    want(visible) {
      if (isBusy || isClosed) return
      const windows = missingOf(levels, visible)
      if (SIDES.every(side => windows[side] === undefined) || JSON.stringify(windows) === failed) return
      void load(windows)
    },
    close() {
      isClosed = true
    },
  }
}

function levelsOf(side: TimelineSide | null): readonly Level[] {
  if (side === null) return []
  return [{ window: { from: -Infinity, to: side.end - side.start }, side }]
}

function missingOf(levels: PerSide<readonly Level[]>, visible: PerSide<TimelineWindow>): Windows {
  const missing = SIDES.flatMap(side => {
    const run = levels[side].at(-1)?.side
    if (run === undefined) return []
    const tile = tileFor(visible[side], { from: 0, to: run.end - run.start })
    return tile === undefined || hasLevel(levels[side], tile) ? [] : [[side, tile] as const]
  })
  return Object.fromEntries(missing)
}
