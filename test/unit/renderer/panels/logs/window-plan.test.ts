import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogLine, LogWindow } from '#shared/ipc/views.ts'
import { foldRows, wholeRows } from '../../../../../renderer/panels/logs/fold-rows.ts'
import { appendLines, NO_LINES } from '../../../../../renderer/panels/logs/line-numbers.ts'
import {
  centred,
  holds,
  MARGIN_LINES,
  linesToAsk,
  openWindow,
  reduceWindow,
  WINDOW_LINES,
  type WindowState,
} from '../../../../../renderer/panels/logs/window-plan.ts'

const lineOf = (line: number): LogLine => ({
  line,
  offset: line * 10,
  text: `line ${line}`,
  bytes: 6,
  cutBytes: 0,
  notes: [],
})

function answer(totalLines: number, ranges: readonly { from: number; count: number }[]): LogWindow {
  const lines = ranges.flatMap(({ from, count }) =>
    Array.from({ length: Math.max(0, Math.min(count, totalLines - from + 1)) }, (_, i) => lineOf(from + i)),
  )
  return { artifact: 'a.log', size: { totalLines, bytes: totalLines * 10 }, lines }
}

/** Answers everything that is asked for until nothing is on its way. */
function settle(state: WindowState, totalLines: number): WindowState {
  let now = state
  for (let round = 0; now.fetch !== undefined; round++) {
    if (round > 5) throw new Error('never comes to rest')
    now = reduceWindow(now, { kind: 'loaded', request: now.fetch, answer: answer(totalLines, now.fetch) })
  }
  return now
}

/** The first lines of an artifact whose lines are not counted yet. */
function shownEarly(totalLines: number): WindowState {
  const opened = openWindow(at(1))
  const request = opened.fetch ?? []
  const { lines } = answer(totalLines, request)
  return reduceWindow(opened, { kind: 'loaded', request, answer: { artifact: 'a', lines } })
}

const at = (line: number) => ({ line, at: 'centre', mark: true, focus: false }) as const
const numbers = (state: WindowState) => [state.lines[0]?.line, state.lines.at(-1)?.line]

