import { describe, expect, test } from 'vitest'
import { cellCode, fence, inertTitle, inlineCode, link, prose } from '#shared/report/escape-markdown.ts'

describe('fence', () => {
  test('is longer than any run inside', () => {
    expect(fence("version `GLIBC_2.34' not found")).toBe("```text\nversion `GLIBC_2.34' not found\n```\n")
    expect(fence('a ```` b')).toBe('`````text\na ```` b\n`````\n')
  })

  test('moves lines that begin with a slash by one space, and no others', () => {
    expect(fence('/close\nx /close\n//x')).toBe('```text\n /close\nx /close\n //x\n```\n')
  })

  test('shows controls and drops colours', () => {
    expect(fence('\u001b[31mred\u001b[0m \u0000 \u202e \r/close')).toBe('```text\nred \\x00 \\u202e \\x0d/close\n```\n')
  })
})

describe('inlineCode', () => {
  test.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    [' x ', '`  x  `'],
    ['  ', '`  `'],
    ['a\nb\tc', '`a b c`'],
    ['', '(empty)'],
    ['@name #1', '`@name #1`'],
  ])('%j is %s', (text, expected) => {
    expect(inlineCode(text)).toBe(expected)
  })

  test('long text is cut, and the cut is marked', () => {
    expect(inlineCode('x'.repeat(600))).toBe(`\`${'x'.repeat(499)}…\``)
  })

  test('a table cell keeps its bars', () => {
    expect(cellCode('a|b')).toBe('`a\\x7cb`')
  })
})

describe('prose', () => {
  test.each([
    ['Most likely cause: containerd 1.7.25 is too old.', 'Most likely cause: containerd `1.7.25` is too old.'],
    ['with shim >=2.0.0 <2.3.0 (effective)', 'with shim `>=2.0.0 <2.3.0` (effective)'],
    ['Newly failing tests: 12.', 'Newly failing tests: 12.'],
    ['1. no list', '`1`. no list'],
    ['ping @name, fixes #1; GH-1', 'ping `@name`, fixes `#1`; `GH-1`'],
    ['deadbeef defaced', '`deadbeef defaced`'],
    ['/close it', '`/close` it'],
    ['Run `containerd --version`, then `a b`.', 'Run `containerd --version`, then `a b`.'],
    [
      'of it (/etc/os-release on COS), or (branch release/2.0)',
      'of it (`/etc/os-release` on COS), or (branch `release/2.0`)',
    ],
    ['what f(1) and (a/b) say', 'what `f(1)` and (`a/b`) say'],
    ['one ` alone', 'one `` ` `` alone'],
  ])('%j is %j', (text, expected) => {
    expect(prose(text)).toBe(expected)
  })
})

test('a title is one inert line of at most 256 characters', () => {
  expect(inertTitle('a\nb @x #2\u202e')).toBe('a b @ x # 2\\u202e')
  expect(inertTitle('x'.repeat(300))).toHaveLength(256)
})

test('only plain https addresses become links', () => {
  expect(link('x', 'https://a.b/c?d=e#f')).toBe('[x](<https://a.b/c?d=e#f>)')
  expect(link('x', 'http://a.b')).toBeUndefined()
  expect(link('x', 'javascript:alert(1)')).toBeUndefined()
  expect(link('x', 'https://a.b/>) ![y](http://z')).toBeUndefined()
})
