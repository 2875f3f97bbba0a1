import type { ReactNode } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import { formatDuration } from '#shared/base/time.ts'
import type { StepDuration } from '#shared/ipc/views.ts'
import type { ComparedFinding } from '#shared/model/comparison.ts'
import type { CoverageState } from '#shared/model/coverage.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import { coverageWords } from './domain-labels.ts'
import { whereSide } from './where-side.ts'

type Side = 'good' | 'bad'

/** What is behind the failure, what speaks for it, and what else differs. */
export const verdict = {
  title: 'Verdict',
  /** Names the column beside the hypotheses. */
  aside: 'What differs and what was read',
  copySummary: 'Copy summary',
  cancel: 'Cancel',
  /** Unfolds the rest of a list. */
  more: (count: number) => `${formatCount(count)} more`,
  /** Ends a list of which only the first are shown. */
  andMore: (count: number) => `and ${formatCount(count)} more`,

  hosts: {
    region: 'Hosts worth comparing',
    /** `this`: it is compared with itself. */
    found: {
      this: 'This run has a failing and a passing host.',
      good: 'The good run has a failing and a passing host.',
      bad: 'The bad run has a failing and a passing host.',
    },
    compare: 'Compare these two',
    choose: 'Choose hosts…',
  },

  hypothesis: {
    why: 'Why',
    against: 'What speaks against it',
    nothingAgainst: 'Nothing that was read speaks against it.',
    /** Below others that explain it equally well. */
    tied: 'So it is no cause yet. A run that has one of them without the others would tell them apart.',
    tiedWithSteps: 'So it is no cause yet. The next steps say what would tell them apart.',
    references: 'Where this knowledge comes from',
  },

  /** What an argument rests on. */
  proof: {
    known: '◇ rests on knowledge',
    basis: (source: string) => `Known from: ${source}`,
  },

  ruledOut: {
    title: 'Ruled out',
    count: (suspects: number) => `${plural(suspects, 'suspect')}, with what refutes each`,
  },

  nextSteps: { title: 'Next steps', copy: 'Copy next steps' },

  findings: {
    title: 'All findings',
    none: 'No rule matched, and no error line stood out.',
    /** `3 findings, 2 in the bad run only.` */
    count: (all: number, badOnly: number, unit: Unit) =>
      `${plural(all, 'finding')}, ${badOnly.toString()} ${whereSide('bad', unit)} only.`,
    rule: (name: string) => `Rule ${name}`,
    /** `1204 lines, bad run only (20 cited)`; `cited` undefined = all of them. */
    lines: (
      { side, goodCount, badCount }: Pick<ComparedFinding, 'side' | 'goodCount' | 'badCount'>,
      unit: Unit,
      cited: number | undefined,
    ) => {
      const only = side === 'good' ? lines(goodCount) : lines(badCount)
      const where =
        side === 'both' ? `${lines(goodCount)} good, ${lines(badCount)} bad` : `${only}, ${side} ${unit} only`
      return cited === undefined ? where : `${where} (${cited.toString()} cited)`
    },
  },

  /** Setting a hypothesis or a finding aside. */
  dismiss: {
    action: 'Dismiss',
    /** `title` of a hypothesis or a finding. */
    actionOn: (title: string) => `Dismiss ${title}`,
    hint: 'Dismiss: it stays below, and in the report as dismissed',
    reason: 'Why it is dismissed',
    reasonHint: 'Why? (a few words, or none)',
    /** `reason` in the reader's words, perhaps empty. */
    note: (reason: string) => (reason === '' ? 'You dismissed this.' : `You dismissed this: ${reason}`),
    keep: 'Keep',
    keepOf: (title: string) => `Keep ${title}`,
    fold: (count: number) => `Dismissed (${formatCount(count)})`,
  },

  changed: {
    title: 'Changed components',
    none: 'No version is known to differ.',
    /** Leads to the Versions panel: `All versions, 3 more changed, 2 unknown`. */
    all: (more: number, unknown: number) =>
      [
        'All versions',
        ...(more > 0 ? [`${more.toString()} more changed`] : []),
        ...(unknown > 0 ? [`${unknown.toString()} unknown`] : []),
      ].join(', '),
  },

  tests: {
    title: 'Tests',
    newlyFailing: 'newly failing',
    untold: 'not told by good',
    stillFailing: 'still failing',
    fixed: 'fixed',
    missing: 'missing',
    all: 'All tests',
  },

  read: {
    title: 'What was read',
    all: 'All artifacts',
    /** `38 read`, beside others of the same side. */
    count: (count: number, state: CoverageState) => `${formatCount(count)} ${coverageWords[state]}`,
    /** `? missing: kubelet.log`; `state` as its badge says it. */
    unread: (state: string, artifact: ReactNode) => (
      <>
        {state}: {artifact}
      </>
    ),
    whole: (good: number, bad: number, unit: Unit) =>
      `All artifacts were read: ${formatCount(good)} of the good ${unit}, ${formatCount(bad)} of the bad.`,
    /** Of one side or both: `Not read to the end: 1 of 2 artifacts of the good run.` */
    partly: (sides: readonly { readonly side: Side; readonly unread: number; readonly all: number }[], unit: Unit) => {
      const parts = sides.map(
        ({ side, unread, all }) => `${formatCount(unread)} of ${plural(all, 'artifact')} of the ${side} ${unit}`,
      )
      return `Not read to the end: ${parts.join(', ')}.`
    },
  },

  /** The first lines at which both runs say something else of the same test or pod. */
  parting: {
    region: (unit: Unit) => `Where the ${unit}s part`,
    /** `term` explains the word that it is given. */
    title: (unit: Unit, term: (word: string) => ReactNode) => (
      <>
        Where the {unit}s {term('part')}
      </>
    ),
    /** What is being loaded, in a sentence of its own. */
    what: (unit: Unit) => `the stories of both ${unit}s`,
    reading: (unit: Unit) => `Reading what both ${unit}s say of the same tests and pods…`,
    /** A button that says what it does, and what that costs. */
    offer: (bytes: number, button: (action: string) => ReactNode) => (
      <>
        {button('Find the first line')} reads {formatBytes(bytes)} once more.
      </>
    ),
    none: 'No failing test or pod was found that both know and whose lines part.',
    bothSay: 'Both say',
    badSays: (unit: Unit) => `The bad ${unit} says`,
    thenBadSays: (unit: Unit) => `Then the bad ${unit} says`,
    goodSays: (unit: Unit) => `Where the good ${unit} says`,
    goodRunsSay: 'Where the good runs say',
    someGoodRunsSay: (some: number, all: number) => `Where ${some.toString()} of ${all.toString()} good runs say`,
    nothingMore: 'Nothing more.',
    /** Before the line that shows it. */
    event: (title: string) => `${title}:`,
    rejoined: 'A few lines later both say the same again.',
    steps: (count: number) => `Steps that took another time: ${formatCount(count)}`,
    step: ({ badMicros, goodMicros }: Pick<StepDuration, 'badMicros' | 'goodMicros'>, unit: Unit) => {
      const times = `${formatDuration(badMicros)} ${whereSide('bad', unit)}, ${durations(goodMicros)} ${whereSide('good', unit)}`
      return goodMicros.length === 1 ? `${times}; one good ${unit} tells of it, so this may be chance` : times
    },
    missing: (count: number) => `Found on one side only: ${formatCount(count)}`,
    missingOne: (title: string, lacks: Side, unit: Unit) =>
      `${title}: none like it was found ${whereSide(lacks, unit)}`,
  },
}

function lines(count: number): string {
  return `${count.toString()} ${count === 1 ? 'line' : 'lines'}`
}

/** Ascending. */
function durations(micros: readonly number[]): string {
  const [least = 0, most = least] = [micros[0], micros.at(-1)]
  return least === most ? formatDuration(least) : `${formatDuration(least)} to ${formatDuration(most)}`
}
