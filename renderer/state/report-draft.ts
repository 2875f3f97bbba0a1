import { NO_RESPONSE } from '#shared/report/issue-form.ts'
import { joinSections, mergeSections, putSection } from '#shared/report/merge-sections.ts'
import { splitSections } from '#shared/report/split-sections.ts'

/** A report as it is generated. */
export interface Generated {
  readonly title: string
  readonly body: string
}

/** What a person sees and can take back. */
export interface DraftState {
  /** What was generated when the text was last brought up to date. */
  readonly base: Generated
  readonly title: string
  readonly body: string
  /** Sections that are left out, by key, as they were. */
  readonly off: Readonly<Record<string, string>>
  /** Sections whose generated text changed after the person had changed them. */
  readonly stale: readonly string[]
}

/** A report that is being written, with its steps back and forth. */
export interface ReportDraft {
  readonly now: DraftState
  /** Oldest first. */
  readonly past: readonly DraftState[]
  /** The next one first. */
  readonly future: readonly DraftState[]
  /** Where the last typed character ended: one more there is the same step. Undefined = the next change is a step of its own. */
  readonly typedAt: number | undefined
}

/** - `generated`: as it was written by the program - `edited` - `stale`: edited, and generated differently by now - `off` */
export type SectionState = 'generated' | 'edited' | 'stale' | 'off'

export interface DraftSection {
  readonly key: string
  readonly state: SectionState
  /** The person wrote it: nothing of it is generated. */
  readonly isOwn: boolean
  /** Below its heading stands nothing, or that there is no answer. */
  readonly isEmpty: boolean
}

/** More steps are forgotten. */
const STEPS = 200

export function beginDraft(generated: Generated): ReportDraft {
  return { now: fresh(generated), past: [], future: [], typedAt: undefined }
}

function fresh(generated: Generated): DraftState {
  return { base: generated, ...generated, off: {}, stale: [] }
}

/** True where the person changed anything. */
export function isEdited({ now }: ReportDraft): boolean {
  return now.body !== now.base.body || now.title !== now.base.title
}

/** True where another text is generated than the one that the draft began with. */
export function isOutdated({ now: { base } }: ReportDraft, generated: Generated): boolean {
  return base.body !== generated.body || base.title !== generated.title
}

export function typeTitle(draft: ReportDraft, title: string): ReportDraft {
  return step(draft, { ...draft.now, title })
}

/** A change by typing: letters that follow each other are one step, a word at a time. */
export function typeBody(draft: ReportDraft, body: string): ReportDraft {
  const { start, removed, inserted } = changedSpan(draft.now.body, body)
  const isLetter = removed === 0 && inserted === 1 && !/\s/u.test(body.charAt(start))
  const next = { ...draft.now, body }
  const typedAt = isLetter ? start + 1 : undefined
  if (isLetter && draft.typedAt === start) return { ...draft, now: next, future: [], typedAt }
  return { ...step(draft, next), typedAt }
}

/** A change that is a step of its own, such as an insertion. */
export function replaceBody(draft: ReportDraft, body: string): ReportDraft {
  return step(draft, { ...draft.now, body })
}

/** Leaves a section out, or puts it back where it belongs; one that was deleted comes back as generated. */
export function toggleSection(draft: ReportDraft, key: string, level: number): ReportDraft {
  const { now } = draft
  const sections = splitSections(now.body, level)
  const shown = sections.find(section => section.key === key)
  if (shown !== undefined) {
    const rest = sections.filter(section => section.key !== key)
    return step(draft, { ...now, body: joinSections(rest), off: { ...now.off, [key]: shown.text } })
  }
  const generated = splitSections(now.base.body, level)
  const text = now.off[key] ?? generated.find(section => section.key === key)?.text
  if (text === undefined) return draft
  const order = generated.map(section => section.key)
  return step(draft, {
    ...now,
    body: joinSections(putSection(sections, { key, text }, order)),
    off: without(now.off, key),
  })
}

