import type { ReactNode } from 'react'
import type { LogComparisonView } from '#shared/ipc/views.ts'
import type { NoveltyScore } from '#shared/model/log-comparison.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import { whereSide } from './where-side.ts'

type Side = 'good' | 'bad'
type List = LogComparisonView['list']

/** What a list holds, and how much of it is shown. */
interface ListCounts {
  readonly list: List
  readonly goodRuns: number
  readonly total: number
  /** Those above the fold; undefined = the list has none. */
  readonly unfolded: number | undefined
  /** Those that match the filter; undefined = all are listed. */
  readonly found: number | undefined
}

/** The stretch of time with the most lines of a kind. */
interface BusiestStretch {
  /** Undefined = no other stretch has any. */
  readonly lines: number | undefined
  readonly minutes: number
  /** When it begins, as times are shown. */
  readonly from: string
  /** Lines of the kind without a time. */
  readonly unplaced: number
}

/** Kinds of lines that one side has and the other has not, or at other rates. */
export const novel = {
  title: 'New lines',
  lists: 'What to list',
  /** `New (12)`; `count` undefined = not known yet. */
  list: (list: List, unit: Unit, count: number | undefined) => {
    const name = list === 'missing' ? `Logs of one ${unit} only` : LIST[list]
    return count === undefined ? name : `${name} (${formatCount(count)})`
  },
  filter: 'Filter new lines',
  /** Where a window of time is set. */
  allTimes: 'New lines of all times are listed.',
  region: 'What differs in the logs',
  /** What is being loaded, in a sentence of its own. */
  what: 'the comparison of logs',
  addGoodRun: 'Add a good run…',
  addGoodRunHint: 'What any good run says is not new',
  nothing: 'Nothing to list',
  /** Heads of columns. */
  side: { good: (unit: Unit) => `Good ${unit}`, bad: (unit: Unit) => `Bad ${unit}` },

  /** `12 kinds of lines are in the bad run and not in the good run; 3 above the fold; 2 match the filter` */
  summary: ({ list, goodRuns, total, unfolded, found }: ListCounts, unit: Unit) => {
    const all = plural(total, ...entriesOf(list, unit, goodRuns))
    const fold = unfolded === undefined ? '' : `; ${formatCount(unfolded)} above the fold`
    return found === undefined ? `${all}${fold}` : `${all}${fold}; ${formatCount(found)} match the filter`
  },
  more: (count: number) => `${formatCount(count)} more: filter to narrow.`,
  unread: (side: Side, unit: Unit, artifacts: readonly string[]) =>
    `Not read, or not to the end, ${whereSide(side, unit)}: ${artifacts.join(', ')}. What is only there may seem ${side === 'good' ? 'new' : 'gone'}.`,
  omitted: (lines: number) => `${formatCount(lines)} lines of further kinds were counted and not compared.`,

  /** The level that lines state themselves. */
  level: { title: 'Level', any: 'any', none: 'none stated', noneOfKind: 'no level', differs: 'at most; levels differ' },

  /** The reading was stopped. */
  stopped: {
    title: 'Stopped',
    text: 'The logs of both runs were not read to their end, so nothing is listed.',
    again: 'Read the logs again',
  },

  /** One kind of lines. */
  entry: {
    saysLess: (count: number) => `${formatCount(count)} that say less`,
    lines: (count: number) => plural(count, 'line'),
    firstAt: (time: ReactNode) => <>first at {time}</>,
    /** `in 2 of 3 good runs`, `in none of 3 good runs` */
    goodRuns: (seen: number, runs: number) =>
      `in ${seen === 0 ? 'none' : seen.toString()} of ${runs.toString()} good runs`,
    score: (total: number) => `Score ${total.toFixed(1)}`,
    /** What a part of the score adds or takes: `+1.5 how severe it is`. */
    scorePart: (part: ScorePart, points: number) =>
      `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)} ${SCORE_PART[part]}`,
    template: (text: ReactNode) => <>What these lines have in common: {text}</>,
    /** `most, 41, within a minute from 12:05:00Z; 3 lines without a time` */
    minutes: ({ lines, minutes, from, unplaced }: BusiestStretch) => {
      const all = unplaced === 0 ? 'all' : 'all that have a time,'
      const what = lines === undefined ? all : `most, ${formatCount(lines)},`
      const within = minutes === 1 ? 'a minute' : `${minutes.toString()} min`
      const missing = unplaced === 0 ? '' : `; ${plural(unplaced, 'line')} without a time`
      return `${what} within ${within} from ${from}${missing}`
    },
  },

  rates: {
    /** Of the table, for those who do not see it. */
    caption: 'Kinds of lines that are more or less frequent',
    lines: 'Lines',
    share: 'Share',
    /** By the share of the log's lines, bad by good: `3.2 × as often`. */
    times: (ratio: number) => (ratio >= 1 ? `${ratio.toFixed(1)} × as often` : `${(1 / ratio).toFixed(1)} × as seldom`),
  },

  versions: {
    /** Of the table, for those who do not see it. */
    caption: 'Lines that say other versions',
    lines: 'Lines, with § for the version',
  },

  /** Logs that only one side has. */
  missing: {
    count: (lines: number, lacks: Side) =>
      `${plural(lines, 'line')}, not compared: ${lacks === 'good' ? 'no good run has this log' : 'the bad one has no such log'}`,
    holder: (name: ReactNode) => <>Run {name} has it.</>,
    /** `hidden` keeps words for those who do not see where the button stands. */
    add: (name: string, hidden: (words: string) => ReactNode) => <>Add it{hidden(`, run ${name},`)} as a good run</>,
  },
}

const LIST: Readonly<Record<Exclude<List, 'missing'>, string>> = {
  novel: 'New',
  gone: 'Gone',
  rates: 'More or fewer',
  versions: 'Versions in the text',
}

/** What the entries of a list are, for one and for many. */
function entriesOf(list: List, unit: Unit, goodRuns: number): readonly [one: string, many: string] {
  const good = goodRuns === 1 ? whereSide('good', unit) : `in any of ${formatCount(goodRuns)} good runs`
  const bad = whereSide('bad', unit)
  switch (list) {
    case 'novel':
      return [`kind of line is ${bad} and not ${good}`, `kinds of lines are ${bad} and not ${good}`]
    case 'gone':
      return [`kind of line is ${good} and not ${bad}`, `kinds of lines are ${good} and not ${bad}`]
    case 'rates':
      return ['kind of line is more or less frequent', 'kinds of lines are more or less frequent']
    case 'versions':
      return [`kind of line says other versions ${bad}`, `kinds of lines say other versions ${bad}`]
    case 'missing':
      return [`log is there of one ${unit} only`, `logs are there of one ${unit} only`]
  }
}

type ScorePart = Exclude<keyof NoveltyScore, 'total'>

const SCORE_PART: Readonly<Record<ScorePart, string>> = {
  distance: 'unlike anything in the other run',
  severity: 'how severe it is',
  window: 'at the time of a failing test',
  entity: 'names something of a failing test',
  odds: 'by which side has it',
  knownError: 'a rule knows it as an error',
  teardown: 'while the run was being taken down',
}
