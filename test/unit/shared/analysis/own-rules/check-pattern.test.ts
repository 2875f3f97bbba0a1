import { describe, expect, test } from 'vitest'
import { checkPattern } from '#shared/analysis/own-rules/check-pattern.ts'

const reasonOf = (re2: string) => {
  const checked = checkPattern(re2)
  return checked.ok ? 'none' : checked.reason
}

test('a pattern is answered with the names of its groups', () => {
  expect(checkPattern(String.raw`(?P<a>\d+) (?<b>x)? (?:y)`)).toEqual({ ok: true, groups: ['a', 'b'] })
})

describe('S37 what takes more than linear time is refused with its place in the pattern', () => {
  test.each([
    [
      'a(?=b)',
      'uses look-ahead or look-behind ((?=), which no engine answers in linear time; match the words themselves',
    ],
    [
      '(?!a)b',
      'uses look-ahead or look-behind ((?!), which no engine answers in linear time; match the words themselves',
    ],
    [
      '(?<=a)b',
      'uses look-ahead or look-behind ((?<=a)b), which no engine answers in linear time; match the words themselves',
    ],
    [
      '(?<!a)b',
      'uses look-ahead or look-behind ((?<!a)b), which no engine answers in linear time; match the words themselves',
    ],
    [
      String.raw`(a)\1`,
      String.raw`refers back to a group (\1), which no engine answers in linear time; name each part of its own`,
    ],
    [
      String.raw`(?<a>x)\k<a>`,
      String.raw`refers back to a group (\k), which no engine answers in linear time; name each part of its own`,
    ],
  ])('%s', (re2, reason) => {
    expect(reasonOf(re2)).toBe(reason)
  })
})

describe('S38 what is too much is refused with the limit it breaks', () => {
  test.each([
    ['a megabyte', 'a'.repeat(1_048_576), 'is longer than 4096 characters'],
    [
      'repeats in repeats',
      '((a{100}){100}){100}',
      'repeats too often ({100}): at most 1000 times, counts inside each other multiplied',
    ],
    ['many steps', 'x.{900}.{900}', 'is too large: 1803 steps, and 1000 are allowed; repeat less often'],
    ['deep nesting', `${'('.repeat(2_000)}a${')'.repeat(2_000)}`, 'has more than 100 parentheses inside each other'],
    ['half a character', 'a\ud800', 'holds half a character (a lone surrogate)'],
    ['an empty text', 'a*', 'matches an empty text, and so every line'],
    ['a name of the language', '(?<constructor>a)', 'has a group named constructor; choose another name'],
    ['no RE2', '(a', 'is not in RE2 syntax: missing closing ) ((a)'],
  ])('%s', (_, re2, reason) => {
    expect(reasonOf(re2)).toBe(reason)
  })
})
