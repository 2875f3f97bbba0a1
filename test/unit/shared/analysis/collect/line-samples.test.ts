import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLineSamples } from '#shared/analysis/collect/line-samples.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'

const timed = parseLine('time="2025-03-05T09:33:33Z" level=info msg=x')
const untimed = parseLine('x')

it('counts each line once and keeps no more samples than it may', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 2, max: 64 }), (lines, most) => {
      const samples = createLineSamples(most)
      for (let line = 1; line <= lines; line++) samples.add(line, () => timed)
      const kept = samples.samples()
      expect(kept.length).toBeLessThanOrEqual(most)
      expect(kept.reduce((sum, { count }) => sum + count, 0)).toBe(lines)
      // Each begins where the one before it ends.
      expect(kept.map(({ line }) => line)).toEqual(
        kept.map((_, i) => 1 + kept.slice(0, i).reduce((n, s) => n + s.count, 0)),
      )
    }),
    { numRuns: 50 },
  )
})

it('reads the time of few lines once there are many', () => {
  const samples = createLineSamples(16)
  let read = 0
  for (let line = 1; line <= 10_000; line++)
    samples.add(line, () => {
      read++
      return timed
    })
  expect(read).toBeLessThan(500)
})

it('keeps the time of the next line where the first states none', () => {
  const samples = createLineSamples(2)
  const lines = [untimed, timed, untimed]
  lines.forEach((parsed, index) => samples.add(index + 1, () => parsed))
  expect(samples.samples()[0]).toMatchObject({ line: 1, count: 2, parsed: { time: timed.time } })
})

it('takes the time of a later line that was merged into one without', () => {
  const samples = createLineSamples(2)
  const lines = [timed, timed, timed, untimed, timed]
  lines.forEach((parsed, index) => samples.add(index + 1, () => parsed))
  expect(samples.samples().filter(({ parsed }) => parsed.time === undefined)).toEqual([])
})
