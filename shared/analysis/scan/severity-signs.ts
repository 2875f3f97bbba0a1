import { encodeUtf8 } from '../../base/bytes.ts'

/**
 * Words whose presence makes a line worth parsing even when no rule asks for it: they are searched together with the
 * caller's literals and never reported as such. `anywhere` counts at any place of the line; `at-start` only where the
 * message starts: at the line's begin or behind a log prefix.
 * Shapes from klog, logrus (text and TTY), Prow's JSON logs, the Go runtime, Ginkgo v1 and v2, and systemd.
 */
export interface SeveritySign {
  readonly text: string
  readonly place: 'anywhere' | 'at-start'
}

const anywhere = (text: string): SeveritySign => ({ text, place: 'anywhere' })
const atStart = (text: string): SeveritySign => ({ text, place: 'at-start' })

export const severitySigns: readonly SeveritySign[] = [
  anywhere('level=error'),
  anywhere('level=fatal'),
  anywhere('level=panic'),
  anywhere('"level":"error"'),
  anywhere('"level":"fatal"'),
  anywhere('"severity":"error"'),
  anywhere('ERRO['),
  anywhere('FATA['),
  anywhere('[FAILED]'),
  anywhere('• Failure'),
  anywhere('status=1/FAILURE'),
  atStart('panic: '),
  atStart('fatal error: '),
]

/** How far into a line a log prefix may reach. */
const PREFIX_BYTES = 160

const TAB = 0x09
const SPACE = 0x20
/** `:` `]` `|` and the `F`/`P` tag of a container log: what a prefix ends with before its space. */
const PREFIX_ENDS = new Set([0x3a, 0x5d, 0x7c, 0x46, 0x50, SPACE, TAB])

/** A line in a buffer; `end` is behind its last byte. */
export interface LineSpan {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

/** Whether the line's message may begin at `at`: nothing, or only a log prefix or indentation, stands before it. */
export function isMessageStart({ bytes, start }: LineSpan, at: number): boolean {
  if (at === start) return true
  if (at - start > PREFIX_BYTES) return false
  const before = bytes[at - 1]
  if (before === TAB) return true
  return before === SPACE && (at - 2 < start || PREFIX_ENDS.has(bytes[at - 2] ?? SPACE))
}

/** What follows the letter of a klog header; `0` stands for any digit. */
const KLOG_HEADER = encodeUtf8('0000 00:00:00.')
const ZERO = 0x30
const NINE = 0x39
const LETTER_E = 0x45
const LETTER_F = 0x46

/** Whether a klog error or fatal header such as `E0305 11:26:07.` begins at `at`, behind a space, a tab or nothing. */
export function isKlogErrorHeader({ bytes, start, end }: LineSpan, at: number): boolean {
  if (at - start > PREFIX_BYTES || at + KLOG_HEADER.length >= end) return false
  const before = at === start ? SPACE : bytes[at - 1]
  if (before !== SPACE && before !== TAB) return false
  if (bytes[at] !== LETTER_E && bytes[at] !== LETTER_F) return false
  return KLOG_HEADER.every((expected, index) => fits(bytes[at + 1 + index] ?? 0, expected))
}

function fits(byte: number, expected: number): boolean {
  return expected === ZERO ? byte >= ZERO && byte <= NINE : byte === expected
}
