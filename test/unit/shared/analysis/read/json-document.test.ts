import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseJsonDocument } from '#shared/analysis/read/json-document.ts'
import { JSON_DEPTH, LIST_ENTRIES } from '#shared/analysis/read/limits.ts'
import { cite, membersAt, nodeAt, textAt } from '#shared/analysis/read/structured-document.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'

const parse = (text: string) => parseJsonDocument('x.json', encodeUtf8(text))
const rootOf = (text: string) => parse(text).roots[0]

describe('parseJsonDocument', () => {
  it('keeps big integers as the text they are', () => {
    expect(textAt(rootOf('{"id":1602362182819909632}'), 'id')).toBe('1602362182819909632')
  })

  it('gives each value its line and its bytes, also after characters of several bytes', () => {
    const text = '{\n  "é": "語 \\u00e9",\n  "b": "x"\n}'
    const document = parse(text)
    const [first, second] = membersAt(document.roots[0])
    expect([first?.key, textAt(document.roots[0], 'é')]).toEqual(['é', '語 é'])
    expect(cite(document, second!.value)).toEqual({
      artifact: 'x.json',
      line: 3,
      offset: encodeUtf8(text.slice(0, text.indexOf('  "b"'))).length,
      length: 10,
      text: '  "b": "x"',
    })
  })

  it('cites the value and not its key when they stand in different lines', () => {
    const document = parse('{"key":\n\n "value"}')
    expect(cite(document, nodeAt(document.roots[0], 'key')!)).toMatchObject({ line: 3, text: ' "value"}' })
  })

  it('skips a byte order mark and keeps the offsets right', () => {
    const document = parse('\ufeff{"a":1}')
    expect(document.problem).toBeUndefined()
    expect(cite(document, nodeAt(document.roots[0], 'a')!)).toMatchObject({ offset: 0, length: 10, line: 1 })
  })

  it('takes the last of two equal keys', () => {
    expect(textAt(rootOf('{"a":"1","a":"2"}'), 'a')).toBe('2')
  })

  it('reads __proto__ as a key like any other', () => {
    const root = rootOf('{"__proto__":{"polluted":"yes"},"constructor":"c"}')
    expect([textAt(root, '__proto__', 'polluted'), textAt(root, 'constructor')]).toEqual(['yes', 'c'])
    expect(textAt(root, 'toString')).toBeUndefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it.each([
    ['inside a string', '{"a":"1","b":"fai', 1],
    ['inside a number', '{"a":"1",\n"b":15952', 2],
    ['inside a word', '{"a":"1","b":tru', 1],
    ['after a comma', '{"a":"1",', 1],
    ['after a colon', '{"a":"1","b":', 1],
  ])('keeps what stands before a cut %s', (_where, text, line) => {
    const document = parse(text)
    expect(document.problem).toEqual({ state: 'truncated', reason: `JSON that ends early, in line ${line}.` })
    expect(membersAt(document.roots[0]).map(({ key }) => key)).toEqual(['a'])
  })

  it.each([
    ['a comment', '{"a":"1",// no\n"b":2}'],
    ['a trailing comma', '{"a":"1",}'],
    ['a missing comma', '{"a":"1" "b":2}'],
    ['a bare word', '{"a":"1","b":yes}'],
    ['a line break in a string', '{"a":"1","b":"x\ny"}'],
    ['a leading zero', '{"a":"1","b":01}'],
    ['a wrong bracket', '{"a":"1","b":[1}'],
  ])('reports %s as damage and keeps what stands before it', (_what, text) => {
    const document = parse(text)
    expect(document.problem).toEqual({ state: 'malformed', reason: 'Damaged JSON at line 1; read up to there.' })
    expect(textAt(document.roots[0], 'a')).toBe('1')
  })

  it('reports text after the end', () => {
    expect(parse('{"a":1}\n{"b":2}').problem).toEqual({
      state: 'malformed',
      reason: 'Damaged JSON at line 2; read up to there.',
    })
  })

  it('refuses deep nesting without exhausting the stack', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`
    expect(parse(nested(JSON_DEPTH)).problem).toBeUndefined()
    expect(parse(nested(JSON_DEPTH + 1)).problem?.state).toBe('malformed')
    expect(parse('['.repeat(1_000_000)).problem?.state).toBe('malformed')
  })

  it('says when a list is too long to be kept whole', () => {
    const document = parse(`[${'1,'.repeat(LIST_ENTRIES)}1]`)
    expect(document.problem?.state).toBe('truncated')
    expect(document.roots[0]).toMatchObject({ kind: 'array', items: { length: LIST_ENTRIES } })
  })
})

const SUITE = '../shared/corpus/files/jsontestsuite'

describe.skipIf(!existsSync(SUITE))(`JSONTestSuite (skipped where ${SUITE} is missing)`, () => {
  const files = existsSync(SUITE) ? readdirSync(SUITE).sort() : []
  const parseFile = (file: string) => parseJsonDocument(file, readFileSync(`${SUITE}/${file}`))

  it.each(files.filter(file => file.startsWith('y_')))('accepts %s', file => {
    expect(parseFile(file).problem).toBeUndefined()
  })
  it.each(files.filter(file => file.startsWith('n_')))('refuses %s', file => {
    expect(parseFile(file).problem).toBeDefined()
  })
  it.each(files.filter(file => file.startsWith('i_')))('reads or refuses %s', file => {
    expect(parseFile(file).artifact).toBe(file)
  })
})
