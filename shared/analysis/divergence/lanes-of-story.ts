import { truncate } from '../../base/text.ts'
import { testResults } from '../../knowledge/layout.ts'
import type { Lane, LaneEvent } from '../../model/divergence.ts'
import type { Entity, Story, StoryLine } from '../../model/entity.ts'
import { EVIDENCE_BYTES } from '../../model/evidence.ts'
import { maskTemplate, maskVersions, templateId } from '../mask-template.ts'
import { parseLine, type ParsedLine } from '../parse-line.ts'
import { GENERATED_SUFFIX } from './generated-names.ts'

/** A lane of one writer in the artifacts of one role. */
export interface StoryLane extends Lane {
  /** Equal in two runs for artifacts that play the same part. */
  readonly role: string
}

export interface StoryOfOne {
  /** Equal in two runs for the same thing. */
  readonly key: string
  /** What people call it. */
  readonly title: string
  readonly story: Story
  /** The part that an artifact plays in its run. */
  readonly roleOf: (artifact: string) => string
}

/**
 * The lanes of a story: one for each writer in the artifacts of each role, in the order of the lines. Which of two writers
 * was first is only known as well as their clocks agree, so that one lane of all of them would differ between two good runs.
 *
 * Left out is what has no order or no known end: artifacts without times, those not read to their end, test results (they
 * quote logs), and the whole of a story of which lines were not kept.
 */
export function lanesOfStory({ key, title, story, roleOf }: StoryOfOne): readonly StoryLane[] {
  if (story.omitted > 0) return []
  const written = new Map<string, Written>()
  for (const { line, parsed } of eventLinesOf(story)) {
    const { artifact } = line.evidence
    const [role, writer] = [roleOf(artifact), maskTemplate(parsed.ident ?? '')]
    const lane = [key, role, writer].filter(part => part !== '').join(' ')
    const known = written.get(lane) ?? { role, writer, artifact, lines: [] }
    known.lines.push({ line, parsed })
    written.set(lane, known)
  }
  const maskNames = createNameMask(story.entity)
  return [...written]
    .filter(([, { lines }]) => lines.some(({ line }) => hasOwnTime(line)))
    .map(([lane, { role, writer, artifact, lines }]) => ({
      key: lane,
      title: `${title} in ${nameLane(artifact, writer)}`,
      role,
      events: inOrder(lines).map(one => describeEvent(one, maskNames)),
    }))
}

/** A record of a journal's export is told by its message; its other lines are fields. */
const EXPORT = 'journal-export'

/** Lines of artifacts that tell in their order what happened. */
function eventLinesOf({ lines, unread }: Story): readonly ReadLine[] {
  const cut = new Set(unread)
  const isLeftOut = (artifact: string) => testResults.test(artifact) || cut.has(artifact)
  const read = lines
    .filter(({ evidence }) => !isLeftOut(evidence.artifact))
    .map(line => ({ line, parsed: parseLine(line.evidence.text) }))
  const isRecord = ({ parsed }: ReadLine) => parsed.formats.includes(EXPORT)
  const exports = new Set(read.filter(isRecord).map(({ line }) => line.evidence.artifact))
  return read.filter(one => !exports.has(one.line.evidence.artifact) || isRecord(one))
}

interface Written {
  readonly role: string
  readonly writer: string
  /** The first of the role. */
  readonly artifact: string
  readonly lines: ReadLine[]
}

interface ReadLine {
  readonly line: StoryLine
  readonly parsed: ParsedLine
}

function nameLane(artifact: string, writer: string): string {
  const name = artifact.slice(artifact.lastIndexOf('/') + 1)
  return writer === '' || name.includes(writer) ? name : `${name} by ${writer}`
}

function hasOwnTime({ at, isInherited }: StoryLine): boolean {
  return at !== undefined && !isInherited
}

/** Line by line; of several artifacts, such as rotated logs, the one that begins first comes first. */
function inOrder(lines: readonly ReadLine[]): readonly ReadLine[] {
  const artifacts = [...new Set(lines.map(({ line }) => line.evidence.artifact))]
  const places = new Map(artifacts.map((artifact, at) => [artifact, at]))
  const placeOf = ({ line: { evidence } }: ReadLine) => places.get(evidence.artifact) ?? 0
  return [...lines].sort((a, b) => placeOf(a) - placeOf(b) || a.line.evidence.line - b.line.evidence.line)
}

/** Of a line that is cited by a window, its end is where the window ends. UTF-16 units. */
const WINDOW_LENGTH = 500

function describeEvent({ line, parsed }: ReadLine, maskNames: (text: string) => string): LaneEvent {
  const { evidence, at } = line
  const masked = maskVersions(maskTemplate(maskNames(wordsOf(parsed))))
  // A window is cut at a code point, up to three bytes earlier.
  const isWindow = evidence.length > EVIDENCE_BYTES - 4
  const text = isWindow ? truncate(masked, WINDOW_LENGTH) : masked
  return { template: templateId(text), text, ...(hasOwnTime(line) && at !== undefined ? { at } : {}), evidence }
}

/** logfmt and JSON tell an error beside their message. */
function wordsOf({ message, fields }: ParsedLine): string {
  const error = fields.get('error') ?? fields.get('err')
  return error === undefined || /\berr(?:or)?=/u.test(message) ? message : `${message} error=${error}`
}

/** Makes what two runs say of the same thing alike, although its names differ. */
function createNameMask({ uid, name, namespace, host }: Entity): (text: string) => string {
  const own = [
    [uid, '<uid>'],
    [name, '<pod>'],
    [host, '<host>'],
    [namespace, '<namespace>'],
  ] as const
  const masks = own.flatMap(([word, mask]) =>
    word === undefined || word === '' ? [] : [[wholeWord(word), mask] as const],
  )
  return text =>
    masks.reduce((masked, [word, mask]) => masked.replace(word, mask), text).replace(GENERATED_SUFFIX, '-*')
}

function wholeWord(word: string): RegExp {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`)
  return new RegExp(`(?<![0-9A-Za-z-])${escaped}(?![0-9A-Za-z-])`, 'gu')
}
