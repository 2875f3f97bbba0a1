import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotateLine } from '#shared/analysis/annotate-line.ts'
import { createLineFilter } from '#shared/analysis/filter/line-filter.ts'
import { builtInIndex } from '#shared/analysis/knowledge-index.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'
import { createTemplateOfLine } from '#shared/analysis/templates/template-of-line.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import type { FilterLevel, LineFilter } from '#shared/model/line-filter.ts'

const LINES = [
  'I0305 11:31:08.200000    4242 pod_workers.go:190] "Syncing"',
  'E0305 11:31:08.200000    4242 kubelet.go:10] "Failed" err="slow"',
  'W0305 11:31:09.000000    4242 pod_workers.go:190] slow pod',
  'Mar 05 11:31:08 host containerd[800]: time="2025-03-05T11:31:08Z" level=error msg="unsupported shim version (3): not implemented"',
  'Mar 05 11:31:08 host containerd[800]: time="2025-03-05T11:31:08Z" level=info msg="starting containerd" version=1.7.25',
  'slow and plain',
  '',
]
const line = fc.oneof(fc.constantFrom(...LINES), fc.stringMatching(/^[a-z :.]{0,20}$/u))
const levels = fc.subarray<FilterLevel>(['info', 'warning', 'error', 'none'], { minLength: 1 })
const filters: fc.Arbitrary<LineFilter> = fc.record(
  {
    query: fc
      .constantFrom('slow', 'SLOW', 's')
      .chain(text => fc.record({ text: fc.constant(text), isPattern: fc.constant(false), ignoresCase: fc.boolean() })),
    levels,
    marks: fc.constant(['annotated'] as const),
    writer: fc.constantFrom('containerd', 'Pod_Workers.go'),
  },
  { requiredKeys: [] },
)

/** The filter, said as plainly as can be. */
function passes(text: string, { query, levels: wanted, marks, writer }: LineFilter): boolean {
  const parsed = parseLine(text)
  const by = parsed.ident ?? parsed.fields.get('source')?.split(':')[0]
  const same = (word: string) => (query?.ignoresCase === true ? word.toLowerCase() : word)
  return (
    (query === undefined || same(text).includes(same(query.text))) &&
    (wanted === undefined || wanted.includes(parsed.level ?? 'none')) &&
    (marks === undefined || annotateLine(text, 'a.log').length > 0) &&
    (writer === undefined || by?.toLowerCase() === writer.toLowerCase())
  )
}

test('passes the lines that a look at each of them passes, wherever the chunks end', () => {
  fc.assert(
    fc.property(filters, fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 90 }), (filter, lines, chunk) => {
      const open = createLineFilter(filter, { index: builtInIndex, novel: [] })
      if (!open.ok) throw new Error(open.error)
      const passed: number[] = []
      const reading = open.value('a.log', number => passed.push(number))
      const bytes = encodeUtf8(lines.map(text => `${text}\n`).join(''))
      for (let at = 0; at < bytes.length; at += chunk) reading.feed(bytes.slice(at, at + chunk))
      reading.end()
      expect(passed).toEqual(lines.flatMap((text, index) => (passes(text, filter) ? [index + 1] : [])))
    }),
  )
})

test('a coloured line is as new as the same line without its colours', () => {
  const text = 'E0305 11:31:08.200000    4242 kubelet.go:10] "Failed" err="slow"'
  const id = createTemplateOfLine()(text)
  const open = createLineFilter({ marks: ['novel'] }, { index: builtInIndex, novel: [id] })
  if (!open.ok) throw new Error(open.error)
  const passed: number[] = []
  const reading = open.value('a.log', number => passed.push(number))
  reading.feed(encodeUtf8(`${text}\n\u001b[31m${text}\u001b[0m\nother\n`))
  reading.end()
  expect(passed).toEqual([1, 2])
})
