import fc from 'fast-check'
import { expect, test } from 'vitest'
import { peelLine } from '#shared/analysis/parse-line.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { createArtifactTemplates } from '#shared/analysis/templates/artifact-templates.ts'
import { canonicalLine } from '#shared/analysis/templates/canonical-line.ts'
import { createKernelHasher } from '#shared/analysis/templates/kernel-hasher.ts'
import { HASHED_BYTES, LINE_FIELDS, type LineHasher } from '#shared/analysis/templates/line-hasher.ts'
import { createPlainHasher } from '#shared/analysis/templates/plain-hasher.ts'
import { ensure } from '#shared/base/assert.ts'
import { decodeUtf8, encodeUtf8 } from '#shared/base/bytes.ts'
import { CODE_WORDS, FIXED_WORDS } from '#shared/base/fixed-words.ts'

const number = fc.oneof(fc.nat(9), fc.nat(999), fc.nat()).map(String)
const version = fc
  .tuple(
    fc.constantFrom('', 'v'),
    fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '-rc1', '+k3s', '~x.1', '_', '%', 's', '.', ':8'),
  )
  .map(([letter, parts, suffix]) => letter + parts.join('.') + suffix)
const word = fc.constantFrom(
  'Started',
  'dead',
  'beef',
  'abcdef',
  'FACE',
  'xkvlp',
  'https',
  'k8s',
  'sha256',
  'HTTP',
  'status',
  'code',
  'exit',
  'ExitCode',
  'é',
  'Mar',
  'x5kd',
)
const mark = fc.constantFrom(
  ' ',
  '  ',
  ': ',
  '=',
  '-',
  '.',
  '/',
  '_',
  '"',
  '" ',
  ', ',
  '[',
  ']',
  '*',
  '§',
  '\t',
  '\r',
  '\0',
  ' = ',
  '://',
)
const code = fc
  .tuple(
    fc.constantFrom(...CODE_WORDS, 'HTTP/1.1', 'HTTP/2', 'barcode'),
    fc.constantFrom(' ', '=', ': ', ' = ', '": "', '": " ', '" ', ''),
    fc.constantFrom('7', '42', '137', '1000', '5x', '5.5', '5.', '5_'),
  )
  .map(parts => parts.join(''))
const piece = fc.oneof(number, version, word, code, mark, mark)
const header = fc.constantFrom(
  '',
  'Mar 05 11:26:07 node-a kubelet[12]: ',
  'I0305 11:26:07.123456       1 main.go:12] ',
  '2025-03-05T11:26:07.123Z stderr F ',
  '[   12.345678] ',
)
const line = fc.tuple(header, fc.array(piece, { maxLength: 30 })).map(([before, pieces]) => before + pieces.join(''))

function hashesOf(hasher: LineHasher, bytes: Uint8Array): readonly (readonly number[])[] {
  const lines: number[][] = []
  for (let at = 0; at < bytes.length; at = lines.at(-1)?.[0] ?? bytes.length) {
    const count = hasher.hash({ bytes, length: bytes.length }, at)
    for (let index = 0; index < count; index++)
      lines.push([...hasher.lines.slice(index * LINE_FIELDS, (index + 1) * LINE_FIELDS)])
  }
  return lines
}
const plain = createPlainHasher()
const kernel = ensure(createKernelHasher(), 'WebAssembly with vectors')

test('the kernel and its twin hash any bytes alike', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    line.map(encodeUtf8),
    fc.constantFrom('\n', '\r\n', '\u001b[31m', '\u001b[', '\u001b]0;t\u0007').map(encodeUtf8),
  )
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 30 }), parts => {
      const bytes = Uint8Array.from(parts.flatMap(part => [...part]))
      expect(hashesOf(kernel, bytes)).toEqual(hashesOf(plain, bytes))
    }),
  )
})

test('the kernel and its twin hash lines of any length alike', () => {
  const lengths = fc.oneof(fc.nat(300), fc.integer({ min: HASHED_BYTES - 3, max: HASHED_BYTES + 3 }), fc.nat(300_000))
  fc.assert(
    fc.property(fc.array(fc.tuple(lengths, line), { minLength: 1, maxLength: 4 }), lines => {
      const bytes = encodeUtf8(lines.map(([length, text]) => `${'ab 1.'.repeat(length / 5)}${text}`).join('\n'))
      expect(hashesOf(kernel, bytes)).toEqual(hashesOf(plain, bytes))
    }),
    { numRuns: 30 },
  )
})

