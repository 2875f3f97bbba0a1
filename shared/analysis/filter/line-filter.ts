import { ok, type Result } from '../../base/result.ts'
import type { FilterMark, LineFilter } from '../../model/line-filter.ts'
import { annotateLine } from '../annotate-line.ts'
import type { KnowledgeIndex } from '../knowledge-index.ts'
import { isWrittenBy, levelOf, readLine } from '../search/judge-line.ts'
import { everyLine, planSearch } from '../search/line-search.ts'
import { openLines, type JudgeLine, type SearchPlan } from '../search/open-lines.ts'
import { shownText, withoutColours } from '../../base/shown-line.ts'
import { createTemplateOfLine } from '../templates/template-of-line.ts'
import { wholeName } from '../whole-name.ts'

/** What the lines are judged by. */
export interface FilterBasis {
  readonly index: KnowledgeIndex
  /** Ids of the templates that only this run has, of the artifact's group. */
  readonly novel: readonly string[]
}

/** Finds the lines of an artifact that pass. Takes its bytes in chunks of any size. */
export interface FilterReading {
  feed(chunk: Uint8Array): void
  end(): void
}

/** Opens an artifact; `onLine` hears of each line that passes, once, in order. */
export type OpenFilter = (artifact: string, onLine: (line: number) => void) => FilterReading

/** The error says in words, without a full stop, what is wrong with the query. A filter without conditions passes every line. */
export function createLineFilter(filter: LineFilter, basis: FilterBasis): Result<OpenFilter, string> {
  const plan = planFilter(filter, basis)
  if (!plan.ok) return plan
  return ok((artifact, onLine) => {
    const scanner = openLines(plan.value, judgeOf(filter, basis, artifact), ({ line }) => onLine(line))
    return { feed: chunk => scanner.feed(chunk), end: () => void scanner.end() }
  })
}

/** Notes need the words of the knowledge: where nothing else is asked for, only lines that hold one are looked at. */
function planFilter({ query, levels, marks, writer }: LineFilter, { index }: FilterBasis): Result<SearchPlan, string> {
  const judgesText = levels !== undefined || writer !== undefined || marks?.includes('novel') === true
  if (query !== undefined) {
    const plan = planSearch(query)
    // The first piece of a long line is needed to judge it, whether the words stand there or not.
    return plan.ok && (judgesText || marks !== undefined) ? ok({ ...plan.value, sampleEvery: 1 }) : plan
  }
  const all = everyLine(() => WHOLE_LINE)
  if (judgesText || marks === undefined) return ok(all)
  return ok({ ...all, table: index.scan.table, sampleEvery: Number.MAX_SAFE_INTEGER })
}

const WHOLE_LINE = { from: 0, to: 0 }

/** Undefined where there is nothing to judge but the words. */
function judgeOf({ levels, marks, writer }: LineFilter, basis: FilterBasis, artifact: string): JudgeLine | undefined {
  if (levels === undefined && marks === undefined && writer === undefined) return undefined
  const isMarked = marks === undefined ? undefined : markReader(marks, basis, artifact)
  const wanted = writer?.toLowerCase()
  return beginning => {
    if (levels !== undefined || wanted !== undefined) {
      const read = readLine(beginning)
      if (levels !== undefined && !levels.includes(levelOf(read))) return false
      if (wanted !== undefined && !isWrittenBy(read, wanted)) return false
    }
    return isMarked?.(withoutColours(shownText(beginning))) !== false
  }
}

function markReader(marks: readonly FilterMark[], { index, novel }: FilterBasis, artifact: string) {
  const name = wholeName(artifact)
  const ids: ReadonlySet<string> = new Set(marks.includes('novel') ? novel : [])
  const isAnnotated = marks.includes('annotated')
  const templateOf = createTemplateOfLine()
  return (plain: string) =>
    (isAnnotated && annotateLine(plain, name, index).length > 0) || (ids.size > 0 && ids.has(templateOf(plain)))
}
