import type { AppError } from '#shared/base/result.ts'
import type { InvestigationView, LineFilter } from '#shared/ipc/views.ts'
import type { NovelTemplate } from '#shared/model/log-comparison.ts'
import type { Answer } from '../../state/answer.ts'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { strings } from '../../strings/index.ts'
import type { Side } from './default-artifact.ts'
import type { RulerMark } from './overview-ruler.ts'

const words = strings.logs.novel

/** Kinds of lines that are marked, of each run. */
const MARKED = 2_000
const NONE: readonly NovelTemplate[] = []

/** How far both runs are compared line by line. */
export type NovelComparison =
  | { readonly state: 'reading' }
  /** Another object, another comparison. */
  | { readonly state: 'known'; readonly basis: object }
  | { readonly state: 'failed'; readonly error: AppError; readonly retry: () => void }
  | { readonly state: 'stopped'; readonly retry: () => void }

/** What only one run says, and how far it is known; the same lists as long as they are the same. */
export interface NovelLines {
  readonly message: string
  readonly comparison: NovelComparison
  readonly lists: Readonly<Record<Side, readonly NovelTemplate[]>>
}

/** Reads the logs of both runs when it is wanted for the first time. */
export function useNovelLines({ investigationId }: InvestigationView, isWanted: boolean): NovelLines {
  const question = { investigationId, text: '', limit: MARKED }
  const [novel, retry] = useSettledAnswer('logs.compare', isWanted ? { ...question, list: 'novel' } : undefined)
  // The second list is at hand once the first is: the logs are read for both at once.
  const isRead = novel.kind === 'ready'
  const [gone] = useSettledAnswer('logs.compare', isWanted && isRead ? { ...question, list: 'gone' } : undefined)
  return {
    comparison: comparisonOf(novel, retry),
    message: isWanted ? describe(novel.kind, gone.kind) : '',
    lists: {
      bad: novel.kind === 'ready' ? novel.value.novel : NONE,
      good: gone.kind === 'ready' ? gone.value.gone : NONE,
    },
  }
}

/** What an answer says about the comparison; nothing was asked for = it is still to come. */
export function comparisonOf(answer: Answer<object>, retry: () => void): NovelComparison {
  if (answer.kind === 'failed') return { state: 'failed', error: answer.error, retry }
  if (answer.kind === 'cancelled') return { state: 'stopped', retry }
  return answer.kind === 'ready' ? { state: 'known', basis: answer.value } : { state: 'reading' }
}

/** The comparison that a filter's lines come from: they are others once it is another; undefined = from the log alone. */
export function basisOf(filter: LineFilter | undefined, comparison: NovelComparison): object | undefined {
  const isAsked = filter?.marks?.includes('novel') === true
  return isAsked && comparison.state === 'known' ? comparison.basis : undefined
}

type Kind = Answer<unknown>['kind']

/** How far the marks are there: those of the bad run, and those of the good one, which are asked for behind them. */
export function describe(novel: Kind, gone: Kind): string {
  if (novel === 'cancelled') return words.stopped
  if (novel === 'failed') return words.failed
  if (novel !== 'ready') return words.reading
  const isHalf = gone === 'failed' || gone === 'cancelled'
  return isHalf ? words.half : words.known
}

/** Those that begin in one artifact. */
export function marksIn(entries: readonly NovelTemplate[], artifact: string): readonly RulerMark[] {
  return entries
    .filter(({ template }) => template.first.artifact === artifact)
    .map(({ template }) => ({ line: template.first.line, kind: 'novel', title: template.text }))
}
