import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { TestFailure } from '#shared/model/tests.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import { strings } from '../../strings/index.ts'
import { holdsWords, typedWords } from '../../ui/typed-words.ts'

const { groups } = strings.tests

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
  const words = typedWords(filter)
  const group = (id: TestGroupId, rows: readonly TestRow[]): TestGroup => ({
    id,
    ...groups[id](unit),
    rows: rows.filter(row => holdsWords(rowText(row), words)),
    total: rows.length,
  })
  return [
    group('newly-failing', failed(tests.newlyFailing, skippedBefore)),
    group('untold', failed(tests.untold)),
    group('still-failing', failed(tests.stillFailing)),
    group('fixed', named(tests.fixed)),
    group('missing', named(tests.missing)),
    group('skipped-now', named(tested.skippedNow)),
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
