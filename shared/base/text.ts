/** The one stand-in for every rendering of a NUL byte: U+2400 SYMBOL FOR NULL. */
export const NUL_SYMBOL = '␀'

// Controls, bidi and invisible format characters, lone surrogates, line separators, blank fillers and variation selectors:
// what could move a cursor, hide or reorder text (Trojan Source, CVE-2021-42574; kubernetes#101695 for terminals).
// eslint-disable-next-line no-misleading-character-class -- the invisible Khmer vowels are meant one by one
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu
const PLAIN = /^[\t\x20-\x7e]*$/u

/** Makes text safe to show anywhere: unsafe characters become `\x1b`, `\u202e`, `\u{e0001}`; tabs stay. Idempotent. */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSAFE, escapeCharacter)
}

function escapeCharacter(character: string): string {
  if (character === '\t') return character
  const code = character.codePointAt(0) ?? 0
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`
  return `\\u{${code.toString(16)}}`
}

// CSI (colours, cursor), OSC up to BEL or ST, and other two-byte escapes.
// eslint-disable-next-line no-control-regex -- control characters are the subject
const ANSI = /\u001b(?:\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\x40-\x5a\\^_])/gu

/** Removes terminal escape sequences; everything else stays, also what follows one that never ends. */
export function stripAnsi(text: string): string {
  return text.includes('\u001b') ? text.replace(ANSI, '') : text
}

// The five shapes of domain fact 4.3: raw, \x00 (doubled any number of times), \u0000, octal \000, XML reference.
// The look-behind keeps a long run of backslashes linear: only its first may begin a match.
const NUL_SHAPES = /\0|(?<!\\)\\+(?:x00|u0000|000)|\ufffd/gu
const MAY_HOLD_NUL = /[\0\\\ufffd]/u
// eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
const MAY_CHANGE = /[\u001b&\0\\\ufffd]/u
const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  lt: '<',
  '#60': '<',
  gt: '>',
  '#62': '>',
  amp: '&',
  '#38': '&',
  '#xA': '\n',
  '#10': '\n',
  '#x9': '\t',
  '#9': '\t',
}
const ENTITY = /&(quot|apos|lt|gt|amp|#\d{1,2}|#x[0-9A-Fa-f]{1,2});/gu
const ESCAPED_PAIR = /\\(["\\/])/gu

/**
 * The line as the innermost writer wrote it, for matching only: ANSI removed, XML entities resolved, `\"` and `\\`
 * undone up to four times (a record quotes kubelet quotes containerd quotes runc), NUL in any shape as `␀`.
 */
export function normaliseLine(text: string): string {
  if (!MAY_CHANGE.test(text)) return text
  let line = stripAnsi(text)
  if (line.includes('&')) line = line.replace(ENTITY, (whole, name: string) => ENTITIES[name] ?? whole)
  if (MAY_HOLD_NUL.test(line)) line = line.replace(NUL_SHAPES, NUL_SYMBOL)
  for (let pass = 0; pass < 4 && line.includes('\\'); pass++) line = line.replace(ESCAPED_PAIR, '$1')
  return line
}

/** Cuts at a code point border and marks the cut. `max` counts UTF-16 units. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text
  let end = max - 1
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end--
  return `${text.slice(0, end)}…`
}

/** Order of code points, the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
