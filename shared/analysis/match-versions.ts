import { truncate, visible } from '../base/text.ts'
import { bareVersion } from '../base/version.ts'
import { components } from '../knowledge/components/index.ts'
import type { VersionReading } from '../knowledge/schema.ts'
import type { ClaimRole } from '../model/version-claim.ts'
import { byLiteral, entriesFor } from './match-literals.ts'

/** Lines between a heading and the line it speaks for; the matcher sees only lines with a literal. */
const HEADING_REACH = 2
const RAW_LENGTH = 300
/** One line rarely names more versions of one spelling; a list of package files does. */
const MATCHES_PER_READING = 16

/** A version that a line states. */
export interface VersionMatch {
  readonly component: string
  readonly role: ClaimRole
  /** Without a leading `v`; the range itself when `range` is true. */
  readonly version: string
  /** The matched words, controls visible. */
  readonly raw: string
  readonly path?: string
  readonly range: boolean
  /** Where the spelling is known from. */
  readonly source: string
}

/** Reads the lines of one artifact in order; a few spellings need the heading above them. */
export interface VersionMatcher {
  line(normalised: string, literals: readonly number[]): readonly VersionMatch[]
}

interface Candidate {
  readonly component: string
  readonly reading: VersionReading
  readonly pattern: RegExp
}
interface Heading {
  readonly path: string | undefined
  readonly age: number
}

const candidates = byLiteral(
  components.flatMap(({ id, readings }) =>
    readings.map(reading => ({ literal: reading.literal, entry: candidateOf(id, reading) })),
  ),
)
// One object per heading text, so that readings below the same heading share it.
const headingTexts = new Map(
  components.flatMap(({ readings }) =>
    readings.flatMap(({ below }) => (below === undefined ? [] : [[headingKey(below.pattern), below]])),
  ),
)
const headings = byLiteral([...headingTexts.values()].map(below => ({ literal: below.literal, entry: below.pattern })))

function candidateOf(component: string, reading: VersionReading): Candidate {
  return {
    component,
    reading,
    pattern: new RegExp(reading.pattern.source, `${reading.pattern.flags.replace('g', '')}g`),
  }
}

function headingKey(pattern: RegExp): string {
  return `${pattern.source}/${pattern.flags}`
}

/** `artifact` is the name of the artifact whose lines follow. */
export function createVersionMatcher(artifact: string): VersionMatcher {
  let open = new Map<string, Heading>()
  return {
    line(normalised, literals) {
      const matches = entriesFor(candidates, literals).flatMap(candidate => {
        const { artifact: where, below } = candidate.reading
        if (where !== undefined && !where.test(artifact)) return []
        if (below === undefined) return matchesOf(candidate, normalised, undefined)
        const heading = open.get(headingKey(below.pattern))
        return heading === undefined ? [] : matchesOf(candidate, normalised, heading.path)
      })
      open = nextHeadings(open, normalised, literals)
      return matches
    },
  }
}

/** A new heading closes all others: below `Server:` nothing is about the client any more. */
function nextHeadings(open: Map<string, Heading>, text: string, literals: readonly number[]): Map<string, Heading> {
  for (const pattern of entriesFor(headings, literals)) {
    const match = pattern.exec(text)
    if (match !== null) return new Map([[headingKey(pattern), { path: match.groups?.['path'], age: 0 }]])
  }
  if (open.size === 0) return open
  return new Map(
    [...open]
      .filter(([, { age }]) => age + 1 < HEADING_REACH)
      .map(([key, { path, age }]) => [key, { path, age: age + 1 }]),
  )
}

function matchesOf(
  { component, reading, pattern }: Candidate,
  text: string,
  headingPath: string | undefined,
): readonly VersionMatch[] {
  const matches: VersionMatch[] = []
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {}
    const version =
      reading.range === undefined ? bareVersion(groups['version'] ?? '') : fillRange(reading.range, groups)
    const path = groups['path'] ?? headingPath
    if (version !== '') {
      matches.push({
        component,
        role: reading.role,
        version: visible(version),
        raw: truncate(visible(match[0].trim()), RAW_LENGTH),
        ...(path === undefined ? {} : { path: visible(path) }),
        range: reading.range !== undefined,
        source: reading.source,
      })
    }
    if (matches.length === MATCHES_PER_READING) break
  }
  return matches
}

function fillRange(range: string, groups: Readonly<Record<string, string | undefined>>): string {
  return range.replace(/\{(\w+)\}/gu, (_, name: string) => groups[name] ?? '')
}
