import type { LogLine, RuleTrial } from '#shared/ipc/views.ts'
import type { RuleForm } from '../../state/rule-form.ts'

/** Lines of an artifact around the one that a rule was begun with. */
interface Neighbourhood {
  readonly lines: readonly LogLine[]
  /** The line in the middle. */
  readonly line: number
  /** What the rule finds in this artifact. */
  readonly found: RuleTrial
}

/** On both sides of the line. */
export const NEAR = 40
const OFFERED = 3
const LONGEST = 2_000

/**
 * Nearby lines that the pattern does not find, those first that look most like one that it does: they say best where the
 * border is. Where it is not known whether a line is found, it is not offered.
 */
export function offerCounterSamples(near: Neighbourhood, form: RuleForm): readonly string[] {
  const { lines, line, found } = near
  const hits = new Set(found.hits.map(hit => hit.line))
  const known = found.total > found.hits.length ? (found.hits.at(-1)?.line ?? 0) : Infinity
  const used = new Set([...form.samples, ...form.counterSamples.map(counter => counter.line)])
  const words = wordsOf(form.samples[0] ?? form.literal)
  const candidates = lines
    .filter(other => other.line <= known && !hits.has(other.line) && isOfUse(other) && !used.has(other.text))
    .map(other => ({
      text: other.text,
      likeness: likeness(wordsOf(other.text), words),
      distance: Math.abs(other.line - line),
    }))
    .sort((a, b) => b.likeness - a.likeness || a.distance - b.distance)
  return [...new Set(candidates.map(({ text }) => text))].slice(0, OFFERED)
}

function isOfUse({ text, cutBytes }: LogLine): boolean {
  return text.trim() !== '' && text.length <= LONGEST && cutBytes === 0
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[a-z]{3,}/gu) ?? [])
}

/** Words that both have, as a part of all that either has. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter(word => b.has(word)).length
  return both / Math.max(1, a.size + b.size - both)
}
