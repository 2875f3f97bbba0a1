import type { Unit } from '#shared/report/show-runs.ts'

type Side = 'good' | 'bad'

const sides: Readonly<Record<Unit, Readonly<Record<Side, string>>>> = {
  run: { good: 'Good run', bad: 'Bad run' },
  host: { good: 'Good host', bad: 'Bad host' },
}

const facts = {
  job: 'Job',
  run: 'Run',
  host: 'Host',
  result: 'Result',
  start: 'Start',
  end: 'End',
  duration: 'Duration',
  image: 'OS image',
  commit: 'Commit',
  place: 'Stored at',
}

/** The good and the bad run side by side, and what is known of each. */
export const header = {
  title: 'Compared runs',
  swap: 'Swap good and bad',
  sides,
  notOpen: 'a run that is not open',
  /** In place of the name of what nothing states. */
  unknown: {
    start: 'start unknown',
    duration: 'duration unknown',
    image: 'image unknown',
    commit: 'commit unknown',
  },
  /** How far the copy of a run got. */
  copy: {
    listing: '◌ listing',
    fetching: '↓ fetching',
    /** `part`: 0 to 1. */
    fetched: (part: number) => `↓ ${Math.floor(part * 100).toString()}%`,
    partial: '◐ partial',
  },
  andMore: (first: string, others: number) => `${first} and ${others.toString()} more`,
  /** What is known of a run. */
  facts,
  unstated: 'unknown: no artifact that was read states it',
  copyFact: (fact: 'image' | 'commit', of: string) => `Copy ${facts[fact]} ${of}`.trim(),
  copyFacts: 'Copy these facts',
  replace: { good: 'Replace the good run…', bad: 'Replace the bad run…' },
  openedHere: 'Opened from here: no artifact says where on the web this run can be seen.',
  openIn: (page: string) => `Open in ${page}`,
  copyAddress: 'Copy address',
  /** A line of the copied facts; `value` undefined = nothing states it. */
  copiedFact: (fact: keyof typeof facts, value: string | undefined) => `${facts[fact]}: ${value ?? 'unknown'}`,
}
