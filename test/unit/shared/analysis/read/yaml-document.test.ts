import { describe, expect, it } from 'vitest'
import { LIST_ENTRIES, YAML_DEPTH } from '#shared/analysis/read/limits.ts'
import { cite, itemsAt, nodeAt, textAt } from '#shared/analysis/read/structured-document.ts'
import { parseYamlDocument } from '#shared/analysis/read/yaml-document.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'

const parse = (text: string) => parseYamlDocument('x.yaml', encodeUtf8(text))
const rootOf = (text: string) => parse(text).roots[0]

describe('parseYamlDocument', () => {
  it('keeps plain values as the text they are', () => {
    const root = rootOf('a: 1.30\nb: 1602362182819909632\nc: 0x10\nd: yes\ne: null\nf: ~\n')
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map(key => textAt(root, key))).toEqual([
      '1.30',
      '1602362182819909632',
      '0x10',
      'yes',
      undefined,
      undefined,
    ])
  })

  it('gives each value its line and its bytes, also after characters of several bytes', () => {
    const text = '# Kürzel à Å …\nname: "süß \\u00e9t"\nimage: cos-beta  # à\n'
    const document = parse(text)
    expect(textAt(document.roots[0], 'image')).toBe('cos-beta')
    expect(cite(document, nodeAt(document.roots[0], 'image')!)).toEqual({
      artifact: 'x.yaml',
      line: 3,
      offset: encodeUtf8(text.slice(0, text.indexOf('image'))).length,
      length: encodeUtf8('image: cos-beta  # à').length,
      text: 'image: cos-beta  # à',
    })
  })

  it('lets an alias stand for the node it names', () => {
    const root = rootOf('base: &b\n  image: cos\nother: *b\nlater: *c\nnext: &c x\n')
    expect([textAt(root, 'other', 'image'), nodeAt(root, 'later')]).toEqual(['cos', undefined])
  })

  it('does not grow by aliases of aliases', () => {
    const levels = Array.from({ length: 40 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`)
    expect(itemsAt(rootOf(`l0: &l0 [x]\n${levels.join('\n')}\n`), 'l40')).toHaveLength(9)
  })

  it('obeys no tag', () => {
    expect(textAt(rootOf('a: !!binary aGk=\nb: !!js/function x\n'), 'a')).toBe('aGk=')
  })

  it('reads each of several documents', () => {
    expect(parse('a: 1\n---\na: 2\n').roots.map(root => textAt(root, 'a'))).toEqual(['1', '2'])
  })

  it('keeps what stands before the damage', () => {
    const document = parse('images:\n  one:\n    image: a\n  two: "b\n')
    expect(document.problem).toMatchObject({ state: 'malformed' })
    expect(textAt(document.roots[0], 'images', 'one', 'image')).toBe('a')
    expect(nodeAt(document.roots[0], 'images', 'two')).toBeUndefined()
  })

  it('refuses deep nesting without exhausting the stack', () => {
    expect(parse(`${'- '.repeat(YAML_DEPTH - 1)}x`).problem).toBeUndefined()
    expect(parse('['.repeat(50_000)).problem?.state).toBe('malformed')
    expect(parse('{a: '.repeat(20_000)).problem?.state).toBe('malformed')
    expect(parse('- '.repeat(50_000)).problem?.state).toBe('malformed')
  })

  it('says when a list is too long to be kept whole', () => {
    expect(parse('- x\n'.repeat(LIST_ENTRIES + 1)).problem?.state).toBe('truncated')
  })
})
