import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineIndex, LINES_PER_MARK } from '../../../../../electron/services/logs/line-index.ts'

function indexOf(text: string, chunk = 100_000): LineIndex {
  const index = new LineIndex()
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += chunk) index.add(bytes.subarray(at, at + chunk))
  return index
}

test.each([
  ['', 0],
  ['a', 1],
  ['a\n', 1],
  ['a\nb', 2],
  ['\n\n', 2],
])('counts the lines of %j', (text, lines) => {
  expect(indexOf(text).totalLines).toBe(lines)
})

test('remembers where each 256th line begins, by line and by byte', () => {
  const index = indexOf('line\n'.repeat(200_000), 997)
  const mark = { line: 3 * LINES_PER_MARK + 1, offset: 3 * LINES_PER_MARK * 5 }
  expect(index.markBefore(mark.line)).toEqual(mark)
  expect(index.markBefore(mark.line + LINES_PER_MARK - 1)).toEqual(mark)
  expect(index.markBefore(mark.line - 1).line).toBe(2 * LINES_PER_MARK + 1)
  expect(index.markBeforeByte(mark.offset)).toEqual(mark)
  expect(index.markBeforeByte(mark.offset - 1).line).toBe(2 * LINES_PER_MARK + 1)
  expect(index.markBefore(10_000_000).line).toBe(781 * LINES_PER_MARK + 1)
})

test('does not depend on how the text is divided', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '\n', '\r\n', 'long line')),
      fc.integer({ min: 1, max: 5 }),
      (parts, size) => {
        const text = parts.join('')
        expect([indexOf(text, size).totalLines, indexOf(text, size).bytes]).toEqual([
          indexOf(text).totalLines,
          text.length,
        ])
      },
    ),
  )
})