describe('reduceWindow', () => {
  it('holds a full window around the line that is opened', () => {
    expect(numbers(settle(openWindow(at(50_000)), 100_000))).toEqual([49_000, 50_999])
  })

  it('goes to the last line when a line beyond the end is asked for', () => {
    const state = settle(openWindow(at(999_999)), 5_000)
    expect([numbers(state), state.reveal?.line]).toEqual([[3_001, 5_000], 5_000])
  })

  it('shows lines before all are counted, moves on in them, and knows the end once it is told', () => {
    const shown = shownEarly(3_000)
    expect([shown.totalLines, shown.rows.length]).toEqual([undefined, 2_000])
    expect(reduceWindow(shown, { kind: 'seen', first: 1_800, last: 1_840 }).fetch).toEqual([
      { from: 2_001, count: 819 },
    ])
    const counted = reduceWindow(shown, { kind: 'counted', size: { totalLines: 3_000, bytes: 30_000 } })
    expect([counted.totalLines, counted.bytes, counted.map.totalRows, counted.rows]).toEqual([
      3_000,
      30_000,
      3_000,
      shown.rows,
    ])
  })

  it('goes to the last line, whichever that is, of an artifact that is still being counted', () => {
    const shown = shownEarly(5_000)
    const asked = reduceWindow(shown, { kind: 'go', to: at(1e12) })
    const isThere = (state: WindowState) =>
      expect([numbers(state), state.reveal?.line]).toEqual([[3_001, 5_000], 5_000])
    isThere(settle(asked, 5_000))
    // The count may come before the answer, which then holds nothing.
    const counted = reduceWindow(asked, { kind: 'counted', size: { totalLines: 5_000, bytes: 50_000 } })
    isThere(settle(counted, 5_000))
  })

  it('keeps its lines when the end cannot be read, and asks again when it is to', () => {
    const shown = shownEarly(5_000)
    const failed = reduceWindow(shown, { kind: 'endless', error: { code: 'cancelled' } })
    expect([failed.rows, failed.error]).toEqual([shown.rows, { code: 'cancelled' }])
    expect(reduceWindow(failed, { kind: 'retried' }).error).toBeUndefined()
  })

  it('is content with an artifact of no lines', () => {
    const state = settle(openWindow(at(1)), 0)
    expect([state.lines, state.totalLines, state.fetch]).toEqual([[], 0, undefined])
  })

  it('does not ask for ever when an artifact claims lines and hands out none', () => {
    let state = openWindow(at(1))
    for (let round = 0; round < 3 && state.fetch !== undefined; round++) {
      const empty: LogWindow = { artifact: 'a.log', size: { totalLines: 9_000, bytes: 1 }, lines: [] }
      state = reduceWindow(state, { kind: 'loaded', request: state.fetch, answer: empty })
    }
    expect(state.fetch).toBeUndefined()
  })

  it('asks only for the lines that are new when the reader nears the end of the window', () => {
    const state = settle(openWindow(at(50_000)), 100_000)
    const next = reduceWindow(state, { kind: 'seen', first: 50_560, last: 50_600 })
    expect([next.want, next.fetch]).toEqual([{ from: 49_580, count: 2_000 }, [{ from: 51_000, count: 580 }]])
  })

  it('asks for nothing in the middle of the window, nor at the end of the artifact', () => {
    const middle = settle(openWindow(at(50_000)), 100_000)
    expect(reduceWindow(middle, { kind: 'seen', first: 49_990, last: 50_030 })).toBe(middle)
    const end = settle(openWindow(at(100_000)), 100_000)
    expect(reduceWindow(end, { kind: 'seen', first: 99_960, last: 100_000 })).toBe(end)
  })

  it('reveals a line that is held without asking', () => {
    const state = settle(openWindow(at(50_000)), 100_000)
    const next = reduceWindow(state, { kind: 'go', to: at(50_100) })
    expect([next.fetch, next.reveal]).toEqual([undefined, { ...at(50_100), row: 50_100, serial: 2 }])
  })

  it('keeps the question that is on its way when its answer will hold the line', () => {
    const opened = openWindow(at(50_000))
    expect(reduceWindow(opened, { kind: 'go', to: at(50_001) }).fetch).toBe(opened.fetch)
  })

  it('drops an answer to an older question', () => {
    const opened = openWindow(at(50_000))
    const moved = reduceWindow(opened, { kind: 'go', to: at(10) })
    const stale = { kind: 'loaded', request: opened.fetch!, answer: answer(100_000, opened.fetch!) } as const
    expect(reduceWindow(moved, stale)).toBe(moved)
  })

  it('keeps what it holds when a question fails, and asks the same again', () => {
    const state = settle(openWindow(at(50_000)), 100_000)
    const asking = reduceWindow(state, { kind: 'seen', first: 50_560, last: 50_600 })
    const failed = reduceWindow(asking, {
      kind: 'failed',
      request: asking.fetch!,
      error: { code: 'bug', message: 'x' },
    })
    expect([failed.lines, failed.fetch, failed.error?.code]).toEqual([state.lines, undefined, 'bug'])
    expect(reduceWindow(failed, { kind: 'retried' }).fetch).toEqual(asking.fetch)
  })

  it('asks again for all that it holds when notes may be others, and keeps it meanwhile', () => {
    const state = settle(openWindow(at(1)), 20_000)
    const renewed = reduceWindow(state, { kind: 'renewed' })
    expect([renewed.lines, renewed.fetch]).toEqual([state.lines, [state.want]])
    expect(reduceWindow(openWindow(at(1)), { kind: 'renewed' }).fetch).toEqual([openWindow(at(1)).want])
  })

  it('shows what the reader scrolls to, in one unbroken stretch of at most 2,000 lines', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('go' as const), line: fc.integer({ min: 1, max: 40_000 }) }),
      fc.record({ kind: fc.constant('scroll' as const), by: fc.integer({ min: -MARGIN_LINES, max: MARGIN_LINES }) }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.array(step, { maxLength: 25 }), (total, steps) => {
        let state = settle(openWindow(at(1)), total)
        let top = 1
        for (const move of steps) {
          top = Math.max(1, Math.min(total, move.kind === 'go' ? move.line : top + move.by))
          if (move.kind === 'go') state = settle(reduceWindow(state, { kind: 'go', to: at(top) }), total)
          // The editor reports its rows after every move, also after one that was made for it.
          state = settle(reduceWindow(state, { kind: 'seen', first: top, last: Math.min(total, top + 40) }), total)
          expect(holds(state.rows, top)).toBe(true)
          expect(state.lines.length).toBeLessThanOrEqual(WINDOW_LINES)
          expect(state.lines.every((line, index) => line.line === (state.lines[0]?.line ?? 0) + index)).toBe(true)
        }
      }),
    )
  })
})

