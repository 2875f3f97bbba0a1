import { normaliseLine, truncate, visible } from '../../base/text.ts'
import type { OwnRule } from '../../knowledge/schema.ts'
import { indexLiterals } from '../match-literals.ts'
import { createRuleMatcher } from '../match-rules.ts'
import type { RuleFault } from './read-own-rule.ts'

const SHOWN = 120

/** Runs a rule over its own samples and counter-samples; each one that does not hold is a fault. */
export function testOwnRule(rule: OwnRule): readonly RuleFault[] {
  const finds = matcherOf(rule)
  const anywhere = matcherOf({ ...rule, signatures: withoutArtifacts(rule.signatures) })
  const samples = rule.samples.flatMap((line, index) =>
    anywhere(line) ? [] : [{ place: `samples[${index}]`, reason: `is not found: ${whyNot(rule, line)}` }],
  )
  const counterSamples = rule.counterSamples.flatMap(({ line, artifact, why }, index) => {
    const isFound = artifact === undefined ? anywhere(line) : finds(line, artifact)
    if (!isFound) return []
    return [{ place: `counterSamples[${index}]`, reason: `is found, although ${visible(why)}: ${show(line)}` }]
  })
  return [...samples, ...counterSamples]
}

function withoutArtifacts([first, ...more]: OwnRule['signatures']): OwnRule['signatures'] {
  const { literal, pattern } = first
  return [{ literal, pattern }, ...more.map(signature => ({ literal: signature.literal, pattern: signature.pattern }))]
}

function matcherOf(rule: OwnRule): (line: string, artifact?: string) => boolean {
  const index = indexLiterals({ components: [], rules: [rule] })
  const match = createRuleMatcher([rule], index)
  return (line, artifact) => match(normaliseLine(line), index.literalsIn(line), artifact).length > 0
}

function whyNot({ signatures }: OwnRule, line: string): string {
  const held = signatures.filter(({ literal }) => line.includes(literal))
  if (held.length > 0) return `it holds "${held[0]?.literal ?? ''}", and the pattern does not match ${show(line)}`
  const literals = signatures.map(({ literal }) => `"${literal}"`).join(' or ')
  return `it does not hold ${literals}: ${show(line)}`
}

function show(line: string): string {
  return truncate(visible(line), SHOWN)
}
