import type { LineMatch, LinePair, PlaceOfLine } from '#shared/ipc/views.ts'
import type { Phase } from '#shared/model/timeline.ts'
import type { PaneName } from '../../panels/logs/pane-name.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import { logName } from './log-name.ts'
import { goTo } from './logs-find.tsx'

/** Why the other log did not follow; an error gives its reason as a sentence without an end. */
const refuse = (reason: string) => `Not aligned: ${reason}`

function matched(line: number, place: PlaceOfLine): string {
  if (place.kind === 'none') return refuse('no line of these two logs says the same just once')
  if (place.kind === 'same') return `Line ${formatCount(line)} says the same as line ${formatCount(place.line)}`
  const { before, after } = place
  if (before === undefined) return `Before lines that say the same (${pairText(after)})`
  if (after === undefined) return `Behind lines that say the same (${pairText(before)})`
  return `Between lines that say the same (${pairText(before)}, ${pairText(after)})`
}

/** A line of each log. */
function pairText(pair: LinePair | undefined): string {
  return pair === undefined ? '' : `${formatCount(pair.line)} and ${formatCount(pair.other)}`
}

/** Both logs scroll together. */
export const sync = {
  name: 'Scroll together',
  off: 'Off',
  ways: {
    start: 'By time since the start',
    phase: 'By time since the phase began',
    match: 'By matching lines',
  },
  /** `since` as a time with its sign: `+12:04`. `isOneRun`: both logs are of one run. */
  byStart: (since: string, isOneRun: boolean) => `Aligned at ${since} from ${isOneRun ? 'the' : 'each'} run’s start`,
  byPhase: (phase: Phase['name']) => `Aligned in the phase ${phase}`,
  /** `line` of the log that leads. */
  byMatch: (line: number, { place, omittedLines, isPartial }: LineMatch) => {
    const omitted = omittedLines === 0 ? '' : `; ${plural(omittedLines, 'line')} left out`
    const partial = isPartial ? '; a log is not read to its end' : ''
    return `${matched(line, place)}${omitted}${partial}`
  },
  /** Before lines are matched. */
  reading: 'Reading both logs…',
  progress: 'Reading both logs',

  refused: {
    failed: refuse,
    noTimeHere: refuse('no line here has a readable time'),
    noTimeThere: refuse('no line of the other artifact has a readable time'),
    noStart: refuse('a run does not say when it started'),
    noPhase: (isOneRun: boolean) =>
      refuse(isOneRun ? 'no phase of the run is known here' : 'no phase of both runs is known here'),
    phasesFailed: (reason: string) => refuse(`the phases could not be read (${reason})`),
    phasesStopped: refuse('reading the phases was stopped'),
    phasesReading: refuse('the phases are still being read'),
    readingStopped: refuse('reading the logs was stopped'),
  },

  /** Where a time is gone to: why one of both logs is not moved. */
  stays: {
    failed: (pane: PaneName, reason: string) => `The ${logName(pane)} stays: ${reason}`,
    noStart: (pane: PaneName) => `The ${logName(pane)} stays: its run does not say when it started`,
    noTimes: (pane: PaneName) => `The ${logName(pane)} stays: ${goTo.noTimes}`,
    /** Of both logs. */
    both: (first: string, second: string) => `${first}. ${second}`,
  },
}
