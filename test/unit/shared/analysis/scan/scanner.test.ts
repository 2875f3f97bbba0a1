import { expect, test } from 'vitest'
import { byteSearchFor } from '#shared/analysis/scan/byte-search-for.ts'
import { LINE_BYTES, LINE_OVERLAP } from '#shared/analysis/scan/line-buffer.ts'
import { buildLiteralTable } from '#shared/analysis/scan/literal-table.ts'
import { createLineScanner, type LineScanner, type ScanTotals } from '#shared/analysis/scan/scanner.ts'
import { decodeUtf8, encodeUtf8 } from '#shared/base/bytes.ts'

interface Seen {
  readonly line: number
  readonly offset: number
  readonly text: string
  readonly literals: readonly number[]
  readonly severe: boolean
  readonly sampled: boolean
  readonly pieceOffset: number
  readonly clipped: boolean
}

function scan(text: string | Uint8Array, literals: readonly string[] = [], sampleEvery = 64) {
  const seen: Seen[] = []
  const scanner = createLineScanner({
    table: buildLiteralTable(literals),
    sampleEvery,
    onLine: ({ bytes, ...rest }) => seen.push({ ...rest, text: decodeUtf8(bytes) }),
  })
  scanner.feed(typeof text === 'string' ? encodeUtf8(text) : text)
  const totals: ScanTotals = scanner.end()
  return { seen, totals }
}

const severeOf = (text: string) => scan(text).seen.map(line => line.severe)

test('gives every line its number, byte offset and literals', () => {
  const { seen, totals } = scan('ä first\nshim exited, runc died\r\nlast runc', ['runc', 'shim exited', 'absent'])
  const common = { severe: false, sampled: true, pieceOffset: 0, clipped: false }
  expect(seen).toEqual([
    { line: 1, offset: 0, text: 'ä first', literals: [], ...common },
    { line: 2, offset: 9, text: 'shim exited, runc died', literals: [0, 1], ...common },
    { line: 3, offset: 33, text: 'last runc', literals: [0], ...common },
  ])
  expect(totals).toEqual({ bytes: 42, lines: 3, nulBytes: false })
})

test('counts no line for an empty artifact and none behind the last line end', () => {
  expect(scan('').totals.lines).toBe(0)
  expect(scan('\n').totals.lines).toBe(1)
  expect(scan('a\n\nb\n').seen.map(({ line, text }) => [line, text])).toEqual([
    [1, 'a'],
    [2, ''],
    [3, 'b'],
  ])
})

test('keeps a lone CR and a NUL as ordinary bytes and reports the NUL', () => {
  const { seen, totals } = scan('a\rb\0c\r\r\nd\r')
  expect(seen.map(line => line.text)).toEqual(['a\rb\0c\r', 'd\r'])
  expect(totals.nulBytes).toBe(true)
})

test('reports the first 200 lines, then every n-th, and lines that hold a literal', () => {
  const text = Array.from({ length: 1000 }, (_, index) => (index === 499 ? 'has runc' : 'plain')).join('\n')
  const { seen } = scan(text, ['runc'], 100)
  const later = seen.filter(({ line }) => line > 200)
  expect(seen.length - later.length).toBe(200)
  expect(later.map(({ line, sampled, literals }) => [line, sampled, literals.length])).toEqual([
    [300, true, 0],
    [400, true, 0],
    [500, true, 1],
    [600, true, 0],
    [700, true, 0],
    [800, true, 0],
    [900, true, 0],
    [1000, true, 0],
  ])
})

test('finds literals that overlap, repeat, stand twice in the list or touch the line ends', () => {
  const literals = ['aaaa', 'aaaab', 'runc', 'runc', 'unclean', '• Failure']
  const found = (text: string) => scan(text, literals).seen.map(line => line.literals)
  expect(found('aaaaab')).toEqual([[0, 1]])
  expect(found('runcleanrunc')).toEqual([[2, 3, 4]])
  expect(found('run\nc\n')).toEqual([[], []])
  expect(found('xrunc')).toEqual([[2, 3]])
  expect(found('• Failure')).toEqual([[5]])
})

test.each([
  'E0305 11:26:07.123456    1234 remote_runtime.go:193] "RunPodSandbox failed"',
  'Mar 05 11:26:07 tmp-node-e2e kubelet[12]: E0305 11:26:07.123456 1234 a.go:1] x',
  'Mar 05 11:26:07 tmp-node-e2e kubelet[123]: F1105 11:26:07.123456 1234 a.go:1] x',
  'W0906 04:08:11.598] E0906 04:08:11.123456   1 a.go:1] x',
  '2023-01-09T12:57:28.766132542Z stderr F E0109 12:57:28.766132 1 a.go:1] x',
  '\tE0305 11:26:07.123456    1 a.go:1] x',
  'time="2025-03-05T11:26:07Z" level=error msg="x"',
  'time="2025-03-05T11:26:07Z" level=fatal msg="x"',
  '{"component":"entrypoint","level":"error","msg":"x"}',
  '{"severity":"error","msg":"x"}',
  'ERRO[0001] x',
  'FATA[2025-03-05T11:26:07Z] x',
  'panic: runtime error',
  'Mar 05 11:26:07 host containerd[1]: panic: runtime error',
  'Mar 05 11:26:07 host containerd[1]: fatal error: all goroutines are asleep',
  '  fatal error: stack overflow',
  '[FAILED] Failed to start containerd',
  '• Failure [300.409 seconds]',
  'containerd.service: Main process exited, code=exited, status=1/FAILURE',
])('marks as severe: %s', text => {
  expect(severeOf(text)).toEqual([true])
  expect(severeOf(`x\n${text}\nx\n`), 'at another alignment').toEqual([false, true, false])
  expect(severeOf(`xy\r\n${text}\r\nx`), 'with CRLF').toEqual([false, true, false])
})

