import type { ReactNode } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

type Side = 'good' | 'bad'

/** What one run says to what was looked for. */
interface SearchedRun {
  /** `both`: both sides are hosts of it. */
  readonly run: Side | 'both'
  readonly lines: number
  /** It was read to its end. */
  readonly isWhole: boolean
}

/** Finding words in all artifacts of both runs. */
export const search = {
  title: 'Search',

  form: {
    region: 'Search all artifacts',
    text: 'Text to find in all artifacts of both runs',
    textHint: 'Find in all artifacts of both runs',
    ignoreCase: 'Ignore case',
    ignoreCaseHint: 'OOM finds oom, too',
    pattern: 'Pattern',
    patternHint: 'A regular expression in RE2 syntax, matched line by line',
    start: 'Search',
    cancel: 'Cancel',
    cancelHint: 'Stop searching (Escape)',
    /** `reason` as the search gives it, a part of a sentence. */
    refused: (reason: string) => `▲ What to look for ${reason}.`,
    filters: 'Only lines where',
    /** Examples of the syntax. */
    filtersExample: 'severity:error  unit:kubelet  pod=…  path:*.log',
    filtersHint:
      'All of these hold: severity:error (or worse), unit:, host: and path:GLOB; name=value or name~part of a field of klog, logfmt or JSON; - before one turns it round',
  },

  /** The list of searches that have a name. */
  named: { title: 'Named searches', choose: 'Named searches…', shipped: 'Of Runskew', kept: 'Kept by you' },

  /** A search as it is named: `oom where unit:kubelet`. */
  query: (text: string, filters: string) => [text, filters].filter(part => part !== '').join(' where '),
  /** How its words are meant, in brackets behind it; empty where that is as usual. */
  ways: ({ ignoresCase, isPattern }: { readonly ignoresCase: boolean; readonly isPattern: boolean }) =>
    [ignoresCase ? '' : 'match case', isPattern ? 'pattern' : ''].filter(way => way !== '').join(', '),

  /** Before anything was searched. */
  start: {
    title: 'Search every line of both runs',
    text: 'Enter reads all artifacts, compressed ones too, and lists the lines of the good and the bad run side by side as they are found. All of them are counted.',
    examples: 'Examples',
    /** What the examples beside them look for. */
    example: {
      words: 'words as they stand, in any case',
      pattern: 'a pattern: one or the other, whole words',
      versions: 'a pattern: versions beside a name, in this case only',
      filters: 'only filters: errors of the kubelet but for some',
      wordsAndFilters: 'words in lines of one log that warn or worse',
    },
    /** `code` draws what is to be typed. */
    filters: (code: (typed: string) => ReactNode) => (
      <>
        A filter is {code('severity:')}, {code('unit:')}, {code('host:')} or {code('path:GLOB')}, or a field of klog,
        logfmt or JSON: {code('name=value')} as it stands, {code('name~part')} for a part. {code('-')} before one turns
        it round; a value with spaces stands in quotes.
      </>
    ),
    /** `key` draws the name of a key. */
    keys: (key: (name: string) => ReactNode) => (
      <>
        {key('Ctrl')} {key('Shift')} {key('F')} leads here from anywhere.
      </>
    ),
  },

  /** How the search stands as a whole, and what could be asked next. */
  summary: {
    searching: 'Searching…',
    stopped: 'Stopped before all was read.',
    failed: 'Not both runs could be searched.',
    /** `12 lines in the good run, none in what was read of the bad run.` */
    compared: (runs: readonly SearchedRun[]) => {
      const found = runs.filter(({ lines }) => lines > 0)
      const silent = runs.filter(({ lines }) => lines === 0)
      if (found.length === 0) return `Nothing found in ${silent.map(whereIn).join(', nor in ')}.`
      const counts = found.map(({ lines, run }) => `${plural(lines, 'line')} in ${RUN[run]}`)
      return `${[...counts, ...silent.map(one => `none in ${whereIn(one)}`)].join(', ')}.`
    },
    /** The form says something else by now. */
    linesOf: (query: ReactNode) => <>These are the lines of {query}.</>,
    anyCase: 'Search in any case',
    asItStands: 'Search for it as it stands',
    asPattern: 'Search for it as a pattern',
    behind: 'More of a run has arrived since.',
    again: 'Search again',
    keep: 'Keep this search',
    forget: 'Forget this search',
    keepHint: 'Listed under named searches',
    full: (most: number) => `${plural(most, 'search', 'searches')} are kept, and no more: forget one first.`,
  },

  /** One run: what was found in it, so far or at last. */
  run: {
    title: { good: 'Good run', bad: 'Bad run', both: 'The run of both hosts' },
    lines: { good: 'Lines of the good run', bad: 'Lines of the bad run' },
    /** Of the bar that shows how far it got. */
    progress: { good: 'Searching: Good run', bad: 'Searching: Bad run', both: 'Searching: The run of both hosts' },
    waiting: 'waiting',
    /** `reading kubelet.log, 12 MiB of 300 MiB`; `artifact` may be empty, `all` undefined = not known. Bytes. */
    reading: (artifact: string, done: number, all: number | undefined) => {
      const read = formatBytes(done)
      return `${artifact === '' ? 'reading' : `reading ${artifact}`}, ${all === undefined ? read : `${read} of ${formatBytes(all)}`}`
    },
    /** `isLimited`: there may be more. */
    soFar: (lines: number, isLimited: boolean) => `${atLeast(lines, isLimited)} so far`,
    untilStopped: (lines: number, isLimited: boolean) => `${atLeast(lines, isLimited)} until it was stopped`,
    found: (lines: number, artifacts: number) => `${plural(lines, 'line')} in ${plural(artifacts, 'artifact')}`,
    foundNothing: 'nothing found',
    nothingYet: 'nothing yet',
    stopped: 'stopped',
    notSearched: 'not searched',
    limit: (shown: number, all: number) =>
      `Showing the first ${formatCount(shown)} of ${plural(all, 'line')}. All are counted.`,
    /** In place of the lines. */
    nothing: 'Nothing found',
    read: (artifacts: number, bytes: number) => `Read ${plural(artifacts, 'artifact')}, ${formatBytes(bytes)}.`,
    unread: (artifacts: number) => `${plural(artifacts, 'artifact was', 'artifacts were')} not read, or not to the end`,
    andMore: (count: number) => `and ${formatCount(count)} more`,
  },

  /** Lines of one artifact. */
  artifact: {
    /** `12 lines, 3 in bad`; `other` is the same artifact in the other run, its `lines` undefined = not known. */
    count: (lines: number, isCounted: boolean, other: { readonly side: Side; readonly lines: number | undefined }) => {
      const here = isCounted ? plural(lines, 'line') : `${formatCount(lines)} so far`
      return other.lines === undefined ? here : `${here}, ${formatCount(other.lines)} in ${other.side}`
    },
    showMore: (more: number, all: number) => `Show ${formatCount(more)} more of ${formatCount(all)}`,
    /** `isRest`: others are shown. */
    notShown: (lines: number, isRest: boolean) => `${plural(lines, isRest ? 'more line' : 'line')} counted, not shown.`,
  },
}

const RUN: Readonly<Record<SearchedRun['run'], string>> = {
  good: 'the good run',
  bad: 'the bad run',
  both: 'the run',
}

/** A run that was not wholly read may hold it all the same. */
function whereIn({ run, isWhole }: SearchedRun): string {
  return isWhole ? RUN[run] : `what was read of ${RUN[run]}`
}

function atLeast(lines: number, isLimited: boolean): string {
  return isLimited ? `${plural(lines, 'line')} or more` : plural(lines, 'line')
}
