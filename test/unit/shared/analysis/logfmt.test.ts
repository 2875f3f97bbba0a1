import { expect, test } from 'vitest'
import { readPairs, readStructuredPairs, splitTrailingPairs } from '#shared/analysis/logfmt.ts'

test.each([
  ['a=1 b="two words" c=', { a: '1', b: 'two words', c: '' }],
  ['a="quote \\" and \\\\ and \\n"', { a: 'quote " and \\ and \n' }],
  ['a="" b=x', { a: '', b: 'x' }],
  ['a="not closed b=1', { a: 'not closed b=1' }],
  [
    'msg="loading plugin "io.containerd.grpc.v1.cri"..." type=io',
    { msg: 'loading plugin "io.containerd.grpc.v1.cri"...', type: 'io' },
  ],
  ['a=1 words in between b=2', { a: '1', b: '2' }],
  ['a=1 a=2', { a: '1' }],
  ['a="\\x00\\u0000\\000"', { a: '\\x00\\u0000\\000' }],
  ['a=b=c', { a: 'b=c' }],
  ['url=https://x/y?z=1 n=2', { url: 'https://x/y?z=1', n: '2' }],
  ['=', {}],
  ['no pairs here', {}],
  [
    '__proto__=1 constructor=2',
    Object.fromEntries([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]),
  ],
])('reads %s', (text, pairs) => {
  expect(readPairs(text)).toEqual(new Map(Object.entries(pairs)))
})

test('takes time in proportion to a line of nothing but quotes, keys or backslashes', () => {
  const size = 1 << 17
  for (const text of [
    `a=${'"'.repeat(size)}`,
    `a="${'\\"'.repeat(size / 2)}`,
    'a'.repeat(size),
    'a='.repeat(size / 2),
    `a="${'" '.repeat(size / 2)}`,
  ]) {
    const start = performance.now()
    readPairs(text)
    splitTrailingPairs(text.replaceAll('a', ' '))
    expect(performance.now() - start, text.slice(0, 12)).toBeLessThan(2000)
  }
})

test('splits pairs from a padded message, but not from running text', () => {
  expect(splitTrailingPairs('cleaning up dead shim                        ')).toEqual({
    message: 'cleaning up dead shim',
    pairs: new Map(),
  })
  expect(splitTrailingPairs('List()                  module="a/b"').pairs).toEqual(new Map([['module', 'a/b']]))
  expect(splitTrailingPairs('sets a=b and c=d').message).toBe('sets a=b and c=d')
})

test('tells structured klog from other text', () => {
  expect(readStructuredPairs('"Probe failed" pod="a/b"')).toEqual(new Map([['pod', 'a/b']]))
  expect(readStructuredPairs('Probe failed pod="a/b"')).toBeUndefined()
})
