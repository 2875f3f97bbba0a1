import { truncate, visible } from '../base/text.ts'
import { bareVersion } from '../base/version.ts'
import type { Component, VersionReading } from '../knowledge/schema.ts'
import type { ClaimRole } from '../model/version-claim.ts'
import { matchesOf as matchesIn } from './compile-pattern.ts'
import { entriesFor, type LiteralIndex } from './match-literals.ts'

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
  /** Stand-in host, where the spelling speaks of a role instead of a machine. */
  readonly host?: string
  readonly range: boolean
  /** The line is one start of the process. */
  readonly isStart: boolean
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

/** What the literals of a line ask for. */
interface VersionTables {
  readonly candidates: readonly (readonly Candidate[])[]
  readonly headings: readonly (readonly RegExp[])[]
}

function tablesOf(components: readonly Component[], { byLiteral }: LiteralIndex): VersionTables {
  const candidates = components.flatMap(({ id, readings }) =>
    readings.map(reading => ({ literal: reading.literal, entry: candidateOf(id, reading) })),
  )
  // One object per heading text, so that readings below the same heading share it.
  const headingTexts = new Map(
    components.flatMap(({ readings }) =>
      readings.flatMap(({ below, above }) =>
        [below, above].flatMap(heading => (heading === undefined ? [] : [[headingKey(heading.pattern), heading]])),
      ),
    ),
  )
  const headings = [...headingTexts.values()].map(below => ({ literal: below.literal, entry: below.pattern }))
  return { candidates: byLiteral(candidates), headings: byLiteral(headings) }
}

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

/** Begins an artifact of this name, whose lines follow. */
export type CreateVersionMatcher = (artifact: string) => VersionMatcher

export function readVersions(components: readonly Component[], index: LiteralIndex): CreateVersionMatcher {
  const tables = tablesOf(components, index)
  return artifact => createVersionMatcher(tables, artifact)
}

function createVersionMatcher({ candidates, headings }: VersionTables, artifact: string): VersionMatcher {
  let open = new Map<string, Heading>()
  return {
    line(normalised, literals) {
      const asked = entriesFor(candidates, literals)
      const headed = entriesFor(headings, literals)
      if (asked.length === 0 && headed.length === 0 && open.size === 0) return []
      const matches = asked.flatMap(candidate => {
        const { artifact: where, below, above = below } = candidate.reading
        if (where !== undefined && !where.test(artifact)) return []
        const heading = above === undefined ? undefined : open.get(headingKey(above.pattern))
        return below !== undefined && heading === undefined ? [] : matchesOf(candidate, normalised, heading?.path)
      })
      open = nextHeadings(open, normalised, headed)
      return matches
    },
  }
}

/** A new heading closes all others: below `Server:` nothing is about the client any more. */
function nextHeadings(open: Map<string, Heading>, text: string, headings: readonly RegExp[]): Map<string, Heading> {
  for (const pattern of headings) {
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
  for (const match of matchesIn(pattern, text, MATCHES_PER_READING)) {
    const groups = match.groups ?? {}
    const version = versionOf(reading, groups)
    const path = groups['path'] ?? headingPath
    if (version !== '') {
      matches.push({
        component,
        role: reading.role,
        version: visible(version),
        raw: truncate(visible(match[0].trim()), RAW_LENGTH),
        ...(path === undefined ? {} : { path: visible(path) }),
        ...(reading.hostRole === undefined ? {} : { host: reading.hostRole }),
        range: reading.range !== undefined,
        isStart: reading.isStart === true,
        source: reading.source,
      })
    }
  }
  return matches
}

function versionOf({ range, value }: VersionReading, groups: Readonly<Record<string, string | undefined>>): string {
  return value ?? (range === undefined ? bareVersion(groups['version'] ?? '') : fillRange(range, groups))
}

function fillRange(range: string, groups: Readonly<Record<string, string | undefined>>): string {
  return range.replace(/\{(\w+)\}/gu, (_, name: string) => groups[name] ?? '')
}
