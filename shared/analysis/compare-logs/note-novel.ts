import type { LineNote } from '../../model/line-note.ts'
import type { LogComparison, NovelTemplate } from '../../model/log-comparison.ts'
import { createTemplateOfLine } from '../templates/template-of-line.ts'

/** What a comparison says of single lines. */
export type NoteNovel = (group: string, text: string) => LineNote | undefined

/** Whose lines are noted: those of a whole run, or of one host. */
export interface NotedSide {
  readonly side: 'good' | 'bad'
  readonly unit: 'run' | 'host'
}

/** Notes on lines of one side of which none like them was read on the other; of lines inside a record of several it says nothing. */
export function createNovelNotes({ novel, gone }: LogComparison, { side, unit }: NotedSide): NoteNovel {
  const entries = side === 'bad' ? novel : gone
  const notes = new Map(
    entries.map((entry, index) => [keyOf(entry.group, entry.template.id), noteOf(entry, index, { side, unit })]),
  )
  const templateOf = createTemplateOfLine()
  return (group, text) => (notes.size === 0 ? undefined : notes.get(keyOf(group, templateOf(text))))
}

function keyOf(group: string, template: string): string {
  return `${template} ${group}`
}

function noteOf({ template }: NovelTemplate, index: number, { side, unit }: NotedSide): LineNote {
  const other = side === 'bad' ? 'good' : 'bad'
  const lines =
    template.count === 1 ? 'This is the only line of its kind' : `There are ${template.count} lines of this kind`
  return {
    kind: 'novel',
    severity: template.severity,
    // What was not read, or only counted, may hold one.
    title: `No line like this was read in the same log of the ${other} ${unit}`,
    explain: `${lines}. It is number ${index + 1} in what only the ${side} ${unit} says: see New lines.`,
  }
}
