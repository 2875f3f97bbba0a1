import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldRows } from '../../renderer/panels/logs/fold-rows.ts'
import { appendLines, countBefore, lineAtPlace, NO_LINES } from '../../renderer/panels/logs/line-numbers.ts'

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 })).map(lines => lines.sort((a, b) => a - b))

function listOf(lines: readonly number[], size: number) {
  let list = NO_LINES
  for (let at = 0; at < lines.length; at += size) {
    const part = lines.slice(at, at + size)
    list = appendLines(
      list,
      part[0] ?? 0,
      part.slice(1).map((line, index) => line - (part[index] ?? 0)),
    )
  }
  return list
}

test('line numbers come back as they were handed over, however they were divided', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 61 }), (lines, size, line) => {
      const list = listOf(lines, size)
      expect(Array.from({ length: list.count }, (_, place) => lineAtPlace(list, place))).toEqual(lines)
      expect(countBefore(list, line)).toBe(lines.filter(each => each < line).length)
    }),
  )
})

const folds = fc.record({
  lines: numbers,
  context: fc.integer({ min: 0, max: 4 }),
  totalLines: fc.integer({ min: 1, max: 60 }),
  opened: fc.array(fc.integer({ min: 1, max: 60 })).map(lines => new Set(lines)),
})

test('every line is in one row or one closed fold, in order, and every row knows its line', () => {
  fc.assert(
    fc.property(folds, ({ lines, context, totalLines, opened }) => {
      const map = foldRows({ passed: listOf(lines, 5), context, opened, totalLines })
      const told: number[] = []
      for (let row = 1; row <= (map.totalRows ?? 0); row++) {
        const content = map.at(row)
        if ('line' in content) {
          told.push(content.line)
          expect(map.rowOf(content.line)).toBe(row)
        } else if (!content.fold.isOpen) {
          const { from, count } = content.fold
          for (let line = from; line < from + count; line++) {
            told.push(line)
            expect(map.rowOf(line)).toBe(row)
          }
        }
      }
      expect(told).toEqual(Array.from({ length: totalLines }, (_, index) => index + 1))
    }),
  )
})

test('only lines near one that passes are shown, unless their fold is open', () => {
  fc.assert(
    fc.property(folds, ({ lines, context, totalLines }) => {
      const map = foldRows({ passed: listOf(lines, 5), context, opened: new Set(), totalLines })
      const isNear = (line: number) =>
        lines.some(each => each <= totalLines + context && Math.abs(each - line) <= context)
      for (let line = 1; line <= totalLines; line++) {
        const content = map.at(map.rowOf(line))
        // A match behind the end of what is known shows nothing, its context does.
        expect('line' in content).toBe(isNear(line))
      }
    }),
  )
})
