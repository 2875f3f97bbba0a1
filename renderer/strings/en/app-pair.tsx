import type { ReactNode } from 'react'
import { plural } from '../../ui/number-text.ts'
import { commands } from './commands.ts'

const RUN_OF = { good: 'Good run', bad: 'Bad run' }

/** Further good runs of the baseline. */
export const goodRuns = {
  /** Of the bar that names them. */
  bar: 'Further good runs',
  more: (count: number) => `and ${plural(count, 'more good run')}`,
  notOpen: 'a run that is not open',
  remove: (name: string) => `Remove the good run ${name}`,
  removeTitle: 'Take out of the baseline',
  title: 'Add a good run',
  note: (most: number) =>
    `What any of the good runs says is not new, and what all of them do is expected. Each is read whole, so more of them take longer; ${most.toString()} is the most.`,
  offered: 'Runs of the same job',
  isCached: 'in the cache',
  /** `hidden` is for screen readers only. */
  add: (name: string, hidden: (text: string) => ReactNode) => <>Add{hidden(` the good run ${name}`)}</>,
  none: {
    title: 'No other good run of this job is known here',
    todo: 'Open another run of the job that passed, or find one beside a run in a bucket, and it is offered here.',
    open: 'Open runs…',
  },
}

/** Two hosts instead of two runs. */
export const hosts = {
  /** Of the bar that names them. */
  bar: 'Compared hosts',
  ofOneRun: 'Two hosts of one run',
  ofBothRuns: 'One host of each run',
  others: 'Other hosts…',
  wholeRuns: commands.compareWholeRuns,
  title: 'Compare two hosts',
  /** What is waited for. */
  what: 'the hosts of both runs',
  /** `side` undefined = there is only one run. */
  runTitle: (side: 'good' | 'bad' | undefined, name: string) => `${side === undefined ? 'Run' : RUN_OF[side]} ${name}`,
  none: 'No artifact of it names a host.',
  tooFew: {
    title: 'There are no two hosts to compare',
    why: 'The artifacts that were read name fewer than two machines under test.',
  },
  isSame: 'Good and bad are the same host.',
  noImage: 'image unknown',
  suite: {
    unknown: '? end of the suite unknown',
    passed: '✓ suite passed',
    failed: '✕ suite failed',
  },
}