describe('reduceWindow, told what an older window showed', () => {
  it('stays where it is: the editor reports its rows once more while the new lines are being laid out', () => {
    const far = settle(openWindow(at(30_000)), 60_000)
    expect(reduceWindow(far, { kind: 'seen', first: 1, last: 34 })).toBe(far)
  })
})

describe('linesToAsk', () => {
  const held = Array.from({ length: 100 }, (_, i) => lineOf(101 + i))
  it('is the head, the tail, all or nothing of what is wanted', () => {
    const whole = wholeRows(1_000)
    expect(linesToAsk(held, { from: 51, count: 100 }, whole)).toEqual([{ from: 51, count: 50 }])
    expect(linesToAsk(held, { from: 151, count: 100 }, whole)).toEqual([{ from: 201, count: 50 }])
    expect(linesToAsk(held, { from: 500, count: 10 }, whole)).toEqual([{ from: 500, count: 10 }])
    expect(linesToAsk(held, { from: 120, count: 10 }, whole)).toBeUndefined()
    expect(linesToAsk([], { from: 1, count: 0 }, whole)).toBeUndefined()
  })

  it('is the single lines that a filter leaves', () => {
    const passed = appendLines(NO_LINES, 10, [1, 500])
    const map = foldRows({ passed, context: 0, opened: new Set(), totalLines: 1_000 })
    expect(linesToAsk([lineOf(11)], { from: 1, count: 6 }, map)).toEqual([
      { from: 10, count: 1 },
      { from: 511, count: 1 },
    ])
  })
})

describe('reduceWindow, with lines folded', () => {
  const passed = appendLines(
    NO_LINES,
    10,
    Array.from({ length: 2_000 }, () => 10),
  )
  const map = foldRows({ passed, context: 0, opened: new Set(), totalLines: 30_000 })
  const keep = (line: number) => ({ line, at: 'centre', mark: false, focus: false }) as const
  const shown = (state: WindowState) => state.rows.map(({ line, fold }) => line?.line ?? [fold?.from, fold?.count])

  it('shows the lines that pass around the reader, and rows for what lies between', () => {
    const state = settle(openWindow(at(15_000)), 30_000)
    const folded = settle(reduceWindow(state, { kind: 'folded', map, to: keep(15_000) }), 30_000)
    const row = folded.reveal?.row ?? 0
    expect(holds(folded.rows, row)).toBe(true)
    expect(shown(folded).slice(row - 1 - (folded.rows[0]?.row ?? 0), row + 3 - (folded.rows[0]?.row ?? 0))).toEqual([
      [14_991, 9],
      15_000,
      [15_001, 9],
      15_010,
    ])
  })

  it('comes back to the same line when nothing is folded any more', () => {
    const state = settle(openWindow(at(15_004)), 30_000)
    const folded = settle(reduceWindow(state, { kind: 'folded', map, to: keep(15_004) }), 30_000)
    expect(folded.rows.find(({ row }) => row === folded.reveal?.row)?.fold).toMatchObject({ from: 15_001 })
    const back = settle(reduceWindow(folded, { kind: 'folded', map: wholeRows(30_000), to: keep(15_004) }), 30_000)
    expect(back.reveal).toMatchObject({ line: 15_004, row: 15_004 })
    expect(holds(back.rows, 15_004)).toBe(true)
  })

  it('keeps the rows on screen where they are while more lines are found', () => {
    const few = foldRows({
      passed: appendLines(NO_LINES, 10, [10, 10]),
      context: 0,
      opened: new Set(),
      totalLines: 30_000,
    })
    const state = settle(openWindow(at(1)), 30_000)
    const first = settle(reduceWindow(state, { kind: 'folded', map: few, to: keep(1) }), 30_000)
    const more = settle(reduceWindow(first, { kind: 'folded', map }), 30_000)
    expect(shown(first).slice(0, 6)).toEqual(shown(more).slice(0, 6))
    expect([first.rows.length, more.rows.length > 100]).toEqual([7, true])
  })

  it('leaves out held lines that do not touch what came', () => {
    const state = settle(openWindow(at(1)), 30_000)
    const far = settle(reduceWindow(state, { kind: 'go', to: at(20_000) }), 30_000)
    expect(far.rows[0]?.row).toBe(19_000)
  })
})

describe('centred', () => {
  it('stays inside the artifact', () => {
    expect([centred(1, wholeRows(100)), centred(5_000, wholeRows(5_000)), centred(3, wholeRows(undefined))]).toEqual([
      { from: 1, count: 100 },
      { from: 3_001, count: 2_000 },
      { from: 1, count: 2_000 },
    ])
  })
})
