import { VERSIONS_PER_TEMPLATE } from '../../model/template.ts'
import { copyHead, createLineHead, keepHead, type LineHead } from './line-heads.ts'
import { createMinuteCounter, type SlotMinutes } from './minute-counter.ts'
import type { MinuteCounts } from './minute-table.ts'
import type { Minute } from './minute-reader.ts'
import type { RecordKind } from './multi-line.ts'
import type { TemplateDraft } from './template-draft.ts'
import type { HashedLine } from './template-lines.ts'

/** What is known of all lines with one hash. */
export interface TemplateSlot extends SlotMinutes {
  /** Undefined = a blank line. */
  readonly draft: TemplateDraft | undefined
  /** Such a line has a time of its own. */
  readonly isTimed: boolean
  /** Such a line begins a record. */
  readonly record: RecordKind | undefined
  /** Hashes of the versions seen; undefined = such a line has none. */
  readonly versions: Set<number> | undefined
  latestVersions: number
  count: number
  lastLine: number
  /** Places in the block that is being read; −1 = that line was in an earlier one. */
  lastStart: number
  timedStart: number
  lastOffset: number
  isTouched: boolean
  /** Beginning of the last line, or of the timed line before it. */
  readonly head: LineHead
}

export function createSlot({
  number,
  draft,
  isTimed,
  record,
  versions,
}: Pick<TemplateSlot, 'number' | 'draft' | 'isTimed' | 'record' | 'versions'>): TemplateSlot {
  return {
    number,
    draft,
    isTimed,
    record,
    versions,
    latestVersions: 0,
    count: 0,
    lastLine: 0,
    lastStart: 0,
    timedStart: -1,
    lastOffset: 0,
    isTouched: false,
    head: createLineHead(),
    ...{ minute: undefined, pair: -1, place: undefined },
  }
}

/** Whether the line holds versions that its slot has not seen, while it still asks for them. */
export function hasNewVersions(slot: TemplateSlot, { versions }: HashedLine): boolean {
  if (slot.versions === undefined || versions === slot.latestVersions) return false
  slot.latestVersions = versions
  // One more than is kept tells that there were more.
  return slot.versions.size <= VERSIONS_PER_TEMPLATE && !slot.versions.has(versions)
}

/** Counts lines, and remembers when they were written, where the last one of each slot is and what tells its time. */
export interface SlotCounter {
  count(slot: TemplateSlot, line: HashedLine): void
  /** The bytes of the lines so far go. */
  endBlock(line: HashedLine): void
  /** The beginning of the latest line with a time; empty = there was none. */
  timedHead(line: HashedLine): LineHead
  /** The minute of the latest line; undefined = it is not known. */
  latestMinute(): Minute | undefined
  /** Of all lines so far, by the number of their slot. */
  minutes(): ReadonlyMap<number, MinuteCounts>
}

export function createSlotCounter(): SlotCounter {
  const timed = createLineHead()
  const minutes = createMinuteCounter()
  let timedStart = -1
  let touched: TemplateSlot[] = []
  const keepPlace = (slot: TemplateSlot, line: HashedLine) => {
    slot.lastOffset = line.blockOffset + slot.lastStart
    slot.isTouched = false
    const start = slot.isTimed ? slot.lastStart : slot.timedStart
    if (start === -1) copyHead(slot.head, timed)
    else keepHead(slot.head, line, start)
  }
  return {
    count(slot, line) {
      slot.count++
      slot.lastLine = line.number
      slot.lastStart = line.start
      minutes.count(slot, line, slot.isTimed)
      if (slot.isTimed) timedStart = line.start
      else slot.timedStart = timedStart
      if (slot.isTouched) return
      slot.isTouched = true
      touched.push(slot)
    },
    endBlock(line) {
      for (const slot of touched) keepPlace(slot, line)
      touched = []
      if (timedStart !== -1) keepHead(timed, line, timedStart)
      timedStart = -1
    },
    timedHead(line) {
      const head = createLineHead()
      if (timedStart === -1) copyHead(head, timed)
      else keepHead(head, line, timedStart)
      return head
    },
    latestMinute: () => minutes.latest(),
    minutes: () => minutes.counts(),
  }
}
