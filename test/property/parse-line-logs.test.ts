import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLine } from '#shared/analysis/parse-line.ts'
import { stripAnsi } from '#shared/base/text.ts'
import { formats } from '#shared/knowledge/formats/index.ts'

const samples = formats.flatMap(format => format.samples.map(sample => sample.line))
const wrappers = [
  'Mar 05 11:26:07 node-a unit[12]: ',
  'W0906 04:08:11.598] ',
  '[   12.345678] ',
  '2023-01-09T12:57:28.766132542Z stderr F ',
  'MESSAGE=',
]
const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.array(fc.constantFrom(...wrappers), { maxLength: 6 }), fc.constantFrom(...samples))
    .map(([outer, inner]) => outer.join('') + inner),
  fc
    .tuple(fc.constantFrom(...samples), fc.nat(120), fc.string({ unit: 'binary', maxLength: 5 }))
    .map(([text, at, noise]) => text.slice(0, at) + noise + text.slice(at)),
  fc.tuple(fc.constantFrom(...samples), fc.nat(120)).map(([text, at]) => text.slice(0, at)),
)

test('never throws and says the same of the same line', () => {
  fc.assert(
    fc.property(line, text => {
      expect(parseLine(text)).toEqual(parseLine(text))
    }),
    { numRuns: 1000 },
  )
})

test('names a time only with its text from the line', () => {
  fc.assert(
    fc.property(line, text => {
      const { formats: ids, time, message } = parseLine(text)
      if (ids.some(id => id.endsWith('json'))) return
      if (time !== undefined) expect(stripAnsi(text).replaceAll('\\', '')).toContain(time.text.replaceAll('\\', ''))
      if (ids.length === 0) expect(message).toBe(stripAnsi(text))
    }),
    { numRuns: 1000 },
  )
})

test('wrapping a line in a journal adds the wrapper and changes nothing inside', () => {
  fc.assert(
    fc.property(fc.constantFrom(...samples), text => {
      const inner = parseLine(text)
      const outer = parseLine(`Mar 05 11:26:07 node-a unit[12]: ${text}`)
      expect(outer.formats).toEqual(['journal-short', ...inner.formats])
      expect(outer).toMatchObject({ host: 'node-a', message: inner.message })
      if (inner.time !== undefined) expect(outer.time).toEqual(inner.time)
    }),
  )
})
