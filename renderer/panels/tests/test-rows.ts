import type { TestFailure } from '#shared/model/tests.ts'
import { groupBy } from '../../state/group-by.ts'
import type { TreeRow } from '../../ui/tree-keys.ts'
import type { TestGroup, TestRow } from './test-groups.ts'

/** A row of the list of tests: a group, failures that say the same, or one test. */
export type TestListRow = TreeRow &
  (
    | { readonly kind: 'group'; readonly group: TestGroup }
    | { readonly kind: 'alike'; readonly group: TestGroup; readonly text: string; readonly count: number }
    | { readonly kind: 'test'; readonly group: TestGroup; readonly test: TestRow; readonly alike: number }
  )

/** Fewer tests that say the same are shown one by one. */
const ALIKE = 2

/** What is the same in failures that say the same, by failure. */
export type FailureTexts = ReadonlyMap<TestFailure, string>

/** The rows to draw: groups that have tests, those that fail alike below one row, what is folded left out. */
export function listTestRows(
  groups: readonly TestGroup[],
  folded: ReadonlySet<string>,
  texts: FailureTexts,
): readonly TestListRow[] {
  const shown = groups.filter(group => group.total > 0)
  return shown.flatMap((group, index): readonly TestListRow[] => {
    const isExpanded = !folded.has(group.id)
    const head: TestListRow = {
      kind: 'group',
      id: group.id,
      level: 1,
      isExpanded,
      position: index + 1,
      setSize: shown.length,
      group,
    }
    return isExpanded ? [head, ...rowsOf(group, folded, texts)] : [head]
  })
}

interface Wanted {
  /** The row that the reader moved to; undefined = a link, or nothing, led here since. */
  readonly moved: string | undefined
  /** Of the address. */
  readonly entity: string | undefined
}

/**
 * The row to show, of those that are listed: where the reader moved to, else the test that a link names, else the first
 * test. Undefined where a link names a test that is not listed: another one would pass for it.
 */
export function activeTestRow(rows: readonly TestListRow[], { moved, entity }: Wanted): TestListRow | undefined {
  const tests = rows.filter(row => row.kind === 'test')
  const found = rows.find(row => row.id === moved) ?? tests.find(({ test }) => isNamed(test, entity))
  return found ?? (moved === undefined && nameOfTest(entity) !== undefined ? undefined : tests[0])
}

/** The name of the test that an entity of an address is; undefined = it is none. */
export function nameOfTest(entity: string | undefined): string | undefined {
  return entity?.startsWith(TEST) === true ? entity.slice(TEST.length) : undefined
}

/** Ids of the rows that hide the test that a link names when they are folded. */
export function holdersOf(
  groups: readonly TestGroup[],
  texts: FailureTexts,
  entity: string | undefined,
): readonly string[] {
  const rows = listTestRows(groups, new Set(), texts)
  const at = rows.findIndex(row => row.kind === 'test' && isNamed(row.test, entity))
  const level = rows[at]?.level ?? 1
  const above = rows.slice(0, Math.max(0, at))
  return [1, 2].filter(one => one < level).flatMap(one => above.findLast(row => row.level === one)?.id ?? [])
}

const TEST = 'test:'

function isNamed({ name }: TestRow, entity: string | undefined): boolean {
  return nameOfTest(entity) === name
}

function rowsOf(group: TestGroup, folded: ReadonlySet<string>, texts: FailureTexts): readonly TestListRow[] {
  const textOf = (failure: TestFailure | undefined) => (failure === undefined ? '' : (texts.get(failure) ?? ''))
  const alike = [...groupBy(group.rows, row => textOf(row.failure)).entries()]
  const parts = alike.flatMap(([text, rows]) => (text === '' || rows.length < ALIKE ? rows.map(row => [row]) : [rows]))
  return parts.flatMap((rows, index): readonly TestListRow[] => {
    const place = { position: index + 1, setSize: parts.length }
    const [only] = rows
    if (rows.length < ALIKE) return only === undefined ? [] : [testRow(only, { group, alike: 1, level: 2, ...place })]
    const text = textOf(only?.failure)
    const id = `${group.id} ${text}`
    const isExpanded = !folded.has(id)
    const head: TestListRow = { kind: 'alike', id, level: 2, isExpanded, ...place, group, text, count: rows.length }
    const inside = rows.map((row, at) =>
      testRow(row, { group, alike: rows.length, level: 3, position: at + 1, setSize: rows.length }),
    )
    return isExpanded ? [head, ...inside] : [head]
  })
}

interface Where {
  readonly group: TestGroup
  readonly alike: number
  readonly level: number
  readonly position: number
  readonly setSize: number
}

function testRow(test: TestRow, { group, alike, ...place }: Where): TestListRow {
  return { kind: 'test', id: idOfTest(group.id, test), isExpanded: undefined, ...place, group, test, alike }
}

function idOfTest(group: string, { name, failure }: TestRow): string {
  return `${group} test ${failure?.suite ?? ''} ${failure?.host ?? ''} ${name}`
}
