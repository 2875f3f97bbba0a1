import { decodeUtf8, encodeUtf8, indexOfBytes } from '../../base/bytes.ts'
import { compareText, normaliseLine } from '../../base/text.ts'
import { instant, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { Entity, Story, StoryLine, StoryWindow } from '../../model/entity.ts'
import { annotateLine } from '../annotate-line.ts'
import { placeArtifacts, type ClockedArtifact, type RunTimes } from '../clock/place-artifacts.ts'
import { recordTimeLiteral, type InstantOf } from '../clock/resolve-clock.ts'
import { builtInIndex, type KnowledgeIndex } from '../knowledge-index.ts'
import { parseLine } from '../parse-line.ts'
import { evidenceOfLine } from '../read/evidence-of.ts'
import { findHostFolders } from '../resolve-hosts.ts'
import { buildLiteralTable } from '../scan/literal-table.ts'
import { createLineScanner, type ScannedLine } from '../scan/scanner.ts'
import { wholeName } from '../whole-name.ts'
import { indexEntities } from './entity-index.ts'
import { wordAt } from './end-state.ts'
import { createLinePlacer } from './line-times.ts'
import { createOwnerOf } from './owner-of-line.ts'
import { createClockReader } from './read-clock.ts'
import { storyWords } from './story-words.ts'

/** Whose story, and what its run knows. */
export interface StoryRequest {
  readonly entity: Entity
  /** All of the run: a line that belongs to another pod is not told twice. */
  readonly entities: readonly Entity[]
  readonly run: RunTimes
  /** Of a failed test, its own time is the default. */
  readonly window?: StoryWindow
}

/** Takes one artifact's decoded bytes in chunks of any size. */
export interface StorySink {
  feed(chunk: Uint8Array): void
  end(): void
}

/** Reads every artifact of a run twice: what its times mean first, then its lines. The order of artifacts changes nothing. */
export interface StoryReader {
  openClock(artifact: string): StorySink
  /** When the clocks of all artifacts are read. */
  openLines(artifact: string): StorySink
  /** `unread`: artifacts that could not be read, or not to their end. */
  finish(unread: readonly string[]): Story
}

/** Lines of one story. */
const LINES = 5_000
/** So much before and after a failed test is its time as well. */
const FOCUS_MARGIN = 30 * MICROS_PER_SECOND

/** `names` are all artifacts of the run: the layout as a whole tells which folders are machines. */
export function createStoryReader(
  request: StoryRequest,
  names: readonly string[],
  index: KnowledgeIndex = builtInIndex,
): StoryReader {
  const folders = findHostFolders(names)
  const clocked = new Map<string, ClockedArtifact>()
  const lines = createKeptLines()
  const window = request.window ?? focusOf(request.entity)
  const wants = choose(request, window)
  let instants: ReadonlyMap<string, InstantOf> | undefined
  const instantsOf = () => (instants ??= placeAll(clocked, request.run))
  return {
    openClock(artifact) {
      const reader = createClockReader(artifact, folders.hostOf(artifact))
      return { feed: chunk => reader.feed(chunk), end: () => void clocked.set(artifact, reader.end()) }
    },
    openLines: artifact =>
      openLines({
        artifact,
        wants: wants(folders.hostOf(artifact)),
        instantOf: instantsOf().get(artifact) ?? nowhere,
        keep: lines.keep,
      }),
    finish: unread => ({
      entity: request.entity,
      ...(window === undefined ? {} : { window }),
      lines: lines.sorted().map(line => ({ ...line, notes: notesOf(line, index) })),
      omitted: lines.omitted(),
      unread: [...unread].sort(compareText),
    }),
  }
}

const nowhere: InstantOf = () => undefined

/** When a failed test ran, and a little before and after. */
function focusOf({ kind, firstAt, lastAt }: Entity): StoryWindow | undefined {
  if (kind !== 'test' || firstAt === undefined || lastAt === undefined) return undefined
  return { from: instant(firstAt - FOCUS_MARGIN), to: instant(lastAt + FOCUS_MARGIN) }
}

function placeAll(
  clocked: ReadonlyMap<string, ClockedArtifact>,
  run: StoryRequest['run'],
): ReadonlyMap<string, InstantOf> {
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
  { entity, entities }: StoryRequest,
  window: StoryWindow | undefined,
): (host: string | undefined) => Wanted {
  const words = storyWords(entity)
  const isInWindow = (at: Instant | undefined) =>
    window === undefined || (at !== undefined && at >= window.from && at <= window.to)
  if (entity.parts.length > 0 || entity.kind === 'pod') {
    const ownerOf = createOwnerOf(entities, indexEntities(entities))
    const wanted: Wanted = {
      words,
      isWhole: false,
      is: (text, at) => isInWindow(at) && ownerOf(text, at)?.id === entity.id,
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
  readonly wants: Wanted
  readonly instantOf: InstantOf
  readonly keep: (line: KeptLine) => void
}

type KeptLine = Omit<StoryLine, 'notes'>

function openLines({ artifact, wants, instantOf, keep }: OpenLines): StorySink {
  const needles = wants.words.map(encodeUtf8)
  const placer = createLinePlacer(instantOf)
  let last = 0
  const onLine = (line: ScannedLine) => {
    const hasWord = line.literals.some(literal => literal > 0)
    const isRecordTime = line.literals.includes(0)
    // Pieces of one long line may both show what lies where they meet.
    if (line.line === last) return
    if (!hasWord && !wants.isWhole) return isRecordTime ? void placer.place(line) : placer.pass(line)
    const place = placer.place(line)
    if (!wants.is(normaliseLine(decodeUtf8(bytesAround(line, needles))), place?.at, hasWord)) return
    last = line.line
    keep({
      evidence: citeAround(artifact, line, needles),
      ...(place === undefined ? {} : { at: place.at }),
      isInherited: place?.isInherited ?? false,
    })
  }
  const table = buildLiteralTable([recordTimeLiteral, ...wants.words])
  const scanner = createLineScanner({ table, sampleEvery: 1, onLine })
  return { feed: chunk => scanner.feed(chunk), end: () => void scanner.end() }
}

/** Bytes of a long line that are looked at before and behind the word for which it was found. */
const AROUND = 8_192

function bytesAround({ bytes, literals }: ScannedLine, needles: readonly Uint8Array[]): Uint8Array {
  if (bytes.length <= 2 * AROUND) return bytes
  const from = Math.max(0, indexOfBytes(bytes, needleOf(literals, needles)))
  return bytes.subarray(Math.max(0, from - AROUND), from + AROUND)
}

/** Literal 0 is the time of a record; the words of the story follow. */
function needleOf(literals: readonly number[], needles: readonly Uint8Array[]): Uint8Array {
  return needles[(literals.find(literal => literal > 0) ?? 0) - 1] ?? new Uint8Array()
}

function citeAround(
  artifact: string,
  { line, offset, pieceOffset, bytes, literals }: ScannedLine,
  needles: readonly Uint8Array[],
): KeptLine['evidence'] {
  const needle = needleOf(literals, needles)
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
