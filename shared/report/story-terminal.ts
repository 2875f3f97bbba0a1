import { formatInstant } from '../base/time.ts'
import type { StoryLine } from '../model/entity.ts'
import type { ToldStory } from './story-json.ts'
import { oneLine, openPage, part, type Page, type TerminalOptions } from './terminal-page.ts'

/** As long as `2025-03-05T10:00:04.123456Z`. */
const TIME_COLUMNS = 27
/** Ids listed of one pod; the document has all. */
const PARTS = 20
/** What marks a time that is another line's, and one that is not known. */
const INHERITED = '~'
const UNKNOWN = '?'

/**
 * A story for people: what it is of, then each line with its time and place. Where output is no terminal, a line of the
 * story is one line.
 */
export function storyText({ source, story, notes }: ToldStory, terminal: TerminalOptions): string {
  const page = openPage(terminal)
  const { entity, lines, window, omitted, unread } = story
  const places = new Set(lines.map(({ evidence }) => evidence.artifact)).size
  const parts = entity.parts
    .slice(0, PARTS)
    .flatMap(({ kind, id, name }) => page.entry(`  ${kind} `, name === undefined ? id : `${id} (${name})`))
  const time = window === undefined ? '' : `, from ${formatInstant(window.from)} to ${formatInstant(window.to)}`
  const told = [
    ...page.entry(`${entity.kind} `, entity.title, 'bold'),
    ...page.entry('  run ', source),
    ...(entity.host === undefined ? [] : page.entry('  on ', entity.host)),
    ...(entity.uid === undefined ? [] : page.entry('  uid ', entity.uid)),
    ...parts,
    ...page.entry('  ', `Lines: ${lines.length}, in ${places} ${places === 1 ? 'artifact' : 'artifacts'}${time}.`),
    ...part(
      '',
      lines.flatMap(line => showLine(line, page)),
    ).slice(1),
    ...part('', [
      ...(omitted === 0 ? [] : page.entry('', `${omitted} further lines are not shown.`)),
      ...(unread.length === 0 ? [] : page.entry('', `Not read, or not to the end: ${unread.join(', ')}.`)),
      ...notes.flatMap(({ text, evidence }) => [
        ...page.entry('', text),
        ...evidence.flatMap(piece => page.cite('  ', piece, '')),
      ]),
    ]).slice(1),
  ]
  return told.map(line => `${line}\n`).join('')
}

function showLine({ at, isInherited, evidence }: StoryLine, page: Page): readonly string[] {
  const time = at === undefined ? UNKNOWN : `${isInherited ? INHERITED : ''}${formatInstant(at)}`
  const where = oneLine(`${evidence.artifact}:${evidence.line}`)
  if (page.width === undefined) return [`${time.padEnd(TIME_COLUMNS + 1)} ${where}  ${oneLine(evidence.text)}`]
  return [`${page.paint('bold', time)} ${page.paint('dim', where)}`, ...page.entry('  ', evidence.text)]
}
