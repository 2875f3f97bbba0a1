import fc from 'fast-check'
import { commandWords } from './command-patterns.ts'

const pieces = [
  ...commandWords.slice(0, 20).map(word => `/${word}`),
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u0085',
  '\u000b',
  '\t',
  ' ',
  '`',
  '```',
  '`````',
  '~~~',
  '@kubernetes/sig-node',
  '@name',
  '#1',
  'fixes #12',
  'GH-1',
  '!1',
  'org/repo#1',
  '0edccb5d3e12aa',
  'deadbee',
  '</details>',
  '<!--',
  '-->',
  '<script>alert(1)</script>',
  '![x](http://x.y/z)',
  '[a](javascript:1)',
  '|',
  '\\',
  '\\`',
  '---',
  '===',
  '# ',
  '### x',
  '- ',
  '1. ',
  '> ',
  '$x$',
  '&amp;',
  '\u001b[31m',
  '\u001b]0;t\u0007',
  '\u0000',
  '\u202e',
  '\u200b',
  '\u{e0041}',
  'word',
  'two words',
  'https://example.org',
  'www.example.org',
  '*b*',
  '_i_',
  'é',
  '😀',
  '\ud800',
]

/** Text that tries to leave its place: commands, fences, HTML, mentions, controls, and anything else. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    {
      maxLength: 14,
    },
  )
  .map(parts => parts.join(''))

// Values that our own code writes, never an artifact.
const OURS = new Set([
  'kind',
  'severity',
  'side',
  'state',
  'role',
  'result',
  'status',
  'confidence',
  'method',
  'reached',
])

/** A value of the same shape with `text` in the place of every string that could come from an artifact. */
export function poison<T>(value: T, text: string): T
export function poison(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text
  if (Array.isArray(value)) return value.map((member: unknown) => poison(member, text))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value) as [string, unknown][]
  return Object.fromEntries(entries.map(([key, member]) => [key, OURS.has(key) ? member : poison(member, text)]))
}