/** Brings the text up to date: what the person did not change is taken over, what they changed stays and is marked. */
export function bringUpToDate(draft: ReportDraft, generated: Generated, level: number): ReportDraft {
  const { now } = draft
  const { text, stale } = mergeSections({ base: now.base.body, mine: now.body, theirs: generated.body }, level)
  const shown = new Set(splitSections(text, level).map(section => section.key))
  const isOff = (key: string) => now.off[key] !== undefined
  // A section that was left out comes back with the merge only where it is new, which it is not.
  const stillStale = now.stale.filter(key => shown.has(key) && !stale.includes(key))
  return step(draft, {
    base: generated,
    title: now.title === now.base.title ? generated.title : now.title,
    body: text,
    off: refreshOff(now, generated, level),
    stale: [...stillStale, ...stale].filter(key => !isOff(key)),
  })
}

/** Sections that are left out as they were generated are left out as they are generated now. */
function refreshOff({ base, off }: DraftState, generated: Generated, level: number): DraftState['off'] {
  const before = new Map(splitSections(base.body, level).map(({ key, text }) => [key, text]))
  const now = new Map(splitSections(generated.body, level).map(({ key, text }) => [key, text]))
  return Object.fromEntries(
    Object.entries(off).map(([key, text]) => [key, text === before.get(key) ? (now.get(key) ?? text) : text]),
  )
}

/** One section as it is generated. */
export function takeGenerated(draft: ReportDraft, key: string, level: number): ReportDraft {
  const { now } = draft
  const generated = splitSections(now.base.body, level).find(section => section.key === key)
  if (generated === undefined) return draft
  const sections = splitSections(now.body, level).map(section => (section.key === key ? generated : section))
  return step(draft, { ...now, body: joinSections(sections), stale: now.stale.filter(other => other !== key) })
}

/** The person has seen that a section is generated differently now, and keeps theirs. */
export function keepMine(draft: ReportDraft, key: string): ReportDraft {
  return step(draft, { ...draft.now, stale: draft.now.stale.filter(other => other !== key) })
}

/** Everything as generated. A step like any other. */
export function resetDraft(draft: ReportDraft, generated: Generated): ReportDraft {
  return step(draft, fresh(generated))
}

export function undo(draft: ReportDraft): ReportDraft {
  const before = draft.past.at(-1)
  if (before === undefined) return draft
  return { now: before, past: draft.past.slice(0, -1), future: [draft.now, ...draft.future], typedAt: undefined }
}

export function redo(draft: ReportDraft): ReportDraft {
  const [next, ...future] = draft.future
  if (next === undefined) return draft
  return { now: next, past: [...draft.past, draft.now], future, typedAt: undefined }
}

/** The sections in the order of the form, those of the person's own after them, those that are left out as well. */
export function draftSections({ now }: ReportDraft, level: number): readonly DraftSection[] {
  const shown = new Map(splitSections(now.body, level).map(({ key, text }) => [key, text]))
  const base = new Map(splitSections(now.base.body, level).map(({ key, text }) => [key, text]))
  const own = new Set([...shown.keys(), ...Object.keys(now.off)].filter(key => !base.has(key)))
  return [...base.keys(), ...own]
    .filter(key => key !== '')
    .map(key => ({
      key,
      state: stateOf(shown.get(key), base.get(key), now.stale.includes(key)),
      isOwn: !base.has(key),
      isEmpty: isEmpty(shown.get(key)),
    }))
}

function isEmpty(section: string | undefined): boolean {
  const said = section?.split('\n').slice(1).join('\n').trim()
  return said === '' || said === NO_RESPONSE
}

function stateOf(shown: string | undefined, base: string | undefined, isStale: boolean): SectionState {
  if (shown === undefined) return 'off'
  if (shown.trimEnd() === base?.trimEnd()) return 'generated'
  return isStale ? 'stale' : 'edited'
}

function step(draft: ReportDraft, now: DraftState): ReportDraft {
  return { now, past: [...draft.past, draft.now].slice(-STEPS), future: [], typedAt: undefined }
}

function without(off: DraftState['off'], key: string): DraftState['off'] {
  return Object.fromEntries(Object.entries(off).filter(([name]) => name !== key))
}

/** Where two texts part, and how many characters were taken out and put in there. */
export function changedSpan(
  before: string,
  after: string,
): { readonly start: number; readonly removed: number; readonly inserted: number } {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let end = 0
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++
  return { start, removed: before.length - start - end, inserted: after.length - start - end }
}
