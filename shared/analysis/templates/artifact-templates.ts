import { decodeUtf8 } from '../../base/bytes.ts'
import type { ClockedArtifact } from '../clock/place-artifacts.ts'
import type { LineTimes } from '../clock/resolve-clock.ts'
import { parseLine } from '../parse-line.ts'
import { canonicalLine, type CanonicalLine } from './canonical-line.ts'
import { createColdReader, lineTimes, type ColdLine } from './cold-line.ts'
import { createHashSlots } from './hash-slots.ts'
import type { LineHead } from './line-heads.ts'
import type { LineHasher } from './line-hasher.ts'
import { bothStated, worseOf } from './line-severity.ts'
import { addMinute } from './minute-table.ts'
import { createRecordReader } from './record-reader.ts'
import { recordStart } from './multi-line.ts'
import { addVersion, type TemplateDraft } from './template-draft.ts'
import { createHashedLines, type HashedLine } from './template-lines.ts'
import { createSlot, createSlotCounter, hasNewVersions, type SlotCounter, type TemplateSlot } from './template-slot.ts'

/** What the lines of one artifact say, each thing once, before their times are placed. */
export interface ArtifactTemplates {
  readonly artifact: string
  readonly clocked: ClockedArtifact
  readonly lines: number
  readonly templates: readonly TemplateDraft[]
  readonly omittedLines: number
}

/** Takes one log's decoded bytes in chunks of any size. */
export interface ArtifactTemplateReader {
  feed(chunk: Uint8Array): void
  end(): ArtifactTemplates
}

/** So many hashes of lines are told apart in one artifact. */
const HASHES_PER_ARTIFACT = 200_000
/** Lines that are decoded for nothing but a version. */
const VERSION_READS = 200_000
/** Every n-th line is read for the artifact's clock, besides the first of each hash; in a large log fewer of them. */
const isSampled = (line: number) => line % (line < 65_536 ? 64 : 512) === 0

/** A log, and the machine whose folder holds it. */
export interface LogPlace {
  readonly artifact: string
  readonly host: string | undefined
}

export function createArtifactTemplates({ artifact, host }: LogPlace, hasher: LineHasher): ArtifactTemplateReader {
  const reader = createColdReader(artifact, host)
  const { read } = reader
  const drafts = createDraftStore()
  const hashes = createHashSlots(HASHES_PER_ARTIFACT)
  const slots: TemplateSlot[] = []
  const counter = createSlotCounter()
  const timesOf = (cold: ColdLine, current: HashedLine) =>
    cold.isTimed ? cold.times : timesOfHead(counter.timedHead(current))
  const records = createRecordReader({ read, timesOf, minuteOf: () => counter.latestMinute(), draftOf: drafts.draftOf })
  let omittedLines = 0
  const omit = () => {
    omittedLines++
  }
  let line: HashedLine | undefined
  const readVersions = createVersionReader(read)

  const openSlot = (current: HashedLine): TemplateSlot => {
    const cold = read(current)
    const canonical = canonicalLine(cold.said)
    const record = records.canOpen() ? recordStart(cold.body) : undefined
    const isCounted = cold.body.trim() !== '' && !records.replaces(record)
    const slot = createSlot({
      number: slots.length,
      draft: isCounted ? drafts.draftOf(canonical, cold, timesOf(cold, current)) : undefined,
      isTimed: cold.isTimed,
      record,
      versions: canonical.versions === undefined ? undefined : new Set([current.versions]),
    })
    slot.latestVersions = current.versions
    slots.push(slot)
    return slot
  }
  const onLine = (current: HashedLine) => {
    line = current
    if (records.isOpen() && records.take(current)) return
    if (isSampled(current.number)) reader.sample(current)
    const number = hashes.slotOf(current.isClipped ? ~current.high : current.high, current.low)
    if (number === -1) return omit()
    const slot = slots[number] ?? openSlot(current)
    counter.count(slot, current)
    if (hasNewVersions(slot, current)) readVersions(slot, current)
    if (slot.record !== undefined && !records.open(slot.record, current)) omit()
  }
  const lines = createHashedLines(hasher, { onLine, onBlockEnd: () => line !== undefined && counter.endBlock(line) })
  return {
    feed: chunk => lines.feed(chunk),
    end() {
      const count = lines.end()
      records.close()
      foldSlots(slots, counter.minutes())
      return { artifact, clocked: reader.clocked(), lines: count, templates: drafts.all(), omittedLines }
    },
  }
}

/** Reads lines with a version that their slot has not seen. */
function createVersionReader(read: (line: HashedLine) => ColdLine) {
  let reads = 0
  return ({ draft, versions }: TemplateSlot, line: HashedLine): void => {
    if (draft === undefined) return
    if (++reads > VERSION_READS) {
      draft.areVersionsLimited = true
      return
    }
    versions?.add(line.versions)
    const cold = read(line)
    const text = canonicalLine(cold.said).versions
    if (text !== undefined) addVersion(draft, text, () => cold.evidence)
  }
}

/** The templates of one artifact; the first line of each comes first. */
function createDraftStore() {
  const byId = new Map<string, TemplateDraft>()
  return {
    draftOf: (canonical: CanonicalLine, cold: ColdLine, times: LineTimes): TemplateDraft => {
      const { id, versions } = canonical
      const draft = byId.get(id) ?? createDraft(canonical, cold, times)
      byId.set(id, draft)
      draft.severity = worseOf(draft.severity, cold.severity)
      draft.stated = bothStated(draft.stated, cold.stated)
      if (versions !== undefined) addVersion(draft, versions, () => cold.evidence)
      return draft
    },
    all: (): readonly TemplateDraft[] => [...byId.values()],
  }
}

function createDraft(
  { id, text }: CanonicalLine,
  { evidence, severity, stated }: ColdLine,
  times: LineTimes,
): TemplateDraft {
  return {
    id,
    text,
    severity,
    stated,
    count: 0,
    first: evidence,
    firstTimes: times,
    last: { line: 0, offset: 0 },
    lastTimes: {},
    minutes: new Map(),
    versions: new Map(),
    areVersionsLimited: false,
  }
}

/** Adds what each slot counted to its template. */
function foldSlots(slots: readonly TemplateSlot[], minutes: ReturnType<SlotCounter['minutes']>): void {
  const lastSlots = new Map<TemplateDraft, TemplateSlot>()
  for (const slot of slots) {
    const { draft } = slot
    if (draft === undefined) continue
    draft.count += slot.count
    for (const [minute, count] of minutes.get(slot.number) ?? []) addMinute(draft.minutes, minute, count)
    if (slot.lastLine <= draft.last.line) continue
    draft.last = { line: slot.lastLine, offset: slot.lastOffset }
    lastSlots.set(draft, slot)
  }
  for (const [draft, slot] of lastSlots) draft.lastTimes = timesOfHead(slot.head)
}

function timesOfHead({ bytes, length }: LineHead): LineTimes {
  if (length === 0) return {}
  const [text = ''] = decodeUtf8(bytes.subarray(0, length)).split(/\r?\n/u, 1)
  return lineTimes(parseLine(text))
}
