import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { TestFailure } from '#shared/model/tests.ts'
import { whereSide, type Unit } from '#shared/report/show-runs.ts'
import { holdsWords, typedWords } from '../../ui/typed-words.ts'

export type TestGroupId = 'newly-failing' | 'untold' | 'still-failing' | 'fixed' | 'missing' | 'skipped-now'

/** One test of a group; `failure` is what the bad run says, undefined for tests that did not fail there. */
export interface TestRow {
  readonly name: string
  readonly failure: TestFailure | undefined
  /** The good run did not run it: that it fails now does not show that anything changed. */
  readonly isSkippedBefore: boolean
}

export interface TestGroup {
  readonly id: TestGroupId
  readonly title: string
  readonly explain: string
  readonly rows: readonly TestRow[]
  /** Tests of the group before filtering. */
  readonly total: number
}

type Tested = Pick<InvestigationView, 'skippedNow' | 'skippedBefore'> & {
  readonly comparison: Pick<InvestigationView['comparison'], 'tests'>
}

/** The six groups, always all of them, with the tests whose name, suite or failure text holds every word. */
export function groupTests(tested: Tested, filter: string, unit: Unit): readonly TestGroup[] {
  const { tests } = tested.comparison
  const skippedBefore = new Set(tested.skippedBefore)
  const [good, bad] = [whereSide('good', unit), whereSide('bad', unit)]
  const words = typedWords(filter)
  const group = (rows: readonly TestRow[], about: Omit<TestGroup, 'rows' | 'total'>): TestGroup => ({
    ...about,
    rows: rows.filter(row => holdsWords(rowText(row), words)),
    total: rows.length,
  })
  return [
    group(failed(tests.newlyFailing, skippedBefore), {
      id: 'newly-failing',
      title: 'Newly failing',
      explain: `Failed ${bad} and not ${unit === 'run' ? 'in' : 'on'} the good one.`,
    }),
    group(failed(tests.untold), {
      id: 'untold',
      title: `Failing, not told by the good ${unit}`,
      explain: `Failed ${bad}; the results of the good ${unit} were not all read and do not name them.`,
    }),
    group(failed(tests.stillFailing), {
      id: 'still-failing',
      title: 'Still failing',
      explain: `Failed ${unit === 'run' ? 'in' : 'on'} both ${unit}s.`,
    }),
    group(named(tests.fixed), {
      id: 'fixed',
      title: 'Fixed',
      explain: `Failed ${good}, passed ${unit === 'run' ? 'in' : 'on'} the bad one.`,
    }),
    group(named(tests.missing), {
      id: 'missing',
      title: 'Missing',
      explain: `Has a result ${good} and none ${unit === 'run' ? 'in' : 'on'} the bad one.`,
    }),
    group(named(tested.skippedNow), {
      id: 'skipped-now',
      title: 'Skipped now',
      explain: `Ran ${good}, skipped ${unit === 'run' ? 'in' : 'on'} the bad one.`,
    }),
  ]
}

function failed(failures: readonly TestFailure[], skippedBefore?: ReadonlySet<string>): readonly TestRow[] {
  return failures.map(failure => ({
    name: failure.name,
    failure,
    isSkippedBefore: skippedBefore?.has(failure.name) === true,
  }))
}

function named(names: readonly string[]): readonly TestRow[] {
  return names.map(name => ({ name, failure: undefined, isSkippedBefore: false }))
}

function rowText({ name, failure }: TestRow): string {
  return `${name} ${failure?.suite ?? ''} ${failure?.message ?? ''}`
}

/** Text of several lines with everything but its line breaks made visible. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n')
}
