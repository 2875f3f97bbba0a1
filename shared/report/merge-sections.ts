import { splitSections, type TextSection } from './split-sections.ts'

/** A generated text, what a person made of it, and what is generated now. */
export interface ThreeTexts {
  readonly base: string
  readonly mine: string
  readonly theirs: string
}

export interface MergedText {
  readonly text: string
  /** Keys of sections that the person changed and that are generated differently now: the person's words stand. */
  readonly stale: readonly string[]
}

/**
 * Takes over what is generated now wherever the person changed nothing. Their own words, sections and order stay; a section
 * that they took out stays out. No text of a person's is ever lost.
 */
export function mergeSections({ base, mine, theirs }: ThreeTexts, level: number): MergedText {
  if (mine === base) return { text: theirs, stale: [] }
  const [before, now] = [textsOf(base, level), textsOf(theirs, level)]
  const stale: string[] = []
  const kept: TextSection[] = []
  const own = splitSections(mine, level)
  for (const { key, text } of own) {
    const [was, is] = [before.get(key), now.get(key)]
    if (text === was) {
      if (is !== undefined) kept.push({ key, text: is })
      continue
    }
    kept.push({ key, text })
    if (was !== is && is !== text) stale.push(key)
  }
  const fresh = [...now].filter(([key]) => !before.has(key) && own.every(section => section.key !== key))
  const all = fresh.reduce((sections, [key, text]) => putSection(sections, { key, text }, [...now.keys()]), kept)
  return { text: joinSections(all), stale }
}

/** The sections with one more, after the nearest that stands before it in `order`; at the start where none does. */
export function putSection(
  sections: readonly TextSection[],
  section: TextSection,
  order: readonly string[],
): TextSection[] {
  const earlier = new Set(order.slice(0, Math.max(0, order.indexOf(section.key))))
  const at = sections.findLastIndex(({ key }) => earlier.has(key) || key === '') + 1
  const [before, after] = [sections.slice(0, at), sections.slice(at)]
  const last = before.at(-1)
  const lead = last === undefined ? [] : [...before.slice(0, -1), withGap(last)]
  return [...lead, after.length === 0 ? section : withGap(section), ...after]
}

/** An empty line before the next heading. */
function withGap({ key, text }: TextSection): TextSection {
  return { key, text: /\n\n$/u.test(text) ? text : `${text.replace(/\n$/u, '')}\n\n` }
}

/** The texts in a row, each heading on a line of its own. */
export function joinSections(sections: readonly TextSection[]): string {
  return sections.reduce((joined, { text }) => `${joined}${needsBreak(joined) ? '\n\n' : ''}${text}`, '')
}

function needsBreak(text: string): boolean {
  return text !== '' && !text.endsWith('\n')
}

function textsOf(text: string, level: number): ReadonlyMap<string, string> {
  return new Map(splitSections(text, level).map(section => [section.key, section.text]))
}
