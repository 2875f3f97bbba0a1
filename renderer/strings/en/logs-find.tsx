import type { ReactNode } from 'react'
import type { FilterMark } from '#shared/model/line-filter.ts'
import type { LevelGroup } from '../../state/log-filter.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

/** How far an artifact was read for lines, and how many there are. */
interface Reading {
  readonly total: number
  readonly state: 'reading' | 'done' | 'stopped' | 'failed'
  /** The artifact could not be read to its end. */
  readonly isPartial: boolean
}

/** What became of the last step to a line. */
interface FindStep {
  /** Among the lines that were found, the one that the reader is on, from 1; undefined = on none of them. */
  readonly position: number | undefined
  /** `wrapped`: it passed an end. The others: it did not arrive, yet or at all. */
  readonly step: 'wrapped' | 'waiting' | 'unknown' | undefined
}

const steps = { wrapped: ', wrapped', waiting: ', looking on…', unknown: ', no further one is known' }

/** Behind a count: how much of the artifact it is about. */
function extent({ state, isPartial }: Reading): string {
  if (state === 'reading') return ' so far'
  if (state === 'stopped') return ', stopped'
  return isPartial ? ', not read to its end' : ''
}

function lines(reading: Reading): string {
  return `${plural(reading.total, 'line')}${extent(reading)}`
}

function found(reading: Reading, position: number | undefined): string {
  const { total, state } = reading
  if (total === 0 && state === 'stopped') return 'none until it was stopped'
  if (total === 0) return state === 'reading' ? find.searching : `not in this artifact${extent(reading)}`
  return position === undefined ? lines(reading) : `${formatCount(position)} of ${lines(reading)}`
}

/** The bar that looks for words in one artifact. */
export const find = {
  name: 'Find in this artifact',
  text: 'Text to find',
  textHint: 'Find in the whole artifact',
  /** How the text is meant: switches. The sign of case is an example of both. */
  matchCase: { sign: 'Aa', name: 'Match case', title: 'Match case: OOM does not find oom' },
  pattern: { name: 'Pattern', title: 'Pattern: a regular expression in RE2 syntax, matched line by line' },
  previous: { name: 'Previous match', title: 'Previous match (Shift+Enter)' },
  next: { name: 'Next match', title: 'Next match (Enter)' },
  again: 'Look again',
  all: { name: 'All artifacts', title: 'Search all artifacts of both runs (Ctrl+Shift+F)' },
  close: 'Close find',
  searching: 'searching…',
  /** Where the filter asks for new lines, which are found among. */
  waitsForNew: 'waits for the new lines',
  newUnknown: 'new lines are not known',
  /** `12 of 3,456 lines so far, looking on…` */
  found: (reading: Reading, { position, step }: FindStep) =>
    `${found(reading, position)}${step === undefined ? '' : steps[step]}`,
}

/** The bar that says which lines are shown. */
export const filter = {
  name: 'Lines to show',
  showOnly: 'Show only',
  matching: { name: 'Matching', title: 'Lines that hold what stands in Find' },
  severity: 'Severity',
  levels: {
    error: 'Errors',
    warning: 'Warnings',
    info: 'Info',
    debug: 'Debug',
    none: 'No level',
  } satisfies Readonly<Record<LevelGroup, string>>,
  marks: 'Marks',
  mark: {
    annotated: { name: 'Annotated', title: 'Lines of which a rule, a version or an image is known' },
    novel: { name: 'New', title: 'Lines of a kind that the other run does not have' },
  } satisfies Readonly<Record<FilterMark, { readonly name: string; readonly title: string }>>,
  writer: 'Writer: a process or source file',
  writerHint: 'Any writer',
  /** Lines around each; a number beside it. */
  context: 'Context',
  nothingChosen: 'All lines: nothing is chosen',
  /** Of lines that pass only the first `listed` are shown. */
  shown: (reading: Reading, listed: number) => {
    const { total, state } = reading
    if (total === 0 && state === 'done') return `No line passes${extent(reading)}`
    return state === 'done' && total > listed
      ? `${lines(reading)}, the first ${formatCount(listed)} shown`
      : lines(reading)
  },
  /** Where the new lines are asked for. `reason` is a sentence without its end. */
  notCompared: (reason: string) => `▲ Not compared, all lines shown: ${reason}`,
  compareStopped: 'Comparing was stopped: all lines shown',
  comparing: 'Comparing both runs for what is new…',
  compareAgain: 'Compare again',
  readAgain: 'Read again',
  reading: 'Reading the log',
}

const lineRange = (total: number) => `1 to ${formatCount(total)}`

/** The bar that goes to a line; the number of lines is undefined while they are being counted. */
export const goTo = {
  name: 'Go to line',
  place: (total: number | undefined) =>
    total === undefined ? 'Line number, byte or time' : `Line number, ${lineRange(total)}, byte or time`,
  placeHint: (total: number | undefined) => (total === undefined ? 'Line' : `Line ${lineRange(total)}`),
  go: 'Go',
  /** What else can be typed; `code` draws an example. */
  examples: (code: (typed: string) => ReactNode) => (
    <>
      byte {code('b:123')} {code('0x7b')} · time {code('11:31:08')} {code('+12:30')}
    </>
  ),
  close: 'Close go to line',
  notAPlace: 'not a line, byte or time',
  noLine: (total: number | undefined) =>
    total === undefined ? 'no such line' : `no such line: this artifact has ${formatCount(total)}`,
  noByte: (bytes: number) => `no such byte: this artifact has ${formatCount(bytes)}`,
  looking: 'looking…',
  notRead: 'could not be read',
  /** Where a time was looked for. */
  noTimes: 'no line has a readable time',
}
