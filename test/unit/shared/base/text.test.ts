import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseLine, stripAnsi, truncate, visible } from '#shared/base/text.ts'

test('shows controls, bidi and invisible characters instead of obeying them', () => {
  expect(visible('a\u001b[31mb\r\u0000\u202ec\u200bd\u{e0001}')).toBe('a\\x1b[31mb\\x0d\\x00\\u202ec\\u200bd\\u{e0001}')
})

test('leaves tabs, accents, CJK and emoji alone', () => {
  expect(visible('\tnaïve 日本 🚀')).toBe('\tnaïve 日本 🚀')
})

test('changes nothing the second time', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => visible(visible(text)) === visible(text)))
})

test('leaves no control character but the tab, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      text => !/[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/u.test(visible(text)),
    ),
  )
})

test('removes colours and titles that a terminal would obey', () => {
  expect(stripAnsi('\u001b[1;31mFAIL\u001b[0m \u001b]0;title\u0007x')).toBe('FAIL x')
})

const bootstrap = 'dial unix ␀{"version":3,"address":"unix:///run/containerd/s/ab"}: connect: invalid argument'

test.each([
  [
    'raw NUL (build-log)',
    'dial unix \0{"version":3,"address":"unix:///run/containerd/s/ab"}: connect: invalid argument',
  ],
  [
    'quoted once (logfmt)',
    'dial unix \\x00{\\"version\\":3,\\"address\\":\\"unix:///run/containerd/s/ab\\"}: connect: invalid argument',
  ],
  [
    'quoted twice (kubelet)',
    'dial unix \\\\x00{\\\\\\"version\\\\\\":3,\\\\\\"address\\\\\\":\\\\\\"unix:///run/containerd/s/ab\\\\\\"}: connect: invalid argument',
  ],
  [
    'JSON',
    'dial unix \\u0000{\\"version\\":3,\\"address\\":\\"unix:///run/containerd/s/ab\\"}: connect: invalid argument',
  ],
  [
    'XML with a replacement character',
    'dial unix \ufffd{&#34;version&#34;:3,&quot;address&quot;:&#34;unix:///run/containerd/s/ab&#34;}: connect: invalid argument',
  ],
])('reads %s as the innermost writer wrote it', (_name, line) => {
  expect(normaliseLine(line)).toBe(bootstrap)
})

test('marks a cut and never cuts a character in two', () => {
  expect([truncate('abcdef', 4), truncate('ab🚀cd', 4), truncate('abc', 3)]).toEqual(['abc…', 'ab…', 'abc'])
})

test('does not take the rest of a line for a title that never ends', () => {
  expect(stripAnsi('\u001b]0;oops and then the error')).toBe('\u001b]0;oops and then the error')
})
