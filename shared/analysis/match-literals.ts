import { compareText } from '../base/text.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { createWordFinder } from './word-finder.ts'

/** Words that a line naming a container image holds, beside a digest's `sha256:`. */
const imageLiterals: readonly string[] = [
  'amazonaws.com',
  'azurecr.io',
  'docker.io',
  'gcr.io',
  'ghcr.io',
  'mcr.microsoft.com',
  'pkg.dev',
  'public.ecr.aws',
  'quay.io',
  'registry.k8s.io',
  'PullImage',
  '@sha256:',
]

/** What literals ask for. */
export interface LiteralEntry<T> {
  readonly literal: string
  readonly entry: T
}

/** The words of the knowledge. */
export interface LiteralIndex {
  /** Every word the scanner looks for, sorted, each once. An index into this list stands for the word from here on. */
  readonly literals: readonly string[]
  /** Indexes of the literals that occur in the text, for use without the scanner. */
  readonly literalsIn: (text: string) => readonly number[]
  /**
   * What each literal asks for, by its index. A scanner may report only the longest of two words that start together,
   * so a literal also stands for the literals inside it.
   */
  readonly byLiteral: <T>(entries: readonly LiteralEntry<T>[]) => readonly (readonly T[])[]
  /** Whether a line with these literals may name a container image. */
  readonly namesImages: (literals: readonly number[]) => boolean
}

export function indexLiterals({ components, rules }: Pick<Knowledge, 'components' | 'rules'>): LiteralIndex {
  const readings = components.flatMap(component => component.readings)
  const headings = readings.flatMap(({ below, above }) => [below, above].flatMap(heading => heading ?? []))
  const signatures = [...readings, ...headings, ...rules.flatMap(rule => rule.signatures)]
  const words = new Set([...imageLiterals, ...signatures.map(({ literal }) => literal)])
  const literals = [...words].sort(compareText)
  const isImageLiteral = literals.map(literal => imageLiterals.some(image => literal.includes(image)))
  return {
    literals,
    literalsIn: createWordFinder(literals),
    byLiteral: entries =>
      literals.map(outer => entries.filter(({ literal }) => outer.includes(literal)).map(({ entry }) => entry)),
    namesImages: found => found.some(literal => isImageLiteral[literal] === true),
  }
}

/** The entries that any of the literals asks for, each once, in the order of the table. */
export function entriesFor<T>(table: readonly (readonly T[])[], literals: readonly number[]): readonly T[] {
  let only: readonly T[] = []
  for (const literal of literals) {
    const entries = table[literal] ?? []
    if (entries.length === 0) continue
    if (only.length > 0) return [...new Set(literals.flatMap(each => table[each] ?? []))]
    only = entries
  }
  return only
}
