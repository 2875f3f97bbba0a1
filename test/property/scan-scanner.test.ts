import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildLiteralTable } from '#shared/analysis/scan/literal-table.ts'
import { createLineScanner, type LineScanner } from '#shared/analysis/scan/scanner.ts'
import { decodeUtf8, encodeUtf8 } from '#shared/base/bytes.ts'

const LITERALS = [
  'runc',
  'level',
  'level=info',
  'aaaa',
  'aaab',
  'baaa',
  'E0305',
  '=error',
  '• dot',
  'time="2025-',
  'runc',
] as const
const table = buildLiteralTable(LITERALS)

const fragment = fc.constantFrom(
  ...LITERALS,
  'level=error',
  'E0305 11:26:07.1',
  'panic: ',
  ' ',
  ': ',
  ']',
  'a',
  'ab',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\t',
  'F',
  'é',
)
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(fragment, { maxLength: 60 }).map(parts => parts.join('')) },
  { weight: 1, arbitrary: fc.string() },
)
const cuts = fc.array(fc.nat(400), { maxLength: 12 })

interface Seen {
  readonly line: number
  readonly offset: number
  readonly text: string
  readonly literals: readonly number[]
}

type Feed = (scanner: LineScanner, chunk: Uint8Array) => void

const feed: Feed = (scanner, chunk) => scanner.feed(chunk)
const feedInRoom: Feed = (scanner, chunk) => {
  scanner.room.set(chunk)
  scanner.feed(scanner.room.subarray(0, chunk.length))
}

function scan(chunks: readonly Uint8Array[], feedOne: Feed = feed) {
  const lines: (Seen & { readonly severe: boolean })[] = []
  const onLine = ({
    line,
    offset,
    bytes,
    literals,
    severe,
  }: Parameters<Parameters<typeof createLineScanner>[0]['onLine']>[0]) =>
    lines.push({ line, offset, text: decodeUtf8(bytes), literals, severe })
  const scanner = createLineScanner({ table, sampleEvery: 1, onLine })
  for (const chunk of chunks) feedOne(scanner, chunk)
  return { lines, totals: scanner.end() }
}

/** What the scanner promises, written the slow and obvious way. */
function reference(whole: string): readonly Seen[] {
  const parts = whole.split('\n')
  if (parts.at(-1) === '') parts.pop()
  let offset = 0
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1 && !whole.endsWith('\n')
    const line = !isLast && part.endsWith('\r') ? part.slice(0, -1) : part
    const seen = {
      line: index + 1,
      offset,
      text: line,
      literals: LITERALS.flatMap((literal, id) => (line.includes(literal) ? [id] : [])),
    }
    offset += encodeUtf8(part).length + 1
    return seen
  })
}

function cutAt(bytes: Uint8Array, positions: readonly number[]): readonly Uint8Array[] {
  const borders = [
    0,
    ...positions.map(position => Math.min(position, bytes.length)).sort((a, b) => a - b),
    bytes.length,
  ]
  return borders.slice(1).map((end, index) => bytes.slice(borders[index] ?? 0, end))
}

test('finds what splitting and searching each line finds', () => {
  fc.assert(
    fc.property(text, whole => {
      expect(scan([encodeUtf8(whole)]).lines).toMatchObject(reference(whole))
    }),
    { numRuns: 500 },
  )
})

test('says the same wherever the chunks end, empty chunks included', () => {
  fc.assert(
    fc.property(text, cuts, (whole, positions) => {
      const bytes = encodeUtf8(whole)
      expect(scan(cutAt(bytes, positions))).toEqual(scan([bytes]))
    }),
    { numRuns: 500 },
  )
})

test('says the same when fed byte by byte', () => {
  fc.assert(
    fc.property(text, whole => {
      const bytes = encodeUtf8(whole)
      expect(scan(Array.from(bytes, byte => Uint8Array.of(byte)))).toEqual(scan([bytes]))
    }),
  )
})

test('says the same of chunks that are read to where they need not be copied', () => {
  fc.assert(
    fc.property(text, cuts, (whole, positions) => {
      const bytes = encodeUtf8(whole)
      expect(scan(cutAt(bytes, positions), feedInRoom)).toEqual(scan([bytes]))
    }),
    { numRuns: 500 },
  )
})

test('cuts long lines the same way wherever the chunks end', () => {
  const size = fc.integer({ min: 1_040_000, max: 3_200_000 })
  const chunk = fc.integer({ min: 10_000, max: 1_200_000 })
  fc.assert(
    fc.property(size, chunk, fc.nat(1_040_000), (lineSize, chunkSize, place) => {
      // Where the line ends it does not overwrite the word.
      const at = Math.min(place, lineSize - 'runc'.length)
      const bytes = new Uint8Array(lineSize + 12).fill(0x78)
      bytes.set(encodeUtf8('runc'), at)
      bytes.set(encodeUtf8('\r\nlevel=info'), lineSize)
      const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, i) =>
        bytes.slice(i * chunkSize, (i + 1) * chunkSize),
      )
      const shape = (parts: readonly Uint8Array[], feedOne?: Feed) =>
        scan(parts, feedOne).lines.map(line => ({ ...line, text: line.text.length }))
      expect(shape(chunks)).toEqual(shape([bytes]))
      if (chunkSize < 1_000_000) expect(shape(chunks, feedInRoom)).toEqual(shape([bytes]))
      expect(shape(chunks).some(line => line.literals.includes(0))).toBe(true)
    }),
    { numRuns: 8 },
  )
})
