import { readOwnRule, refusePackId } from '#shared/analysis/own-rules/read-own-rule.ts'
import { testOwnRule } from '#shared/analysis/own-rules/test-own-rule.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { RuleProblem } from '#shared/model/own-rules.ts'
import {
  packLimits,
  parsePackFrame,
  parseRule,
  type PackFrame,
  type RuleDocument,
} from '#shared/saved/rule-pack.schema.ts'

/** A rule that holds what it promises, and as it was written. */
export interface PackRule {
  readonly rule: OwnRule
  readonly document: RuleDocument
}

/** One file of rules, as far as they can be used. */
export interface RulePack {
  readonly path: string
  readonly id: string
  readonly title: string
  readonly rules: readonly PackRule[]
}

/** What a file came to: nothing of a broken one, the sound rules of any other. */
export interface ReadPack {
  readonly pack?: RulePack
  readonly problems: readonly RuleProblem[]
}

/** Reads the text of a pack and tests each rule by its own samples. Never throws, whatever the text. */
export function readPack(path: string, text: string): ReadPack {
  const frame = readFrame(text)
  if (!frame.ok) return { problems: frame.error.map(issue => ({ file: path, ...placed(issue) })) }
  const { id, title, rules } = frame.value
  const sound: PackRule[] = []
  const problems: RuleProblem[] = []
  const seen = new Set<string>()
  for (const [index, value] of rules.entries()) {
    const { rule, faults } = readRule(id, value, seen)
    if (rule !== undefined) sound.push(rule)
    const name = idOf(id, value)
    for (const { place, reason } of faults) {
      problems.push({ file: path, ...name, place: placeIn(`rules[${index}]`, place), reason })
    }
  }
  return { pack: { path, id, title, rules: sound }, problems }
}

/** A pack as JSON, its rules still unread; else what is wrong, as `path: reason`. */
export function readFrame(text: string): Result<PackFrame, readonly string[]> {
  if (text.length > packLimits.bytes) return err([`: is larger than ${packLimits.bytes} bytes`])
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (thrown) {
    return err([`: is no JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`])
  }
  if (hasTooMany(value)) return err([`rules: more than ${packLimits.rules}`])
  const frame = parsePackFrame(value)
  if (!frame.ok) return frame
  const refused = refusePackId(frame.value.id)
  return refused === undefined ? frame : err([`id: ${refused}`])
}

/** Told before the schema looks at each of them. */
function hasTooMany(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'rules')) return false
  const { rules } = value as { readonly rules: unknown }
  return Array.isArray(rules) && rules.length > packLimits.rules
}

interface Fault {
  readonly place: string
  readonly reason: string
}
interface ReadRule {
  readonly rule?: PackRule
  readonly faults: readonly Fault[]
}

/** `seen` are the ids before it in the pack, and gets this one. */
function readRule(pack: string, value: unknown, seen: Set<string>): ReadRule {
  const document = parseRule(value)
  if (!document.ok) return { faults: document.error.map(placed) }
  const { id } = document.value
  if (seen.has(id)) return { faults: [{ place: 'id', reason: `"${id}" is used twice in this pack` }] }
  seen.add(id)
  const rule = readOwnRule(pack, document.value)
  if (!rule.ok) return { faults: [rule.error] }
  const faults = testOwnRule(rule.value)
  return faults.length > 0 ? { faults } : { rule: { rule: rule.value, document: document.value }, faults: [] }
}

function idOf(pack: string, value: unknown): { readonly rule?: string } {
  if (typeof value !== 'object' || value === null || !('id' in value)) return {}
  return typeof value.id === 'string' ? { rule: `${pack}/${value.id}`.slice(0, 100) } : {}
}

/** `signatures.0.pattern: reason` as place and reason. */
function placed(issue: string): Fault {
  const colon = issue.indexOf(':')
  const place = issue.slice(0, colon).replace(/(?:^|\.)(\d+)(?=\.|$)/gu, '[$1]')
  return { place, reason: issue.slice(colon + 1).trim() }
}

function placeIn(outer: string, inner: string): string {
  if (inner === '') return outer
  return inner.startsWith('[') ? `${outer}${inner}` : `${outer}.${inner}`
}

/** For one rule alone: its first fault. */
export function soundRule(pack: string, value: unknown): Result<PackRule, Fault> {
  const { rule, faults } = readRule(pack, value, new Set())
  return rule === undefined ? err(faults[0] ?? { place: '', reason: 'cannot be used' }) : ok(rule)
}
