import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTemplateOfLine, templateOfLine } from '#shared/analysis/templates/template-of-line.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'Mar 05 09:35:46 n1 kubelet[2114]: ',
      'time="2025-03-05T09:35:46.2Z" level=error msg="',
      'exit status ',
      '"',
      ' ',
    ],
    ...['v1.7.24', '4ca6380e', 'pod-x2x9k', 'runc', '12', '1', 'é', '\u2400', '{', 'code = 14', 'feed'],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const line = fc.array(piece, { maxLength: 10 }).map(pieces => pieces.join('').replaceAll(/[\r\n]/gu, ' '))

test('a line has the same template whether or not lines like it came before', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), lines => {
      const templateOf = createTemplateOfLine()
      expect(lines.map(templateOf)).toEqual(lines.map(templateOfLine))
    }),
    { numRuns: 500 },
  )
})
