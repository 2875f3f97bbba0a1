import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLineSearch } from '#shared/analysis/search/line-search.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import type { LineQuery } from '#shared/model/search.ts'

const word = fc.stringMatching(/^[abA:. é]{1,6}$/u)
const text = fc.array(fc.stringMatching(/^[abA:. é]{0,20}$/u), { maxLength: 30 }).map(lines => lines.join('\n'))
const asked = fc.record({ wanted: word, lines: text, ignoresCase: fc.boolean() })

test('a search finds the lines that a look at each of them finds, wherever the chunks end', () => {
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 50 }), ({ wanted, lines, ignoresCase }, chunk) => {
      const query: LineQuery = { text: wanted, isPattern: false, ignoresCase }
      const search = createLineSearch(query)
      if (!search.ok) throw new Error(search.error)
      const found: number[] = []
      const reading = search.value.open('a.log', cite => found.push(cite().line))
      const bytes = encodeUtf8(lines)
      for (let at = 0; at < bytes.length; at += chunk) reading.feed(bytes.slice(at, at + chunk))
      reading.end()
      const same = (line: string) => (ignoresCase ? line.toLowerCase() : line)
      const expected = lines
        .split('\n')
        .flatMap((line, index) => (same(line).includes(same(wanted)) ? [index + 1] : []))
      expect(found).toEqual(expected)
    }),
  )
})
