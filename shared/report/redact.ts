import { compareText, visible } from '../base/text.ts'
import { redactionRules, type RedactionRule } from './redaction-rules.ts'

export interface Redacted<T> {
  readonly value: T
  /** What was taken out, by rule; rules that took out nothing are not listed. Sorted. */
  readonly counts: Readonly<Record<string, number>>
}

type Tally = Map<string, number>

/** Text without known shapes of secrets; each is replaced by `[redacted:<rule>]`. Idempotent. Expects text without ANSI sequences. */
export function redact(text: string): Redacted<string> {
  const tally: Tally = new Map()
  return { value: redactText(text, tally), counts: toCounts(tally) }
}

/** A secret that a text holds. */
export interface SecretMatch {
  /** Id of the rule. */
  readonly rule: string
  /** 1-based line of its first character. */
  readonly line: number
  /** UTF-16 units from the start of the text; `to` is the first that is no part of it. */
  readonly from: number
  readonly to: number
}

/** What `redact` takes out of a text, in its order; of secrets that overlap the first. None where it changes nothing. */
export function findSecretMatches(text: string): readonly SecretMatch[] {
  const all = rulesFor(text).flatMap(rule => matchesOf(text, rule))
  let [line, at, end] = [1, 0, 0]
  return all
    .sort((a, b) => a.from - b.from)
    .flatMap(({ rule, from, to }) => {
      if (from < end) return []
      line += text.slice(at, from).split('\n').length - 1
      at = from
      end = to
      return [{ rule, line, from, to }]
    })
}

function matchesOf(text: string, { id, pattern }: RedactionRule): Omit<SecretMatch, 'line'>[] {
  return [...text.matchAll(pattern)]
    .filter(([secret]) => secret !== '')
    .map(({ 0: secret, index }) => ({ rule: id, from: index, to: index + secret.length }))
}

/** Every string inside a value, keys aside, made safe to show and redacted: colours removed, controls visible, secrets out. */
export function redactValue<T>(value: T): Redacted<T> {
  const tally: Tally = new Map()
  return { value: mapStrings(value, text => redactText(sanitise(text), tally)), counts: toCounts(tally) }
}

// Colours and cursor movement, raw or already made visible: inside a word they would hide a token from the rules.
// eslint-disable-next-line no-control-regex -- control characters are the subject
const SEQUENCE = /(?:\u001b|\\x1b)\[[\u0030-\u003f]{0,32}[\u0020-\u002f]{0,4}[\u0040-\u007e]/gu

/** Text as people may see it: no colours, line ends as `\n`, every other control and invisible character visible. */
export function sanitise(text: string): string {
  return text
    .replace(SEQUENCE, '')
    .split(/\r\n|\n/u)
    .map(visible)
    .join('\n')
}

function redactText(text: string, tally: Tally): string {
  return rulesFor(text).reduce((rest, rule) => applyRule(rest, rule, tally), text)
}

function rulesFor(text: string): readonly RedactionRule[] {
  const lower = text.toLowerCase()
  return redactionRules.filter(rule => rule.keywords.some(word => lower.includes(word)))
}

function applyRule(text: string, { id, pattern }: RedactionRule, tally: Tally): string {
  return text.replace(pattern, secret => {
    if (secret === '') return secret
    tally.set(id, (tally.get(id) ?? 0) + 1)
    return `[redacted:${id}]`
  })
}

function toCounts(tally: Tally): Readonly<Record<string, number>> {
  return Object.fromEntries([...tally].sort(([a], [b]) => compareText(a, b)))
}

/** The same shape with every string mapped; the types of leaves do not change. */
function mapStrings<T>(value: T, map: (text: string) => string): T
function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((member: unknown) => mapStrings(member, map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapStrings<unknown>(member, map)]))
}
