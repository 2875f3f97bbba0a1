import { truncate, visible } from '../base/text.ts'
import type { AnyRule, AnySignature } from '../knowledge/schema.ts'
import { compilePattern, type Pattern, type PatternMatch } from './compile-pattern.ts'
import { entriesFor, type LiteralIndex } from './match-literals.ts'

/** A hostile line may repeat a signature endlessly; no real line names more causes of one kind than this. */
const HITS_PER_SIGNATURE = 8
const VALUE_LENGTH = 200

/** A rule that a line shows. */
export interface RuleHit {
  readonly rule: AnyRule
  /** Finding id: the rule id, and after a colon the values that tell one cause from another. */
  readonly id: string
  /** Named groups that took part, controls visible. */
  readonly values: Readonly<Record<string, string>>
  /** The rule's title with its groups filled in. */
  readonly title: string
}

/**
 * The causes that a line shows, innermost last. `normalised` is the output of `normaliseLine`, `literals` are indexes into
 * those of the knowledge; without `artifact`, signatures that ask for one never match.
 */
export type MatchRules = (normalised: string, literals: readonly number[], artifact?: string) => readonly RuleHit[]

interface Candidate {
  readonly rule: AnyRule
  readonly pattern: Pattern
  readonly artifact: Pattern | undefined
}
interface PlacedHit extends RuleHit {
  /** Where in the line it begins: the later, the deeper in the chain of wrapped errors. */
  readonly at: number
}

export function createRuleMatcher(rules: readonly AnyRule[], { byLiteral }: LiteralIndex): MatchRules {
  const candidates = byLiteral(
    rules.flatMap(rule =>
      rule.signatures.map(signature => ({ literal: signature.literal, entry: candidateOf(rule, signature) })),
    ),
  )
  return (normalised, literals, artifact) => {
    const asked = entriesFor(candidates, literals)
    if (asked.length === 0) return []
    const hits = new Map<string, PlacedHit>()
    for (const { rule, pattern, artifact: where } of asked) {
      if (where !== undefined && (artifact === undefined || !where.test(artifact))) continue
      for (const hit of hitsOf(rule, pattern, normalised)) if (!hits.has(hit.id)) hits.set(hit.id, hit)
    }
    const found = [...hits.values()]
    return found.length < 2 ? found : withoutWrappers(found.sort((a, b) => a.at - b.at))
  }
}

function candidateOf(rule: AnyRule, { pattern, artifact }: AnySignature): Candidate {
  return {
    rule,
    pattern: compilePattern(pattern),
    artifact: artifact === undefined ? undefined : compilePattern(artifact),
  }
}

/** Without an identity all hits of a rule are one, of which the first speaks. */
function hitsOf(rule: AnyRule, pattern: Pattern, text: string): readonly PlacedHit[] {
  const hits: PlacedHit[] = []
  const most = rule.identity === undefined ? 1 : HITS_PER_SIGNATURE
  for (const match of pattern.matchAll(text, most)) hits.push(placedHit(rule, match))
  return hits
}

function placedHit(rule: AnyRule, match: PatternMatch): PlacedHit {
  const values = match.groups === undefined ? NO_VALUES : valuesOf(match.groups)
  const identity = rule.identity?.map(name => values[name] ?? '').join(',')
  return new Hit(rule, identity === undefined ? rule.id : `${rule.id}:${identity}`, { values, at: match.index })
}

const NO_VALUES: RuleHit['values'] = {}

/** Most hits are only counted: the title is made for those that are shown. */
class Hit implements PlacedHit {
  readonly rule: AnyRule
  readonly id: string
  readonly values: RuleHit['values']
  readonly at: number

  constructor(rule: AnyRule, id: string, { values, at }: Pick<PlacedHit, 'values' | 'at'>) {
    this.rule = rule
    this.id = id
    this.values = values
    this.at = at
  }

  get title(): string {
    return this.rule.title.replace(/\{(\w+)\}/gu, (_, name: string) => this.values[name] ?? '(not stated)')
  }
}

function valuesOf(groups: NonNullable<PatternMatch['groups']>): RuleHit['values'] {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, truncate(visible(value), VALUE_LENGTH)]],
    ),
  )
}

/** A wrapper says nothing once the cause inside it is known; of wrappers alone the innermost speaks. */
function withoutWrappers(hits: readonly PlacedHit[]): readonly RuleHit[] {
  const inner = hits.filter(({ rule }) => rule.wrapper !== true)
  return inner.length > 0 ? inner : hits.slice(-1)
}
