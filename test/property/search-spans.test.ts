import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { createSpanSearch, type SpanAnswer, type SpanQuestion } from '../../electron/services/search-span.ts'
import { searchSpans } from '../../electron/services/search-spans.ts'
import { createLineSearch } from '../../shared/analysis/search/line-search.ts'
import { ensure } from '../../shared/base/assert.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { LineQuery } from '../../shared/model/search.ts'

const folder = mkdtempSync(join(tmpdir(), 'runskew-spans-'))
afterAll(() => rmSync(folder, { recursive: true }))

const part = fc.oneof(
  fc.constantFrom('runc', 'run', 'c\n', '\n', '\n\n', '\r\n', 'RUNC', ' ', '\0'),
  fc.stringMatching(/^[a-z é]{0,40}$/u),
  fc.integer({ min: 1, max: 600 }).map(length => 'x'.repeat(length)),
)
const bytes = fc.array(
  fc.oneof(
    part.map(text => Buffer.from(text)),
    fc.uint8Array({ maxLength: 40 }),
  ),
  {
    maxLength: 30,
  },
)
const query = fc.record({ text: fc.constant('runc'), isPattern: fc.boolean(), ignoresCase: fc.boolean() })

/** Threads that answer when the numbers say so, each one question after the other like a true one. */
function threadsOf(answer: (question: SpanQuestion) => SpanAnswer, count: number, pace: readonly number[]) {
  let asked = 0
  const busy: Promise<unknown>[] = Array.from({ length: count }, () => Promise.resolve())
  const ask = (question: SpanQuestion): Promise<SpanAnswer> => {
    const place = asked++ % count
    const turns = pace[asked % pace.length] ?? 0
    const answered = ensure(busy[place], 'a thread').then(async () => {
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      return answer(question)
    })
    busy[place] = answered
    return answered
  }
  return { ask, count }
}

interface Searched {
  readonly file: number
  readonly bytes: number
  readonly spanBytes: number
  readonly limit: number
  readonly linesAtOnce?: number
}

async function search(threads: ReturnType<typeof threadsOf>, searched: Searched) {
  const evidence: Evidence[] = []
  let [found, size] = [0, 0]
  for await (const next of searchSpans(threads, { artifact: 'a.log', ...searched })) {
    evidence.push(...next.evidence)
    found += next.found
    size += next.bytes
  }
  return { evidence, found, bytes: size }
}

/** What one search of all bytes finds. */
function searchWhole(asked: LineQuery, text: Uint8Array, limit: number) {
  const evidence: Evidence[] = []
  const lines = createLineSearch(asked)
  if (!lines.ok) throw new Error(lines.error)
  const reading = lines.value.open('a.log', cite => evidence.push(cite()))
  reading.feed(text)
  const { bytes } = reading.end()
  return { evidence: evidence.slice(0, limit), found: evidence.length, bytes }
}

const split = fc.record({
  threads: fc.integer({ min: 1, max: 5 }),
  spanBytes: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 100, max: 4_000 })),
  limit: fc.nat(8),
  linesAtOnce: fc.integer({ min: 1, max: 4 }),
  pace: fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }),
})

test('a file that is searched by any number of threads in parts of any length gives what one search of it gives', async () => {
  await fc.assert(
    fc.asyncProperty(query, bytes, split, async (asked, parts, { threads, pace, ...wanted }) => {
      const text = Buffer.concat(parts)
      const path = join(folder, 'a.log')
      writeFileSync(path, text)
      const file = openSync(path, 'r')
      try {
        const answer = ensure(createSpanSearch(asked), 'a query that can be looked for')
        const found = await search(threadsOf(answer, threads, pace), { file, bytes: text.length, ...wanted })
        expect(found).toEqual(searchWhole(asked, text, wanted.limit))
      } finally {
        closeSync(file)
      }
    }),
    { numRuns: 150 },
  )
})

test('a line that is longer than the parts and than what is read at once belongs to the part that it begins in', async () => {
  const text = `one runc\n${'x'.repeat(3_000_000)} runc\nlast runc`
  const path = join(folder, 'long.log')
  writeFileSync(path, text)
  const file = openSync(path, 'r')
  try {
    const answer = ensure(createSpanSearch({ text: 'runc', isPattern: false, ignoresCase: false }), 'a query')
    const found = await search(threadsOf(answer, 3, [3, 0]), { file, bytes: text.length, spanBytes: 500_000, limit: 9 })
    expect(found).toMatchObject({ found: 3, bytes: text.length })
    expect(found.evidence.map(({ line }) => line)).toEqual([1, 2, 3])
    for (const { offset, length, text: cited } of found.evidence)
      expect(text.slice(offset, offset + length)).toBe(cited)
  } finally {
    closeSync(file)
  }
})