const CODE = new RegExp(
  String.raw`(?<=(?<![A-Za-z0-9])(?:(?:${CODE_WORDS.join('|')})[ :="]{1,4}|HTTP/[\d.]{1,3}"? ))\d{1,3}(?![A-Za-z0-9_]|\.\d)`,
  'y',
)
const VERSION =
  /(?<![\w.-])(?=((?:v\d+\.\d+(?:\.\d+)?|\d+\.\d+\.\d+)(?:[-+~][A-Za-z0-9]+(?:[.+~-][A-Za-z0-9]+)*)?))\1(?!\w|[.:]\d|%)/y
const TOKEN = /[A-Z0-9]+/iy
const GENERATED = /(?<=-)[bcdfghj-np-tvwxz24-9]{5}(?![A-Za-z0-9])/y

/** As the rules say it, one token after the other. */
function maskNaively(text: string): string {
  let masked = ''
  for (let at = 0; at < text.length;) {
    const at0 = at
    const match = (pattern: RegExp) => {
      pattern.lastIndex = at0
      return pattern.exec(text)?.[0]
    }
    const found = match(VERSION)
    const token = match(TOKEN)
    if (found !== undefined) masked += '§'
    else if (token === undefined) masked += text.charAt(at)
    else masked += isKept(token, match) ? token : '*'
    at += (found ?? token ?? ' ').length
  }
  return masked
}

function isKept(token: string, match: (pattern: RegExp) => string | undefined): boolean {
  if (FIXED_WORDS.has(token) || token === 'https' || match(CODE) === token) return true
  return !/\d|^[a-f]{4,}$|^[A-F]{4,}$/u.test(token) && match(GENERATED) !== token
}

test('a template masks what the rules say', () => {
  fc.assert(
    fc.property(line, text => {
      const shown = canonicalLine(text.replaceAll(/[\r\0]/gu, '')).text
      const naive = maskNaively(text.replaceAll(/[\r\0]/gu, ''))
      const join = (masked: string) => masked.replaceAll(/\*(?:[ .,:;/_+@-]{0,2}\*)+/gu, '*')
      const undated = join(join(naive).replaceAll(/\bMar[ /-] ?(?=\*)/gu, ''))
      expect(shown).toBe(undated)
    }),
  )
})

test('lines with one hash have one template', () => {
  const variants = fc.oneof(
    fc.tuple(number, number),
    fc.tuple(version, version),
    fc.tuple(piece, piece),
    piece.map(same => [same, same] as const),
    piece.map(same => [same, same] as const),
  )
  // A header of other digits is the same one; of more or fewer it may be none.
  const headers = fc
    .tuple(header, fc.stringMatching(/^\d{5,7}$/))
    .map(([before, digits]) => [before, before.replace(/\d{6}/, digits)] as const)
  let equal = 0
  fc.assert(
    fc.property(headers, fc.array(variants, { maxLength: 12 }), (before, pieces) => {
      const [a, b] = [0, 1].map(
        side =>
          (before[side] ?? '') +
          pieces
            .map(pair => pair[side])
            .join('')
            .replaceAll('\n', ''),
      )
      const [first, second] = hashesOf(plain, encodeUtf8(`${a}\n${b}\n`))
      if (first?.[1] !== second?.[1] || first?.[2] !== second?.[2]) return
      equal++
      expect(canonicalLine(peelLine(a ?? '').body).text).toBe(canonicalLine(peelLine(b ?? '').body).text)
    }),
    { numRuns: 2_000 },
  )
  expect(equal).toBeGreaterThan(100)
})

test('chunk borders change nothing, every place is right, and no bytes make it throw', () => {
  const text = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    line.map(encodeUtf8),
    fc
      .constantFrom(
        'panic: no\n',
        'goroutine 1 [running]:\n',
        'Call Trace:\n',
        'err=<\n',
        '\tat x.f(1)\n',
        '\r\n',
        '\n',
      )
      .map(encodeUtf8),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (parts, chunk) => {
      const bytes = Uint8Array.from(parts.flatMap(part => [...part]))
      const [whole, cut] = [bytes.length + 1, chunk].map(size => {
        const reader = createArtifactTemplates({ artifact: 'a.log', host: undefined }, kernel)
        for (let at = 0; at < bytes.length; at += size) reader.feed(bytes.slice(at, at + size))
        const { lines, templates, omittedLines } = reader.end()
        return { lines, templates, omittedLines }
      })
      expect(cut).toEqual(whole)
      expect(whole?.lines).toBe(
        decodeUtf8(bytes).split('\n').length - (bytes.length === 0 || bytes.at(-1) === 0x0a ? 1 : 0),
      )
      for (const { first, last, versions } of whole?.templates ?? []) {
        for (const evidence of [first, ...versions.values()]) expect(checkEvidence(bytes, evidence)).toBe(true)
        expect(last.offset === 0 || bytes[last.offset - 1] === 0x0a).toBe(true)
        expect(decodeUtf8(bytes.subarray(0, last.offset)).split('\n')).toHaveLength(last.line)
      }
    }),
  )
})
