import { RE2JS } from 're2js'
import type { LinearPattern } from '../knowledge/schema.ts'

/** One place of a text that a pattern matches. */
export interface PatternMatch {
  /** UTF-16 units from the beginning of the text. */
  readonly index: number
  /** The matched words first. */
  readonly 0: string
  /** Named groups; one that took no part is undefined. */
  readonly groups?: Readonly<Record<string, string | undefined>> | undefined
}

/** A pattern that is ready to run, whichever engine runs it. */
export interface Pattern {
  test(text: string): boolean
  /** From left to right, without overlaps; no more than `most`. */
  matchAll(text: string, most: number): Iterable<PatternMatch>
}

/** Our own patterns run in the engine of the language, those of a person's rules in one that takes linear time. */
export function compilePattern(pattern: RegExp | LinearPattern): Pattern {
  return pattern instanceof RegExp ? nativePattern(pattern) : linearPattern(pattern)
}

function nativePattern({ source, flags }: RegExp): Pattern {
  const plain = flags.replace('g', '')
  const one = new RegExp(source, plain)
  const all = new RegExp(source, `${plain}g`)
  return { test: text => one.test(text), matchAll: (text, most) => matchesOf(all, text, most) }
}

/** The first matches of a global pattern. `String.matchAll` would make a copy of the pattern for every text. */
export function matchesOf(pattern: RegExp, text: string, most: number): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  while (matches.length < most) {
    const match = pattern.exec(text)
    if (match === null) break
    matches.push(match)
    // An empty match would be found for ever.
    if (match[0] === '') pattern.lastIndex++
  }
  return matches
}

/** Throws for what is no RE2 pattern: `checkPattern` finds out beforehand. */
function linearPattern({ re2 }: LinearPattern): Pattern {
  const compiled = RE2JS.compile(re2)
  return {
    test: text => compiled.test(text),
    // Whether there is a match at all is known some ten times sooner than where its groups are.
    matchAll: (text, most) => (compiled.test(text) ? first(compiled.matchAll(text), most) : []),
  }
}

function* first(matches: Iterable<unknown>, most: number): Iterable<PatternMatch> {
  let left = most
  for (const match of matches) {
    if (left-- === 0) return
    yield match as PatternMatch
  }
}
