import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createArtifactClock } from '#shared/analysis/clock/resolve-clock.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'
import { instant } from '#shared/base/time.ts'
import { placeLines } from '../support/place-lines.ts'

const CORPUS = '../shared/corpus'
const LARGEST = 2_000_000
/** A year that holds each date once. */
const YEAR = { from: instant(Date.UTC(2025, 0, 2) * 1_000), to: instant(Date.UTC(2025, 11, 30) * 1_000) }

const logs = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter(name => {
      const stats = statSync(join(CORPUS, name))
      return stats.isFile() && stats.size <= LARGEST && /\.(?:log|txt|json)$/u.test(name)
    })
  : []

describe.skipIf(logs.length === 0)('lines of real logs', () => {
  test('have the same place from their bytes as when each is read', () => {
    let [placed, asked] = [0, 0]
    for (const name of logs) {
      const lines = readFileSync(join(CORPUS, name), 'utf8').split(/\r?\n/u)
      const clock = createArtifactClock({ seesRecordTimes: true })
      for (const line of lines) clock.observe(parseLine(line))
      const instantOf = clock.resolver(YEAR)
      const counting: typeof instantOf = times => {
        asked++
        return instantOf(times)
      }
      const read = placeLines(lines, { instantOf, isSteady: false })
      expect(placeLines(lines, { instantOf: counting, isSteady: clock.isSteady() }), name).toEqual(read)
      placed += read.filter(place => place?.isInherited === false).length
    }
    expect(placed).toBeGreaterThan(10_000)
    // Twice for each that is read.
    expect(asked).toBeLessThan(placed)
  }, 120_000)
})
