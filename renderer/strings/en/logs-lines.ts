import { formatBytes } from '#shared/base/size-text.ts'
import type { LineNote } from '#shared/model/line-note.ts'
import type { OddBytes } from '../../panels/logs/hex-rows.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

type Side = 'good' | 'bad'

const noteKinds: Readonly<Record<LineNote['kind'], string>> = {
  'root-cause': 'root cause',
  skew: 'version skew',
  unclassified: 'error that no rule knows',
  symptom: 'symptom',
  version: 'version',
  novel: 'in this run only',
  image: 'image',
  noise: 'known noise',
}

/** What is known of single lines. */
export const notes = {
  kinds: noteKinds,
  /** Before a note, where the pointer rests on its line. */
  heading: (kind: LineNote['kind']) => `${noteKinds[kind]}:`,
  ofLine: (line: number) => `Notes on line ${line.toString()}`,
  /** What the reader pinned, with what they wrote about it; that may be empty. */
  pinned: (comment: string) => (comment === '' ? 'Pinned' : `Pinned: ${comment}`),
  written: (text: string) => `Note: ${text}`,
}

/** Steps from one line to the next of its kind. */
export const stops = {
  none: {
    finding: 'No finding cites this artifact',
    novel: 'No new line is marked in this artifact',
    kept: 'No line of this artifact is pinned or noted',
  },
  /** `wrapped`: it passed an end of the artifact. */
  at: ({ line, title, wrapped }: { readonly line: number; readonly title: string; readonly wrapped: boolean }) =>
    `Line ${formatCount(line)}${wrapped ? ', wrapped' : ''}: ${title}`,
}

/** What can be done with a line, in the menu of the editor. */
export const actions = {
  'new-rule': 'New rule from this line',
  details: 'Bytes of this line',
  'copy-numbered': 'Copy with line numbers',
  'copy-quote': 'Copy as a quote for an issue',
  'copy-link': 'Copy link to this line',
}

/** What was copied, and lines as they are copied. */
export const copies = {
  nothing: 'There is no line here to copy',
  rows: (count: number) => `${plural(count, 'row')} copied`,
  link: (line: number) => `Link to line ${formatCount(line)} copied`,
  /** Whose lines are quoted, in brackets behind the artifact; `name` of the run may be empty. */
  whose: (side: Side, name: string) => (name === '' ? `${side} run` : `${side} run ${name}`),
}

/** One row for lines that are folded, in the editor and in copies. */
export const folded = (count: number) => `… ${plural(count, 'line')}`

/** Behind the text of a line that is too long; bytes. */
export const lineCut = (bytes: number) => ` … ${formatBytes(bytes)} more of this line not shown`

const odd: Readonly<Record<OddBytes['kind'], (count: number) => string>> = {
  nul: count => plural(count, 'NUL byte'),
  escape: count => plural(count, 'escape character'),
  control: count => plural(count, 'other control character'),
  order: count => plural(count, 'character that reorders text', 'characters that reorder text'),
  invisible: count => plural(count, 'invisible character'),
  'not-utf-8': count => plural(count, 'place that is no UTF-8', 'places that are no UTF-8'),
}

/** The dialog with the bytes of a line. */
export const bytes = {
  title: (line: number) => `Bytes of line ${formatCount(line)}`,
  /** Of the line, and which are shown where that is a part. */
  size: (all: number, shown: { readonly first: number; readonly last: number } | undefined) =>
    shown === undefined
      ? plural(all, 'byte')
      : `${plural(all, 'byte')}, here ${formatCount(shown.first)} to ${formatCount(shown.last)}`,
  pages: { name: 'Parts of the line', first: 'First', previous: 'Previous', next: 'Next', last: 'Last' },
  text: 'Text',
  bytes: 'Bytes',
  offset: 'Offset',
  ascii: 'ASCII',
  odd: (found: readonly OddBytes[]) =>
    found.length === 0
      ? 'Nothing odd: printable UTF-8.'
      : `▲ ${found.map(({ kind, count }) => odd[kind](count)).join(', ')}`,
}

/** Below a log: where the reader is. */
export const status = {
  /** `total` undefined while the lines are being counted. */
  line: (line: number, total: number | undefined) =>
    `line ${formatCount(line)} of ${total === undefined ? '… (still counting)' : formatCount(total)}`,
  noTime: 'no time on this line',
  corrected: 'clock corrected',
  bytesHint: 'Bytes of this line (Alt+B)',
  /** Where the line begins in the artifact, and how many of its bytes are not shown. */
  byte: (offset: number, cut: number) =>
    cut === 0
      ? `byte ${formatCount(offset)}`
      : `byte ${formatCount(offset)}, ${plural(cut, 'byte')} of the line not shown`,
  /** `reason` as the reading gives it. */
  cutOff: (reason: string) => `▲ not read to its end: ${reason}`,
}

/** Beside a log: all of the artifact. */
export const ruler = {
  /** Of a mark. */
  mark: (line: number, title: string) => `Line ${formatCount(line)}: ${title}`,
  /** What is on screen; `total` 0 while the lines are being counted. */
  seen: ({ first, last }: { readonly first: number; readonly last: number }, total: number) =>
    total === 0
      ? `Lines ${formatCount(first)} to ${formatCount(last)}, the rest is being counted`
      : `Lines ${formatCount(first)} to ${formatCount(last)} of ${formatCount(total)}`,
}
