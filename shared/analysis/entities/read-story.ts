import { decodeUtf8, encodeUtf8, indexOfBytes } from '../../base/bytes.ts'
import { compareText, normaliseLine } from '../../base/text.ts'
import { instant, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { Entity, Story, StoryLine, StoryWindow } from '../../model/entity.ts'
import { annotateLine } from '../annotate-line.ts'
import type { LinePlace } from '../clock/inherit-time.ts'
import { placeArtifacts, type ClockedArtifact, type RunTimes } from '../clock/place-artifacts.ts'
import { recordTimeLiteral, type InstantOf } from '../clock/resolve-clock.ts'
import { builtInIndex, type KnowledgeIndex } from '../knowledge-index.ts'
import { parseLine } from '../parse-line.ts'
import { evidenceOfLine } from '../read/evidence-of.ts'
import { findHostFolders } from '../resolve-hosts.ts'
import { buildLiteralTable, type LiteralTable } from '../scan/literal-table.ts'
import { createLineScanner, type ScannedLine } from '../scan/scanner.ts'
import { wholeName } from '../whole-name.ts'
import { indexEntities } from './entity-index.ts'
import { wordAt } from './end-state.ts'
import { createLinePlacer } from './line-times.ts'
import { createOwnerOf, type OwnerOf } from './owner-of-line.ts'
import { createClockReader } from './read-clock.ts'
import { storyWords } from './story-words.ts'

/** Whose stories, and what their run knows. */
export interface StoriesRequest {
  readonly wanted: readonly WantedStory[]
  /** All of the run: a line that belongs to another pod is not told twice. */
  readonly entities: readonly Entity[]
  readonly run: RunTimes
}

export interface WantedStory {
  readonly entity: Entity
  /** Of a failed test, its own time is the default. */
  readonly window?: StoryWindow
}

/** Whose story, and what its run knows. */
export type StoryRequest = WantedStory & Omit<StoriesRequest, 'wanted'>

/** Takes one artifact's decoded bytes in chunks of any size. */
export interface StorySink {
  feed(chunk: Uint8Array): void
  end(): void
}

/** Reads every artifact of a run twice: what its times mean first, then its lines. The order of artifacts changes nothing. */
export interface StoryReader<T = Story> {
  openClock(artifact: string): StorySink
  /** When the clocks of all artifacts are read. */
  openLines(artifact: string): StorySink
  /** `unread`: artifacts that could not be read, or not to their end. */
  finish(unread: readonly string[]): T
}

/** Lines of one story. */
const LINES = 5_000
/** So much before and after a failed test is its time as well. */
const FOCUS_MARGIN = 30 * MICROS_PER_SECOND

/** `names` are all artifacts of the run: the layout as a whole tells which folders are machines. */
export function createStoryReader(
  { entity, window, entities, run }: StoryRequest,
  names: readonly string[],
  index: KnowledgeIndex = builtInIndex,
): StoryReader {
  const wanted = [{ entity, ...(window === undefined ? {} : { window }) }]
  const reader = createStoriesReader({ wanted, entities, run }, names, index)
  return { ...reader, finish: unread => reader.finish(unread)[0] as Story }
}

/** Several stories of one run for one reading; in the order in which they are wanted. */
export function createStoriesReader(
  { wanted, entities, run }: StoriesRequest,
  names: readonly string[],
  index: KnowledgeIndex = builtInIndex,
): StoryReader<readonly Story[]> {
  const folders = findHostFolders(names)
  const clocked = new Map<string, ClockedArtifact>()
  const ownerOf = once(() => createOwnerOf(entities, indexEntities(entities)))
  const stories = wanted.map(({ entity, window: asked }) => {
    const window = asked ?? focusOf(entity)
    return { entity, window, wants: choose(entity, window, ownerOf), lines: createKeptLines() }
  })
  const instantsOf = once(() => placeAll(clocked, run))
  const tableOf = createTables()
  return {
    openClock(artifact) {
      const reader = createClockReader(artifact, folders.hostOf(artifact))
      return { feed: chunk => reader.feed(chunk), end: () => void clocked.set(artifact, reader.end()) }
    },
    openLines: artifact =>
      openLines({
        artifact,
        stories: stories.map(({ wants, lines }) => ({ wants: wants(folders.hostOf(artifact)), keep: lines.keep })),
        instantOf: instantsOf().get(artifact) ?? nowhere,
        tableOf,
      }),
    finish: unread =>
      stories.map(({ entity, window, lines }) => ({
        entity,
        ...(window === undefined ? {} : { window }),
        lines: lines.sorted().map(line => ({ ...line, notes: notesOf(line, index) })),
        omitted: lines.omitted(),
        unread: [...unread].sort(compareText),
      })),
  }
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** The artifacts of one machine are searched for the same words, and lie one behind the other: they share the table. */
function createTables(): (words: readonly string[]) => LiteralTable {
  let latest: { readonly key: string; readonly table: LiteralTable } | undefined
  return words => {
    const key = words.join('\n')
    if (latest?.key !== key) latest = { key, table: buildLiteralTable([recordTimeLiteral, ...words]) }
    return latest.table
  }
}

const nowhere: InstantOf = () => undefined

/** When a failed test ran, and a little before and after. */
function focusOf({ kind, firstAt, lastAt }: Entity): StoryWindow | undefined {
  if (kind !== 'test' || firstAt === undefined || lastAt === undefined) return undefined
  return { from: instant(firstAt - FOCUS_MARGIN), to: instant(lastAt + FOCUS_MARGIN) }
}

function placeAll(clocked: ReadonlyMap<string, ClockedArtifact>, run: RunTimes): ReadonlyMap<string, InstantOf> {
  const all = [...clocked].sort(([a], [b]) => compareText(a, b))
  const placed = placeArtifacts(
    all.map(([, artifact]) => artifact),
    run,
  )
  return new Map(all.map(([artifact], at) => [artifact, placed[at] ?? nowhere]))
}

/** What to look for in an artifact. */
interface Wanted {
  readonly words: readonly string[]
  /** Every line is looked at, not only those with one of the words. */
  readonly isWhole: boolean
  /** Whether the line is one of the story. `word`: one of the words stands in it. */
  is(text: string, at: Instant | undefined, word: boolean): boolean
}

/** `host` is the machine whose folder holds the artifact. */
function choose(
  entity: Entity,
  window: StoryWindow | undefined,
  ownerOf: () => OwnerOf,
): (host: string | undefined) => Wanted {
  const words = storyWords(entity)
  const isInWindow = (at: Instant | undefined) =>
    window === undefined || (at !== undefined && at >= window.from && at <= window.to)
  if (entity.parts.length > 0 || entity.kind === 'pod') {
    const wanted: Wanted = {
      words,
      isWhole: false,
      is: (text, at) => isInWindow(at) && ownerOf()(text, at)?.id === entity.id,
    }
    return () => wanted
  }
  const [word = ''] = words
  const isNamed = (text: string) => word !== '' && wordAt(text, word) !== -1
  if (entity.kind === 'unit')
    return host => ({
      words: entity.host === undefined || host === undefined || host === entity.host ? words : [],
      isWhole: false,
      is: (text, at) => isInWindow(at) && isNamed(text),
    })
  return host => {
    const isOwn = host !== undefined && (entity.host === undefined || host === entity.host)
    return {
      // A machine's own log names it in every line, and tells nothing by it.
      words: isOwn && entity.kind === 'node' ? [] : words,
      isWhole: isOwn && window !== undefined,
      is: (text, at, found) =>
        isOwn && window !== undefined
          ? isInWindow(at)
          : found && isNamed(bodyOf(entity, text)) && (entity.kind === 'test' || isInWindow(at)),
    }
  }
}

/** The journal puts its machine before every line. */
function bodyOf({ kind }: Entity, text: string): string {
  return kind === 'node' ? parseLine(text).message : text
}

interface OpenLines {
  readonly artifact: string
  readonly stories: readonly { readonly wants: Wanted; readonly keep: (line: KeptLine) => void }[]
  readonly instantOf: InstantOf
  /** For the words of all stories. */
  readonly tableOf: (words: readonly string[]) => LiteralTable
}

type KeptLine = Omit<StoryLine, 'notes'>

function openLines({ artifact, stories, instantOf, tableOf }: OpenLines): StorySink {
  const words = [...new Set(stories.flatMap(({ wants }) => wants.words))]
  const literals = new Map(words.map((word, at) => [word, at + 1]))
  const placer = createLinePlacer(instantOf)
  const tellers = stories.map(({ wants, keep }) => createTeller({ artifact, wants, keep, literals }))
  const onLine = (line: ScannedLine) => {
    const asking = tellers.filter(teller => teller.asksFor(line))
    // Pieces of one long line may both show what lies where they meet.
    if (asking.length === 0 && tellers.some(teller => teller.hasTold(line))) return
    if (asking.length === 0 && !line.literals.includes(0)) return placer.pass(line)
    const place = placer.place(line)
    for (const teller of asking) teller.tell(line, place)
  }
  const scanner = createLineScanner({ table: tableOf(words), sampleEvery: 1, onLine })
  return { feed: chunk => scanner.feed(chunk), end: () => void scanner.end() }
}

interface TellerOptions {
  readonly artifact: string
  readonly wants: Wanted
  readonly keep: (line: KeptLine) => void
  /** Of the words of all stories; 0 is the time of a record. */
  readonly literals: ReadonlyMap<string, number>
}

/** Takes the lines of one story. */
function createTeller({ artifact, wants, keep, literals }: TellerOptions) {
  const needles = new Map(wants.words.map(word => [literals.get(word) ?? 0, encodeUtf8(word)]))
  const wordIn = (line: ScannedLine) => line.literals.find(literal => needles.has(literal))
  let last = 0
  const hasTold = ({ line }: ScannedLine) => line === last
  return {
    hasTold,
    asksFor: (line: ScannedLine) => !hasTold(line) && (wants.isWhole || wordIn(line) !== undefined),
    tell(line: ScannedLine, place: LinePlace | undefined) {
      const word = wordIn(line)
      const needle = needles.get(word ?? 0) ?? new Uint8Array()
      if (!wants.is(normaliseLine(decodeUtf8(bytesAround(line, needle))), place?.at, word !== undefined)) return
      last = line.line
      keep({
        evidence: citeAround(artifact, line, needle),
        ...(place === undefined ? {} : { at: place.at }),
        isInherited: place?.isInherited ?? false,
      })
    },
  }
}

/** Bytes of a long line that are looked at before and behind the word for which it was found. */
const AROUND = 8_192

function bytesAround({ bytes }: ScannedLine, needle: Uint8Array): Uint8Array {
  if (bytes.length <= 2 * AROUND) return bytes
  const from = Math.max(0, indexOfBytes(bytes, needle))
  return bytes.subarray(Math.max(0, from - AROUND), from + AROUND)
}

function citeAround(
  artifact: string,
  { line, offset, pieceOffset, bytes }: ScannedLine,
  needle: Uint8Array,
): KeptLine['evidence'] {
  const from = Math.max(0, indexOfBytes(bytes, needle))
  return evidenceOfLine({ artifact, line, offset: offset + pieceOffset, bytes }, { from, to: from + needle.length })
}

/** The earliest lines, whatever the order in which they come. */
function createKeptLines() {
  let kept: KeptLine[] = []
  let dropped = 0
  const sorted = () => [...kept].sort(byTime)
  const prune = () => {
    dropped += Math.max(0, kept.length - LINES)
    kept = sorted().slice(0, LINES)
  }
  return {
    keep: (line: KeptLine) => {
      kept.push(line)
      if (kept.length >= 2 * LINES) prune()
    },
    sorted: () => sorted().slice(0, LINES),
    omitted: () => dropped + Math.max(0, kept.length - LINES),
  }
}

function byTime(a: KeptLine, b: KeptLine): number {
  const [first, second] = [a.at ?? Infinity, b.at ?? Infinity]
  if (first !== second) return first < second ? -1 : 1
  return compareText(a.evidence.artifact, b.evidence.artifact) || a.evidence.line - b.evidence.line
}

function notesOf({ evidence }: KeptLine, index: KnowledgeIndex): StoryLine['notes'] {
  return annotateLine(evidence.text, wholeName(evidence.artifact), index)
}
