import type { CaseNote, CasePin, CasePlace, CaseStatement, CaseWork, Dismissal } from '../model/case.ts'
import type { Verdict } from '../model/verdict.ts'
import { fence, inlineCode, prose } from './escape-markdown.ts'
import { bulletList } from './markdown-blocks.ts'

/** What the reader saved, and how a report takes it in. */
export interface ReaderWork {
  readonly work: CaseWork
  /** Pinned evidence and notes are a part of the report. */
  readonly withNotes: boolean
  /** What was dismissed is said to be, or is left out and counted. */
  readonly dismissed: 'marked' | 'left-out'
}

export const NO_WORK: ReaderWork = {
  work: { title: '', notes: [], pins: [], dismissed: [] },
  withNotes: false,
  dismissed: 'marked',
}

/** Only what the report will show: what it leaves out must not count among what was redacted. */
export function wantedWork(reader: ReaderWork): ReaderWork {
  return reader.withNotes ? reader : { ...reader, work: { ...reader.work, notes: [], pins: [] } }
}

/** Pinned evidence in the reader's order, then notes in the order of writing: blocks of Markdown, of which any may be left out. */
export function workBlocks({ work }: ReaderWork): readonly string[] {
  const notes = [...work.notes].sort((a, b) => a.createdAt - b.createdAt)
  return [
    ...work.pins.map(
      (pin, index) => `${index === 0 ? 'Evidence that the reader pinned:\n\n' : ''}${pinBlock(pin, index)}`,
    ),
    ...notes.map((note, index) => `${index === 0 ? "The reader's notes:\n\n" : ''}${noteBlock(note)}`),
  ]
}

function pinBlock({ place, comment }: CasePin, index: number): string {
  const why = comment === '' ? '' : `: ${prose(comment)}`
  return `**${index + 1}.** ${lineText(place)}${why}\n\n${fence(place.text)}`
}

/** Every line is quoted, so that none of the reader's begins a line of the report. */
function noteBlock({ text, place }: CaseNote): string {
  const about = place === undefined ? '' : `${placeText(place)}:\n\n`
  const lines = text.split('\n').map(line => (line.trim() === '' ? '>' : `> ${prose(line)}`))
  return `${about}${lines.join('\n')}\n`
}

function placeText(place: CasePlace): string {
  return place.kind === 'line' || place.kind === 'event'
    ? lineText(place)
    : `On the ${place.kind} ${prose(place.title)}`
}

function lineText({ side, artifact, line }: CasePin['place']): string {
  return `${side} run, ${inlineCode(`${artifact}:${line}`)}`
}

/** The reader's word on a statement; undefined = they did not dismiss it. */
export function dismissalOf({ work }: ReaderWork, kind: CaseStatement['kind'], id: string): Dismissal | undefined {
  return work.dismissed.find(one => one.kind === kind && one.id === id)
}

/** ` (dismissed by the reader: flake)`; nothing where they did not. */
export function dismissedMark(dismissal: Dismissal | undefined): string {
  if (dismissal === undefined) return ''
  return ` (dismissed by the reader${dismissal.reason === '' ? '' : `: ${prose(dismissal.reason)}`})`
}

/** What the reader says against the verdict: that its leading hypothesis, or others, were dismissed. Nothing is left out unsaid. */
export function dismissedHypotheses({ hypotheses }: Verdict, reader: ReaderWork): readonly string[] {
  const dismissed = hypotheses.flatMap(({ id, title }) => {
    const dismissal = dismissalOf(reader, 'hypothesis', id)
    return dismissal === undefined ? [] : [{ id, title, dismissal }]
  })
  if (dismissed.length === 0) return []
  const leads = dismissed.some(({ id }) => id === hypotheses[0]?.id)
  const lead = leads ? ['The reader does not hold with the leading hypothesis.\n'] : []
  if (reader.dismissed === 'left-out') return [...lead, leftOutText(dismissed.length, 'hypothesis', 'hypotheses')]
  const list = dismissed.map(({ title, dismissal }) => `${prose(title)}${dismissedMark(dismissal)}`)
  return [...lead, `Dismissed:\n\n${bulletList(list)}`]
}

/** `2 findings that the reader dismissed are left out.` */
export function leftOutText(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? `${one} that the reader dismissed is` : `${many} that the reader dismissed are`} left out.\n`
}
