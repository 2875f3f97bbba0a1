import type { LineNote, LogLine } from '#shared/ipc/views.ts'
import { strings } from '../../strings/index.ts'

/** Kinds of a note, the one that matters most first. */
export const NOTE_ORDER = [
  'root-cause',
  'skew',
  'unclassified',
  'symptom',
  'version',
  'novel',
  'image',
  'noise',
] as const
export type NoteKind = LineNote['kind']

/** How one line is to look. `row` is the line's 1-based place in the window. */
export interface LineDecoration {
  readonly row: number
  /** Kind of the note that colours background and margin; undefined = no note. */
  readonly kind: NoteKind | undefined
  /** Level that colours the text. */
  readonly level: 'error' | 'warning' | 'quiet' | undefined
  /** Markdown without any live construct, one string for each note. */
  readonly hover: readonly string[]
  /** What follows the text of a line that was cut. */
  readonly cut: string | undefined
}

/** Decorations of the lines that have any, in order; a row without a line has none. */
export function decorate(lines: readonly (LogLine | undefined)[]): readonly LineDecoration[] {
  return lines.flatMap((line, index) => {
    if (line === undefined) return []
    const decoration = decorateLine(line, index + 1)
    return isPlain(decoration) ? [] : [decoration]
  })
}

/** The notes of a line, the one that matters most first; equal kinds keep their order. */
export function sortNotes(notes: readonly LineNote[]): readonly LineNote[] {
  return [...notes].sort((a, b) => NOTE_ORDER.indexOf(a.kind) - NOTE_ORDER.indexOf(b.kind))
}

/** Backslashes before everything that Markdown could read; titles quote artifacts, and artifacts are hostile. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/gu, '\\$&')
}

function decorateLine(line: LogLine, row: number): LineDecoration {
  const notes = sortNotes(line.notes)
  return {
    row,
    kind: notes[0]?.kind,
    level: toneOf(line.level),
    hover: notes.map(describeNote),
    cut: line.cutBytes > 0 ? strings.logs.lineCut(line.cutBytes) : undefined,
  }
}

function describeNote(note: LineNote): string {
  const explain = note.explain === '' ? '' : `\n\n${escapeMarkdown(note.explain)}`
  return `**${escapeMarkdown(strings.logs.notes.heading(note.kind))}** ${escapeMarkdown(note.title)}${explain}`
}

function toneOf(level: LogLine['level']): LineDecoration['level'] {
  if (level === 'error' || level === 'fatal') return 'error'
  if (level === 'warning') return 'warning'
  return level === 'debug' || level === 'trace' ? 'quiet' : undefined
}

function isPlain(decoration: LineDecoration): boolean {
  return decoration.kind === undefined && decoration.level === undefined && decoration.cut === undefined
}
