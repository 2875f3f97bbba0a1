import { ok, type Result } from '#shared/base/result.ts'
import type { CommandInput, HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { LogComparisonView } from '#shared/ipc/views.ts'
import type { LogComparison } from '#shared/model/log-comparison.ts'
import type { LogComparisons } from './log-comparisons.ts'

export interface LogComparisonHandlerDependencies {
  readonly logComparisons: Pick<LogComparisons, 'compare'>
}

/** Answers the command about what is new and gone in the logs. */
export function logComparisonHandlers({ logComparisons }: LogComparisonHandlerDependencies) {
  return {
    'logs.compare': (request, cx) => list(request, logComparisons, cx),
  } satisfies Partial<Handlers>
}

async function list(
  { investigationId, ...query }: CommandInput<'logs.compare'>,
  logComparisons: LogComparisonHandlerDependencies['logComparisons'],
  cx: HandlerContext,
): Promise<Result<LogComparisonView>> {
  const comparison = await logComparisons.compare(investigationId, cx)
  return comparison.ok ? ok(toView(comparison.value, query)) : comparison
}

type ListQuery = Omit<CommandInput<'logs.compare'>, 'investigationId'>

const NOTHING = { novel: [], gone: [], rates: [], versions: [], missing: [] } as const

function toView(comparison: LogComparison, { list: wanted, text, limit }: ListQuery): LogComparisonView {
  const { goodRuns, unread, omittedLines, novel, gone, rates, versionsInText: versions, missing } = comparison
  const lists = { novel, gone, rates, versions, missing }
  const found = lists[wanted].filter(entry => holds(entry, text.toLowerCase()))
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

function holds(entry: Entry, text: string): boolean {
  return [entry.group, ...wordsOf(entry)].some(words => words.toLowerCase().includes(text))
}

function wordsOf(entry: Entry): readonly string[] {
  if ('template' in entry) return [entry.template.text, entry.template.first.text]
  if ('g' in entry) return [entry.bad.text]
  return 'text' in entry ? [entry.text] : entry.artifacts
}
