import { compareText } from '../base/text.ts'
import { components } from '../knowledge/components/index.ts'
import { rules } from '../knowledge/rules/index.ts'

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

const readingLiterals = components.flatMap(({ readings }) =>
  readings.flatMap(({ literal, below }) => [literal, ...(below === undefined ? [] : [below.literal])]),
)
const ruleLiterals = rules.flatMap(({ signatures }) => signatures.map(({ literal }) => literal))

/** Every word the scanner looks for, sorted, each once. An index into this list stands for the word from here on. */
export const knowledgeLiterals: readonly string[] = [
  ...new Set([...imageLiterals, ...readingLiterals, ...ruleLiterals]),
].sort(compareText)

/** Indexes of the literals that occur in the text, for use without the scanner. */
export function literalsIn(text: string): readonly number[] {
  return knowledgeLiterals.flatMap((literal, index) => (text.includes(literal) ? [index] : []))
}

/**
 * What each literal asks for, by its index. A scanner may report only the longest of two words that start together,
 * so a literal also stands for the literals inside it.
 */
export function byLiteral<T>(
  entries: readonly { readonly literal: string; readonly entry: T }[],
): readonly (readonly T[])[] {
  return knowledgeLiterals.map(outer =>
    entries.filter(({ literal }) => outer.includes(literal)).map(({ entry }) => entry),
  )
}

/** The entries that any of the literals asks for, each once, in the order of the table. */
export function entriesFor<T>(table: readonly (readonly T[])[], literals: readonly number[]): readonly T[] {
  const [first] = literals
  if (literals.length === 1 && first !== undefined) return table[first] ?? []
  return [...new Set(literals.flatMap(literal => table[literal] ?? []))]
}

const isImageLiteral = knowledgeLiterals.map(literal => imageLiterals.some(image => literal.includes(image)))

/** Whether a line with these literals may name a container image. */
export function namesImages(literals: readonly number[]): boolean {
  return literals.some(literal => isImageLiteral[literal] === true)
}
