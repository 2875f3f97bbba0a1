import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotateLine } from '#shared/analysis/annotate-line.ts'
import { createLineFilter } from '#shared/analysis/filter/line-filter.ts'
import { builtInIndex } from '#shared/analysis/knowledge-index.ts'
import { createLineSearch } from '#shared/analysis/search/line-search.ts'
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
  'panic: slow',
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
  const same = (word: string) => (query?.ignoresCase === true ? word.toLowerCase() : word)
  return (
    (query === undefined || same(text).includes(same(query.text))) &&
    (wanted === undefined || wanted.includes(levelOf(text))) &&
    (marks === undefined || annotateLine(text, 'a.log').length > 0) &&
    (writer === undefined || writerOf(text).toLowerCase().includes(writer.toLowerCase()))
  )
}

function levelOf(text: string): FilterLevel {
  const { level, message } = parseLine(text)
  return level ?? (message.startsWith('panic: ') ? 'fatal' : 'none')
}

function writerOf(text: string): string {
  const { ident, fields } = parseLine(text)
  return ident ?? fields.get('source')?.split(':')[0] ?? ''
}

/** Numbers of the lines that pass a filter of a log, and of those that the terms of a search let pass. */
function passed(filter: LineFilter, text: string): readonly number[] {
  const open = createLineFilter(filter, { index: builtInIndex, novel: [] })
  if (!open.ok) throw new Error(open.error)
  const lines: number[] = []
  const reading = open.value('a.log', line => lines.push(line))
  reading.feed(encodeUtf8(text))
  reading.end()
  return lines
}

function found(filters: string, text: string): readonly number[] {
  const search = createLineSearch({ text: '', isPattern: false, ignoresCase: true, filters })
  if (!search.ok) throw new Error(search.error)
  const lines: number[] = []
  const reading = search.value.open('a.log', cite => lines.push(cite().line))
  reading.feed(encodeUtf8(text))
  reading.end()
  return lines
}

const SEVERITIES = [
  ['info', ['none', 'trace', 'debug', 'info', 'warning', 'error', 'fatal']],
  ['warning', ['warning', 'error', 'fatal']],
  ['error', ['error', 'fatal']],
  ['fatal', ['fatal']],
] as const satisfies readonly (readonly [string, readonly FilterLevel[]])[]

test('a filter of a log and the terms of a search judge every line alike', () => {
  const padding = fc.constantFrom('', '', '', ' pad'.repeat(300_000))
  const long = fc.tuple(line, padding).map(([text, more]) => `${text}${more}`)
  const severities = fc.constantFrom(...SEVERITIES)
  const writers = fc.constantFrom('kube', 'containerd', 'pod_workers.go', 'o')
  fc.assert(
    fc.property(severities, writers, fc.array(long, { maxLength: 6 }), ([severity, atLeast], writer, lines) => {
      const text = lines.map(each => `${each}\n`).join('')
      expect(found(`severity:${severity}`, text)).toEqual(passed({ levels: atLeast }, text))
      expect(found(`unit:${writer}`, text)).toEqual(passed({ writer }, text))
    }),
    { numRuns: 40 },
  )
})

test('a long line is judged by its beginning, wherever the words stand in it', () => {
  const log = `E0305 11:31:08.200000    4242 kubelet.go:10] "Failed"${' pad'.repeat(400_000)} needle\n`
  const search = (filters: string, ignoresCase: boolean) => {
    const made = createLineSearch({ text: 'needle', isPattern: false, ignoresCase, filters })
    if (!made.ok) throw new Error(made.error)
    let lines = 0
    const reading = made.value.open('a.log', () => lines++)
    reading.feed(encodeUtf8(`${log}I${log.slice(1)}`))
    reading.end()
    return lines
  }
  expect([search('severity:error', true), search('severity:error', false)]).toEqual([1, 1])
  expect([search('-severity:error', true), search('unit:kubelet.go', false)]).toEqual([1, 2])
})

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
