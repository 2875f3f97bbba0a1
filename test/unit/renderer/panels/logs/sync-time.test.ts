import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { err, ok, type AppError } from '#shared/base/result.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import { findLineAt } from '../../../../../renderer/panels/logs/find-line-at.ts'
import {
  bisectLine,
  MAX_PROBES,
  nearestLine,
  PROBE_LINES,
  spans,
  timeNear,
} from '../../../../../renderer/panels/logs/sync-time.ts'
import { createFakeBackend } from '../../../../support/fake-backend.ts'

const GONE = err<AppError>({ code: 'artifact/not-found', artifact: 'a' })

const lineOf = (line: number, at?: number): LogLine => ({
  line,
  offset: 0,
  text: '',
  bytes: 6,
  cutBytes: 0,
  notes: [],
  ...(at === undefined ? {} : { at }),
})

function probing(all: readonly LogLine[]) {
  const asked: number[] = []
  const probe = (line: number) => {
    asked.push(line)
    return Promise.resolve(ok(all.slice(line - 1, line - 1 + PROBE_LINES)))
  }
  return { asked, probe }
}

describe('timeNear', () => {
  const lines = [lineOf(5), lineOf(6, 60), lineOf(7), lineOf(8, 80)]
  it('takes the time of the line, else of the nearest above, else below', () => {
    expect([8, 7, 5].map(line => timeNear(lines, line))).toEqual([80, 60, 60])
  })
  it('is undefined outside and where no line has a time', () => {
    expect([timeNear(lines, 99), timeNear([lineOf(1)], 1)]).toEqual([undefined, undefined])
  })
})

describe('nearestLine', () => {
  it('is the first of the nearest', () => {
    expect(nearestLine([lineOf(1, 10), lineOf(2), lineOf(3, 20), lineOf(4, 20)], 17)).toBe(3)
    expect(nearestLine([lineOf(1)], 17)).toBeUndefined()
  })
})

describe('spans', () => {
  it('says whether the time lies between the first and the last', () => {
    expect([
      spans([lineOf(1, 10), lineOf(2, 20)], 15),
      spans([lineOf(1, 10), lineOf(2, 20)], 25),
      spans([], 1),
    ]).toEqual([true, false, false])
  })
})

describe('bisectLine', () => {
  it('finds the nearest line of a log in order, with few questions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: -1000, max: 700_000 }),
        async (total, at) => {
          const all = Array.from({ length: total }, (_, i) => lineOf(i + 1, (i + 1) * 10))
          const { asked, probe } = probing(all)
          const answer = await bisectLine(probe, total, at)
          const found = answer.ok ? answer.value : undefined
          const best = Math.min(
            ...[1, total, Math.floor(at / 10), Math.ceil(at / 10)]
              .filter(n => n >= 1 && n <= total)
              .map(n => Math.abs(n * 10 - at)),
          )
          expect(Math.abs((found ?? Infinity) * 10 - at)).toBeLessThanOrEqual(best + PROBE_LINES * 10)
          expect(asked.length).toBeLessThanOrEqual(MAX_PROBES)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is undefined when no line has a time', async () => {
    const { probe, asked } = probing(Array.from({ length: 9_000 }, (_, i) => lineOf(i + 1)))
    expect([await bisectLine(probe, 9_000, 5), asked.length <= MAX_PROBES]).toEqual([ok(undefined), true])
  })

  it('gives up when a question fails, and says why', async () => {
    expect(await bisectLine(() => Promise.resolve(GONE), 9_000, 5)).toEqual(GONE)
  })
})

describe('findLineAt', () => {
  const pane = { runId: 'r', artifact: 'a', totalLines: 9_000, isCorrected: false, lines: [] }
  const { signal } = new AbortController()

  it('tells a log that could not be read from one without times', async () => {
    const failing = createFakeBackend({ 'log.window': () => GONE })
    expect(await findLineAt({ backend: failing, pane, signal }, 5)).toEqual(GONE)
    const timeless = createFakeBackend({
      'log.window': () => ok({ artifact: 'a', size: { totalLines: 9_000, bytes: 9 }, lines: [lineOf(1)] }),
    })
    expect(await findLineAt({ backend: timeless, pane, signal }, 5)).toEqual(ok(undefined))
  })

  it('waits until the lines of a large log are counted', async () => {
    const uncounted = { ...pane, totalLines: undefined }
    const backend = createFakeBackend({
      'log.size': () => ok({ totalLines: 300, bytes: 9 }),
      'log.window': ({ from }) => ok({ artifact: 'a', lines: [lineOf(from, from), lineOf(from + 1, from + 1)] }),
    })
    expect(await findLineAt({ backend, pane: uncounted, signal }, 7)).toEqual(ok(7))
    const failing = createFakeBackend({ 'log.size': () => GONE })
    expect(await findLineAt({ backend: failing, pane: uncounted, signal }, 7)).toEqual(GONE)
  })
})
