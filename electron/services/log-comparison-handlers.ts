import { ok, type Result } from '#shared/base/result.ts'
import type { CommandInput, HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { LogComparisonView, LogHolder } from '#shared/ipc/views.ts'
import type { LogComparison } from '#shared/model/log-comparison.ts'
import type { Investigations } from './investigations.ts'
import type { LogComparisons } from './log-comparisons.ts'
import type { HolderQuery } from './log-holders.ts'

export interface LogComparisonHandlerDependencies {
  readonly logComparisons: Pick<LogComparisons, 'compare'>
  readonly investigations: Pick<Investigations, 'find'>
  readonly logHolders: (query: HolderQuery) => Promise<readonly LogHolder[]>
}

/** Answers the command about what is new and gone in the logs. */
export function logComparisonHandlers(deps: LogComparisonHandlerDependencies) {
  return {
    'logs.compare': (request, cx) => list(request, deps, cx),
  } satisfies Partial<Handlers>
}

async function list(
  { investigationId, ...query }: CommandInput<'logs.compare'>,
  { logComparisons, investigations, logHolders }: LogComparisonHandlerDependencies,
  cx: HandlerContext,
): Promise<Result<LogComparisonView>> {
  const comparison = await logComparisons.compare(investigationId, cx)
  if (!comparison.ok) return comparison
  const view = toView(comparison.value, query)
  const groups = view.missing.flatMap(({ group, lacks }) => (lacks === 'good' ? [group] : []))
  const found = investigations.find(investigationId)
  if (groups.length === 0 || !found.ok) return ok(view)
  const { baseline, target, alsoGood } = found.value.view
  const facts = [target, baseline, ...alsoGood].map(run => run.facts)
  const job = facts.find(fact => fact.job !== undefined)?.job
  return ok({ ...view, holders: await logHolders({ groups, job, compared: facts.flatMap(({ id }) => id ?? []) }) })
}

type ListQuery = Omit<CommandInput<'logs.compare'>, 'investigationId'>

const NOTHING = { novel: [], gone: [], rates: [], versions: [], missing: [], holders: [] } as const

function toView(comparison: LogComparison, { list: wanted, text, severity, limit }: ListQuery): LogComparisonView {
  const { goodRuns, unread, omittedLines, novel, gone, rates, versionsInText: versions, missing } = comparison
  const lists = { novel, gone, rates, versions, missing }
  const found = lists[wanted].filter(entry => states(entry, severity) && holds(entry, text.toLowerCase()))
  return {
    list: wanted,
    goodRuns,
    unread,
    omittedLines,
    totals: {
      novel: novel.length,
      gone: gone.length,
      rates: rates.length,
      versions: versions.length,
      missing: missing.length,
    },
    unfolded: { novel: novel.filter(isUnfolded).length, gone: gone.filter(isUnfolded).length },
    found: found.length,
    ...NOTHING,
    [wanted]: found.slice(0, limit),
  }
}

function isUnfolded({ isFolded }: { readonly isFolded: boolean }): boolean {
  return !isFolded
}

type Entry = LogComparison['novel' | 'gone' | 'rates' | 'versionsInText' | 'missing'][number]

function states(entry: Entry, severity: ListQuery['severity']): boolean {
  if (severity === undefined) return true
  if ('template' in entry) return entry.template.stated.severity === severity
  return !('g' in entry) || [entry.bad, entry.good].some(({ stated }) => stated.severity === severity)
}

function holds(entry: Entry, text: string): boolean {
  return [entry.group, ...wordsOf(entry)].some(words => words.toLowerCase().includes(text))
}

function wordsOf(entry: Entry): readonly string[] {
  if ('template' in entry) return [entry.template.text, entry.template.first.text]
  if ('g' in entry) return [entry.bad.text]
  return 'text' in entry ? [entry.text] : entry.artifacts
}
