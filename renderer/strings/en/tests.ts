import type { Unit } from '#shared/report/show-runs.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

/** What ends differently in the good and the bad run. */
export const tests = {
  title: 'Tests',
  filter: 'Filter tests',
  count: (total: number) => plural(total, 'difference'),
  /** In place of the count while a filter applies. */
  matching: (count: number, total: number) => `${formatCount(count)} of ${formatCount(total)} match the filter`,
  /** Of one side, beside its mark. */
  totals: ({ passed, failed, skipped }: Readonly<Record<'passed' | 'failed' | 'skipped', number>>) =>
    `${formatCount(passed)} passed, ${formatCount(failed)} failed, ${formatCount(skipped)} skipped`,
  /** Beside the time window that other panels look at. */
  ofAllTimes: 'Tests of all times are listed.',
  allSame: (unit: Unit) => `Every test has the same result ${unit === 'run' ? 'in both runs' : 'on both hosts'}`,
  noResults: {
    title: 'No test results',
    text: (unit: Unit) =>
      `No test has a result ${unit === 'run' ? 'in either run' : 'on either host'}: there is no JUnit file, or none that could be read and names a test. The Artifacts panel says what was read and what is missing.`,
  },

  list: {
    name: 'Differences between the tests',
    /** Behind the title of a group while a filter applies. */
    matching: (count: number) => `${formatCount(count)} match the filter`,
    alike: (count: number) => `${formatCount(count)} alike`,
  },

  /** Where the list stands on no test. */
  unlisted: {
    choose: 'Choose a test',
    chooseText: 'Its failure, the line that says it, and what its machine did meanwhile are shown here.',
    title: (isFiltered: boolean) => (isFiltered ? 'Not listed: filtered' : 'Not listed'),
    text: (isFiltered: boolean) =>
      `The address names this test. It is not among the differences${isFiltered ? ' that match the filter' : ''}.`,
    clearFilter: 'Clear the filter',
  },

  detail: {
    name: 'The test',
    copyName: 'Copy name',
    /** Of a group whose tests the bad side does not name. */
    missing: (unit: Unit) => `The bad ${unit} names no result of them: nobody can say how they would end.`,
    skippedBefore: (unit: Unit) => `The good ${unit} skipped it: nothing shows that it would have passed there.`,
    failAlike: (count: number) => `${count.toString()} tests fail alike.`,
    /** Failures that say the same: a heading, and the sentence that goes on from it to their text. */
    alike: {
      title: (count: number) => plural(count, 'test'),
      explain: 'fail with the same text, but for names in quotes, ids and numbers:',
    },
    failureText: 'Failure text',
    noFailureText: 'The JUnit file gives no failure text.',
    story: 'What its machine did then',
    onTimeline: 'Its time on the timeline',
    timeUnknown: 'When it ran is not told.',
    copyFailure: 'Copy failure',
    evidence: 'Where it is said',
  },

  /** What the tests of each group have in common. */
  groups: {
    'newly-failing': (unit: Unit) => ({
      title: 'Newly failing',
      explain: `Failed ${where('bad', unit)} and not ${at(unit)} the good one.`,
    }),
    untold: (unit: Unit) => ({
      title: `Failing, not told by the good ${unit}`,
      explain: `Failed ${where('bad', unit)}; the results of the good ${unit} were not all read and do not name them.`,
    }),
    'still-failing': (unit: Unit) => ({ title: 'Still failing', explain: `Failed ${at(unit)} both ${unit}s.` }),
    fixed: (unit: Unit) => ({
      title: 'Fixed',
      explain: `Failed ${where('good', unit)}, passed ${at(unit)} the bad one.`,
    }),
    missing: (unit: Unit) => ({
      title: 'Missing',
      explain: `Has a result ${where('good', unit)} and none ${at(unit)} the bad one.`,
    }),
    'skipped-now': (unit: Unit) => ({
      title: 'Skipped now',
      explain: `Ran ${where('good', unit)}, skipped ${at(unit)} the bad one.`,
    }),
  },
}

/** Something happens in a run, and on a host. */
function at(unit: Unit): string {
  return unit === 'run' ? 'in' : 'on'
}

function where(side: 'good' | 'bad', unit: Unit): string {
  return `${at(unit)} the ${side} ${unit}`
}
