import { compareText } from '../../base/text.ts'
import { instant, MICROS_PER_SECOND } from '../../base/time.ts'
import type { Entity, Story, StoryLine, StoryWindow } from '../../model/entity.ts'
import { annotateLine } from '../annotate-line.ts'
import { placeArtifacts, type ClockedArtifact, type RunTimes } from '../clock/place-artifacts.ts'
import { recordTimeLiteral } from '../clock/resolve-clock.ts'
import { builtInIndex, type KnowledgeIndex } from '../knowledge-index.ts'
import { findHostFolders } from '../resolve-hosts.ts'
import { buildLiteralTable, type LiteralTable } from '../scan/literal-table.ts'
import { wholeName } from '../whole-name.ts'
import { indexEntities } from './entity-index.ts'
import type { PlacedClock } from './every-line.ts'
import { createKeptLines, type KeptLine, type KeptLines } from './kept-lines.ts'
import { openNamedLines, type NamedStory } from './named-lines.ts'
import { createOwnerOf } from './owner-of-line.ts'
import { createClockReader } from './read-clock.ts'
import type { StorySink } from './story-sink.ts'
import { chooseLines, type Wanted } from './wanted-lines.ts'
import { openWholeLines, type WholeStory } from './whole-lines.ts'

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

/** Reads every artifact of a run twice: what its times mean first, then its lines. The order of artifacts changes nothing. */
export interface StoryReader<T = Story> {
  openClock(artifact: string): StorySink
  /** When the clocks of all artifacts are read. */
  openLines(artifact: string): StorySink
  /** `unread`: artifacts that could not be read, or not to their end. */
  finish(unread: readonly string[]): T
}

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
    return { entity, window, wantsOf: chooseLines(entity, window, ownerOf), kept: createKeptLines() }
  })
  const clocksOf = once(() => placeAll(clocked, run))
  const tableOf = createTables()
  return {
    openClock(artifact) {
      const reader = createClockReader(artifact, folders.hostOf(artifact))
      return { feed: chunk => reader.feed(chunk), end: () => void clocked.set(artifact, reader.end()) }
    },
    openLines(artifact) {
      const clock = clocksOf().get(artifact) ?? NOWHERE
      const host = folders.hostOf(artifact)
      const wanting = stories.map(({ wantsOf, kept }) => ({ wants: wantsOf(host), kept }))
      return bothOf(
        openNamedLines({ artifact, stories: wanting.filter(isNamed), instantOf: clock.instantOf, tableOf }),
        openWholeLines({ artifact, stories: wanting.filter(isWhole), clock }),
      )
    },
    finish: unread =>
      stories.map(({ entity, window, kept }) => ({
        entity,
        ...(window === undefined ? {} : { window }),
        lines: kept.sorted().map(line => ({ ...line, notes: notesOf(line, index) })),
        omitted: kept.omitted(),
        unread: [...unread].sort(compareText),
      })),
  }
}

interface WantingStory {
  readonly wants: Wanted
  readonly kept: KeptLines
}
const isNamed = (story: WantingStory): story is NamedStory => story.wants.kind === 'named'
const isWhole = (story: WantingStory): story is WholeStory => story.wants.kind === 'whole'

/** Undefined = nothing is wanted in this way. */
function bothOf(first: StorySink | undefined, second: StorySink | undefined): StorySink {
  const sinks = [first, second].filter(sink => sink !== undefined)
  return {
    feed: chunk => sinks.forEach(sink => sink.feed(chunk)),
    end: () => sinks.forEach(sink => sink.end()),
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

const NOWHERE: PlacedClock = { instantOf: () => undefined, isSteady: true }

/** When a failed test ran, and a little before and after. */
function focusOf({ kind, firstAt, lastAt }: Entity): StoryWindow | undefined {
  if (kind !== 'test' || firstAt === undefined || lastAt === undefined) return undefined
  return { from: instant(firstAt - FOCUS_MARGIN), to: instant(lastAt + FOCUS_MARGIN) }
}

function placeAll(clocked: ReadonlyMap<string, ClockedArtifact>, run: RunTimes): ReadonlyMap<string, PlacedClock> {
  const all = [...clocked].sort(([a], [b]) => compareText(a, b))
  const placed = placeArtifacts(
    all.map(([, artifact]) => artifact),
    run,
  )
  return new Map(
    all.map(([artifact, { clock }], at) => {
      const instantOf = placed[at]
      return [artifact, instantOf === undefined ? NOWHERE : { instantOf, isSteady: clock.isSteady() }]
    }),
  )
}

function notesOf({ evidence }: KeptLine, index: KnowledgeIndex): StoryLine['notes'] {
  return annotateLine(evidence.text, wholeName(evidence.artifact), index)
}
