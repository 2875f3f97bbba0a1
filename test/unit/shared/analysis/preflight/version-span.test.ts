import { expect, test } from 'vitest'
import { judgePair, nameSpan, nameSpans, rangeOfLine } from '#shared/analysis/preflight/version-span.ts'
import { containerdShim } from '#shared/knowledge/compatibility/containerd-shim.ts'

test.each([
  ['1.7.24', '1.7.24'],
  ['>=1.7.0 <1.8.0', '1.7'],
  ['>=1.6.15 <1.8.0', '1.6 or 1.7'],
  ['>=1.26.0', '1.26 or later'],
])('%s is %s for people', (version, name) => {
  expect(nameSpan(version)).toBe(name)
})

test('several versions are listed, each once', () => {
  expect([[], ['2.0.2'], ['1.6.0', '1.6.0', '1.7.0'], ['1.6.0', '1.7.0', '2.0.0']].map(nameSpans)).toEqual([
    '',
    '2.0.2',
    '1.6.0 or 1.7.0',
    '1.6.0, 1.7.0 or 2.0.0',
  ])
})

test.each([
  [rangeOfLine('1.7'), '2.0.2', 'breaks'],
  [rangeOfLine('1.7'), '>=1.6.15 <1.8.0', 'works'],
  // A part of the range works and another breaks: nothing can be said.
  [rangeOfLine('1.7'), '>=1.7.0', undefined],
  ['>=2.0.0', '>=2.0.2 <2.1.0', 'works'],
  ['>=2.0.0', '2.3.0', undefined],
  ['a hash', '2.3.0', undefined],
])('containerd %s and shim %s: %s', (daemon, shim, outcome) => {
  expect(judgePair(containerdShim, daemon, shim)?.outcome).toBe(outcome)
})
