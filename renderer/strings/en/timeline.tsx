import type { ReactNode } from 'react'
import { formatDuration } from '#shared/base/time.ts'
import type { TimelineKind } from '#shared/ipc/views.ts'
import type { Severity } from '#shared/model/finding.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

type Side = 'good' | 'bad'

/** Where a stretch begins and ends, since zero: `−2 s`, `+12 min`. */
type Ends = Readonly<Record<'from' | 'to', string>>

const kinds: Readonly<Record<TimelineKind, string>> = {
  'root-cause': 'root cause',
  skew: 'version skew',
  unclassified: 'unclassified',
  symptom: 'symptom',
  noise: 'noise',
  test: 'test',
  version: 'version',
  phase: 'phase',
}

const kindAndSeverity = (kind: TimelineKind, severity: Severity) => `${kinds[kind]}, ${severity}`

const stretch = ({ from, to }: Ends) => `${from} to ${to}`

const zoomsIn = 'click zooms in'

/** When what happened: both runs on one clock. */
export const timeline = {
  title: 'Timeline',
  /** What is waited for, or could not be read; a part of such a sentence. */
  what: 'the timeline',
  /** Where no artifact of either side has a clock. */
  noClock: {
    title: (unit: Unit) => `Neither ${unit} can be placed on a clock`,
    text: (unit: Unit) =>
      `No artifact of the good ${unit} and none of the bad ${unit} has a readable clock, so nothing can be said about when things happened. The Logs panel shows their lines in the order they were written.`,
  },
  /** Two sentences around ours: what went wrong, and what can be done. */
  detailFailed: (what: string, todo: string) => `${what} What is shown stays as coarse as before. ${todo}`,

  /** What happened, in the legend and of single events. */
  kinds,
  /** `root cause, fatal` */
  kindAndSeverity,
  /** One letter for each run, where there is no room for a word. */
  sideSign: { good: 'G', bad: 'B' },
  stretch,
  /** `12 lines/s`; the number as text. */
  rate: (lines: string) => `${lines} lines/s`,

  toolbar: {
    steps: 'Step through findings',
    before: { name: 'Finding before', title: 'Finding before ( , )' },
    next: { name: 'Next finding', title: 'Next finding ( . )' },
    zoomAndPan: 'Zoom and pan',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    earlier: 'Earlier',
    later: 'Later',
    showAll: { name: 'Show all', title: 'Show all (0)' },
    /** A switch. */
    locked: { name: 'Runs move together', title: 'Both runs show the same stretch (L)' },
    table: 'Table',
  },

  /** Where the clock of both runs begins. */
  zero: {
    name: 'Zero',
    start: 'job start',
    /** A phase of a job: `tests`. */
    phase: (name: string) => `${name} phase`,
    event: 'chosen event',
    /** Above the names of the lanes, beside the ruler: what stands at zero. */
    since: (zero: string) => (
      <>
        <span>time since</span> {zero}
      </>
    ),
  },

  filters: {
    lanes: 'Filter lanes',
    leftOut: (count: number) => `${plural(count, 'lane')} left out`,
    kinds: 'Events to show',
    severity: 'ringed = fatal, small = info',
    heat: {
      explain:
        'Shades are logarithmic and mean the same in every lane and in both runs. The lower edge of a lane shows error lines alone.',
      /** With the shades of each, and the rate that the darkest stands for. */
      legend: (shades: Readonly<Record<'lines' | 'errors', ReactNode>>, rate: string) => (
        <>
          lines
          {shades.lines}
          {shades.errors}
          errors, up to {rate}, log scale
        </>
      ),
    },
  },

  /** What the lanes cannot show. */
  notDrawn: {
    name: 'Not drawn',
    noClock: (side: Side, unit: Unit) => `No artifact of the ${side} ${unit} has a readable clock.`,
    /** Of one host, lines of the whole run's artifacts are only counted. */
    lines: (count: number, side: Side, unit: Unit) => {
      const why =
        unit === 'run'
          ? 'have no readable time'
          : 'are not drawn: they have no readable time, or stand in artifacts of the whole run'
      return `${plural(count, 'line')} of findings of the ${side} ${unit} ${why}.`
    },
    tests: (count: number, side: Side, unit: Unit) =>
      `${plural(count, 'shorter failed test')} of the ${side} ${unit} are only in the table.`,
  },

  skews: {
    name: 'Clocks that disagree',
    title: (count: number) =>
      count === 1 ? 'One clock disagrees with others' : `${formatCount(count)} clocks disagree with others`,
    /** A switch, and what is so while it is on and off. */
    correct: 'Correct clocks',
    corrected: 'Times shown are corrected to the clocks measured against.',
    asStated: 'Times shown are those that the artifacts state.',
  },

  minimap: {
    title: 'Both runs, whole',
    name: 'Visible stretch of both runs',
  },

  rows: {
    phases: 'Phases',
    tests: 'Failed tests',
    all: 'All findings',
    lanes: (count: number) => plural(count, 'lane'),
    /** Failed tests that are drawn as one; the count is shortened: `1.2k`. */
    testsAt: (count: string) => `${count} tests`,
  },

  /** Of the plot, for screen readers. */
  plot: [
    'Timeline of both runs.',
    'W and S zoom, A and D or the arrow keys pan, 0 shows everything, Home and End go to the ends.',
    'Dot and comma, or the square brackets, step through findings, F zooms to the selected one, Enter opens its line, Z makes it zero, L locks or frees the runs.',
    'The table of events below holds the same events.',
  ].join(' '),

  /** Under the pointer. */
  card: {
    mark: (kind: TimelineKind, severity: Severity, count: number) => (
      <>
        {kindAndSeverity(kind, severity)}
        {count > 1 && <b> · {plural(count, 'event')} here</b>}
      </>
    ),
    /** Microseconds. */
    over: (duration: number) => `over ${formatDuration(duration)}`,
    /** What a click does; `more` events are not in the card. */
    markHint: (count: number, more: number) =>
      `${more > 0 ? `and ${formatCount(more)} more · ` : ''}${count === 1 ? 'click opens the line' : zoomsIn}`,
    testHint: (count: number) => (count === 1 ? 'click opens the failure' : zoomsIn),
    /** Goes before the first of them. */
    failedTests: (count: number) => (
      <>
        <b>{plural(count, 'failed test')} here</b>, the first:
      </>
    ),
    lines: (lines: number, errors: number) => (
      <>
        about {plural(lines, 'line')}
        {errors > 0 && <b>, {formatCount(errors)} at error level</b>}
      </>
    ),
  },

  /** The event that is selected. */
  selection: {
    name: 'Selected event',
    none: (keys: Readonly<Record<'next' | 'before' | 'zoom' | 'pan', ReactNode>>) => (
      <>
        No event selected. {keys.next} and {keys.before} step through findings, {keys.zoom} zoom, {keys.pan} pan.
      </>
    ),
    /** `root cause in cos/kubelet` */
    kindIn: (kind: TimelineKind, lane: string) => `${kinds[kind]} in ${lane}`,
    zoom: { name: 'Zoom to', title: 'Zoom to it (F)' },
    zero: { name: 'Use as zero', title: 'Its run counts from here (Z)' },
    open: { name: 'Open line', title: 'Open its line (Enter)' },
  },

  table: {
    name: 'Events in view',
    /** Undefined = not read yet. */
    title: (count: number | undefined) => `${count === undefined ? 'Events' : plural(count, 'event')} in view`,
    /** Behind the title: which stretch is in view. */
    whole: 'everything',
    stretches: (good: Ends, bad: Ends) => `${stretch(good)}, bad ${stretch(bad)}`,
    what: 'the events of this stretch',
    none: 'Nothing of the chosen kinds happened in this stretch.',
    rows: (first: number, last: number, total: number) =>
      `rows ${formatCount(first)} to ${formatCount(last)} of ${formatCount(total)}`,
    earlier: 'Earlier events',
    later: 'Later events',
    content: 'Table of events',
    /** Head of the column with the time since zero. */
    since: (zero: string) => `Since ${zero}`,
    columns: { run: 'Run', kind: 'Kind', lane: 'Lane', what: 'What', line: 'Line', pin: 'Pin' },
    /** Behind the first of lines that say the same. */
    moreLikeIt: (count: number) => `and ${formatCount(count)} more lines like it`,
  },

  /** What is visible, saved as a picture that explains itself. */
  picture: {
    name: 'Save as picture',
    formats: { png: 'PNG', svg: 'SVG' },
    notDrawn: 'The picture could not be drawn, and no file was written: fold some lanes, or save it as SVG.',
    /** After it was done; the name of the new file. */
    saved: (name: string) => `Saved ${name}`,
    title: 'What happened when, in the good run (G) and the bad run (B)',
    /** Names of both runs. */
    runs: (good: string, bad: string) => `Good: ${good}   Bad: ${bad}`,
    /** Of both runs at once. */
    shown: (zero: string, { from, to }: Ends) => `Zero is ${zero}; shown from ${from} to ${to}`,
    shownOfEach: (zero: string, good: Ends, bad: Ends) =>
      `Zero is ${zero}; good run from ${good.from} to ${good.to}, bad run from ${bad.from} to ${bad.to}`,
    lines: 'lines',
    errors: (rate: string) => `error lines, up to ${rate}, log scale`,
  },
}
