import fc from 'fast-check'
import { expect, test } from 'vitest'
import { terminalStyle } from '#shared/base/terminal-style.ts'
import { visible } from '#shared/base/text.ts'
import { showRow } from '../../renderer/panels/logs/shown-line.ts'

const ESC = '\u001b'
const part = fc.oneof(
  fc.constantFrom(
    `${ESC}[31m`,
    `${ESC}[0m`,
    `${ESC}[m`,
    `${ESC}[1;32m`,
    `${ESC}[38;5;12m`,
    `${ESC}[48;2;1;2;3m`,
    `${ESC}[8m`,
  ),
  fc.constantFrom(`${ESC}[2J`, `${ESC}]8;;x`, ESC, '\0', '\u202e', '😀', 'ä', '\\x1b[31m'),
  fc.string({ maxLength: 6 }),
)

test('what is shown without colour codes is the text without them, whatever the line holds', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), parts => {
      const raw = parts.join('')
      const style = terminalStyle(raw)
      const line = { line: 1, offset: 0, text: visible(raw), bytes: 0, cutBytes: 0, notes: [], ...(style && { style }) }
      const shown = showRow({ row: 1, line }, false)
      // eslint-disable-next-line no-control-regex -- control characters are the subject
      expect(shown.text).toBe(visible(raw.replaceAll(/\u001b\[[\d;:]{0,64}m/gu, '')))
      expect(showRow({ row: 1, line }, true).text).toBe(visible(raw))
      for (const { from, to } of shown.styles) {
        expect([from < to, from >= 0, to <= shown.text.length]).toEqual([true, true, true])
      }
    }),
  )
})
