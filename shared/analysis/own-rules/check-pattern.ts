import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'

/**
 * Instructions of a compiled pattern. The time for a line is at worst this number times the line's length; what people
 * write for log lines has a few dozen.
 */
const PROGRAM = 1_000
/** UTF-16 units. Compiling takes time by this length. */
const PATTERN = 4_096
/** Parentheses in parentheses: the parser calls itself for each. */
const NESTING = 100

/** A pattern that can be used, or why it cannot, in words without a full stop. */
export type CheckedPattern =
  { readonly ok: true; readonly groups: readonly string[] } | { readonly ok: false; readonly reason: string }

const no = (reason: string): CheckedPattern => ({ ok: false, reason })

/** Compiles a pattern of RE2 syntax within limits; bounded whatever the text. */
export function checkPattern(re2: string): CheckedPattern {
  if (re2.length > PATTERN) return no(`is longer than ${PATTERN} characters`)
  if (/\p{Cs}/u.test(re2)) return no('holds half a character (a lone surrogate)')
  if (isNested(re2)) return no(`has more than ${NESTING} parentheses inside each other`)
  try {
    return checkCompiled(RE2JS.compile(re2))
  } catch (thrown) {
    if (thrown instanceof RE2JSException) return no(reasonOf(thrown))
    throw thrown
  }
}

function checkCompiled(compiled: RE2JS): CheckedPattern {
  const size = compiled.programSize()
  if (size > PROGRAM) return no(`is too large: ${size} steps, and ${PROGRAM} are allowed; repeat less often`)
  if (compiled.test('')) return no('matches an empty text, and so every line')
  const groups = Object.keys(compiled.namedGroups())
  // Values are kept by these names; such a one would answer with something of the language itself.
  const bad = groups.find(name => name in Object.prototype)
  return bad === undefined ? { ok: true, groups } : no(`has a group named ${bad}; choose another name`)
}

function isNested(re2: string): boolean {
  let depth = 0
  for (const [parenthesis] of re2.matchAll(/[()]/gu)) {
    depth += parenthesis === '(' ? 1 : -1
    if (depth > NESTING) return true
  }
  return false
}

const LOOK_AROUND = /^\(\?<?[=!]/u
const BACK_REFERENCE = /^\\[1-9k]/u

function reasonOf(thrown: RE2JSException): string {
  if (!(thrown instanceof RE2JSSyntaxException)) return `cannot be used: ${thrown.message}`
  const at = thrown.getPattern() ?? ''
  const shown = `${at.slice(0, 40)}${at.length > 40 ? '…' : ''}`
  if (LOOK_AROUND.test(at)) {
    return `uses look-ahead or look-behind (${shown}), which no engine answers in linear time; match the words themselves`
  }
  if (BACK_REFERENCE.test(at)) {
    return `refers back to a group (${shown}), which no engine answers in linear time; name each part of its own`
  }
  if (thrown.getDescription() === 'invalid repeat count') {
    return `repeats too often (${shown}): at most 1000 times, counts inside each other multiplied`
  }
  return `is not in RE2 syntax: ${thrown.getDescription()} (${shown})`
}
