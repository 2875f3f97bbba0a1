import type { AppError } from '#shared/base/result.ts'
import type { CasesView, CaseSummary } from '#shared/ipc/views.ts'
import type { Answer } from '../../state/answer.ts'

/** What there is to show of the saved cases. */
export interface ListedCases {
  readonly cases: readonly CaseSummary[]
  /** Why some, or all, of them are not listed. */
  readonly problems: readonly AppError[]
}

/** A list that could not be read is a problem, not an empty list. */
export function listedCases(recent: Answer<CasesView>): ListedCases {
  if (recent.kind === 'failed') return { cases: [], problems: [recent.error] }
  return recent.kind === 'ready' ? recent.value : { cases: [], problems: [] }
}