test.each([
  'I0305 11:26:07.123456    1234 a.go:1] x',
  'E0305 is a part number',
  'idE0305 11:26:07.123456',
  `${'x'.repeat(161)} E0305 11:26:07.123456`,
  'E0305 11:26:07',
  'time="2025-03-05T11:26:07Z" level=info msg="x"',
  'recovered from panic: x',
  'a non-fatal error: x',
  '[ OK ] Started containerd',
  'HERO [0001] x',
])('does not mark as severe: %s', text => {
  expect(severeOf(text)).toEqual([false])
})

test('reads no klog header from what lies behind the end of the artifact', () => {
  const scanner = createLineScanner({
    table: buildLiteralTable([]),
    sampleEvery: 1,
    onLine: line => seen.push(line.severe),
  })
  const seen: boolean[] = []
  scanner.feed(encodeUtf8('E0305 11:26:07.123\n'))
  scanner.feed(encodeUtf8('E0305 11'))
  scanner.end()
  expect(seen).toEqual([true, false])
})

test('hands over a line of more than 1 MiB in pieces that share 4 KiB, with its true number and offset', () => {
  const step = LINE_BYTES - LINE_OVERLAP
  const long = new Uint8Array(2 * step + LINE_BYTES + 1).fill(0x78)
  long.set(encodeUtf8('needle in hay'), LINE_BYTES - 6)
  const bytes = new Uint8Array([...encodeUtf8('one\n'), ...long, ...encodeUtf8('\r\nneedle in hay\n')])
  const { seen, totals } = scan(bytes, ['needle in hay'])
  expect(totals.lines).toBe(3)
  expect(seen.map(({ text, ...rest }) => ({ ...rest, size: text.length }))).toEqual([
    { line: 1, offset: 0, literals: [], severe: false, sampled: true, pieceOffset: 0, clipped: false, size: 3 },
    { line: 2, offset: 4, literals: [], severe: false, sampled: true, pieceOffset: 0, clipped: true, size: LINE_BYTES },
    {
      line: 2,
      offset: 4,
      literals: [0],
      severe: false,
      sampled: false,
      pieceOffset: step,
      clipped: true,
      size: LINE_BYTES,
    },
    {
      line: 3,
      offset: long.length + 6,
      literals: [0],
      severe: false,
      sampled: true,
      pieceOffset: 0,
      clipped: false,
      size: 13,
    },
  ])
})

test('does not clip a line of exactly 1 MiB, and clips one that is a byte longer', () => {
  const clipped = (size: number) => scan(`${'x'.repeat(size)}\n`).seen.map(line => line.clipped)
  expect(clipped(LINE_BYTES)).toEqual([false])
  expect(clipped(LINE_BYTES + 1)).toEqual([true])
})

test('does not report a line for a literal that is ignored, from the line after the one that asked for it', () => {
  const seen: (readonly [line: number, literals: readonly number[]])[] = []
  const scanner: LineScanner = createLineScanner({
    table: buildLiteralTable(['runc', 'shim', 'old runc']),
    sampleEvery: 10_000,
    onLine: ({ line, literals }) => {
      if (line > 200) seen.push([line, literals])
      if (line === 202) scanner.ignore(0)
    },
  })
  scanner.feed(encodeUtf8(`${'plain\n'.repeat(200)}runc\nshim runc\nrunc\nshim runc\nold runc\n`))
  scanner.end()
  expect(seen).toEqual([
    [201, [0]],
    [202, [0, 1]],
    [204, [1]],
    [205, [2]],
  ])
})

test('artifacts that are read in turns share one search, and each gets its own lines', () => {
  const table = buildLiteralTable(['runc', 'shim'])
  const found: string[] = []
  const [first, second] = ['a', 'b'].map(name =>
    createLineScanner({
      table,
      sampleEvery: 10_000,
      onLine: ({ line, literals }) => literals.length > 0 && found.push(`${name}${line} ${literals.join()}`),
    }),
  )
  first?.feed(encodeUtf8('runc\nno\nsh'))
  second?.feed(encodeUtf8('no\nshim run'))
  first?.feed(encodeUtf8('im\n'))
  second?.feed(encodeUtf8('c\n'))
  expect(found).toEqual(['a1 0', 'a3 1', 'b2 0,1'])
  expect(byteSearchFor(table)).toBe(byteSearchFor(table))
})
