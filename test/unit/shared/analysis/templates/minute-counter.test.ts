import { describe, expect, it } from 'vitest'
import { createMinuteCounter, type MinuteLimits, type SlotMinutes } from '#shared/analysis/templates/minute-counter.ts'
import { encodeUtf8, viewOf } from '#shared/base/bytes.ts'

const NO_LIMITS: MinuteLimits = { minutes: 100, reads: 100, pairs: 100 }

/** Counts lines, the time of each with the number of its slot; a slot of an even number has timed lines. */
function countsOf(limits: Partial<MinuteLimits>, lines: readonly (readonly [slot: number, text: string])[]) {
  const counter = createMinuteCounter({ ...NO_LIMITS, ...limits })
  const slots = new Map<number, SlotMinutes>()
  for (const [number, text] of lines) {
    const slot = slots.get(number) ?? { number, minute: undefined, pair: -1, place: undefined }
    slots.set(number, slot)
    const bytes = encodeUtf8(text)
    const hashed = { blockOffset: 0, number: 1, high: 0, low: 0, versions: 0, isClipped: false }
    counter.count(slot, { ...hashed, bytes, view: viewOf(bytes), start: 0, end: bytes.length }, number % 2 === 0)
  }
  const counts = [...counter.counts()].sort(([a], [b]) => a - b)
  return counts.map(([slot, own]) => [slot, [...own].map(([{ time }, count]) => `${time.text.slice(11, 16)} ${count}`)])
}
const at = (time: string) => `2025-03-05T${time}Z tick`

describe('limits of an artifact', () => {
  it('tell so many minutes apart: later ones, and what follows them, are not counted', () => {
    const lines = [at('11:26:00'), at('11:27:00'), at('11:28:00'), at('11:26:30')]
    const all = lines.flatMap(line => [[0, line] as const, [1, 'frame'] as const])
    expect(countsOf({ minutes: 2 }, all)).toEqual([
      [0, ['11:26 2', '11:27 1']],
      [1, ['11:26 2', '11:27 1']],
    ])
  })

  it('take so many lines apart: minutes that come up later are not counted, known ones are', () => {
    const lines = [at('11:26:00'), at('11:27:00'), at('11:28:00'), at('11:26:30'), at('11:27:30')]
    const all = lines.flatMap(line => [[0, line] as const, [1, 'frame'] as const])
    expect(countsOf({ reads: 2 }, all)).toEqual([
      [0, ['11:26 2', '11:27 2']],
      [1, ['11:26 2', '11:27 2']],
    ])
  })

  it('keep so many minutes of slots: lines of others are not counted', () => {
    const lines = [at('11:26:00'), at('11:27:00'), at('11:26:30')]
    const all = lines.flatMap(line => [[0, line] as const, [1, 'frame'] as const])
    expect(countsOf({ pairs: 3 }, all)).toEqual([
      [0, ['11:26 2', '11:27 1']],
      [1, ['11:26 2']],
    ])
  })
})
