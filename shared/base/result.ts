/** A failure the caller is expected to handle. Bugs are thrown, never returned. */
export type Result<T, E = AppError> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error })

/**
 * Every failure that may reach a person. A code and the facts to show, never prose:
 * the one place that makes sentences of these is `shared/report/error-text.ts`.
 */
export type AppError =
  | { readonly code: 'source/not-found'; readonly path: string }
  | { readonly code: 'source/denied'; readonly path: string }
  | { readonly code: 'source/unsupported'; readonly path: string; readonly reason: string }
  /** Opened, but not all of it: an archive cut short, files that belong to no run. */
  | { readonly code: 'source/partly-read'; readonly path: string; readonly reason: string }
  /** A source that holds several runs was given where one run is needed; `runs` are the ids to choose from. */
  | { readonly code: 'source/several-runs'; readonly path: string; readonly runs: readonly string[] }
  | {
      readonly code: 'source/no-such-run'
      readonly path: string
      readonly run: string
      readonly runs: readonly string[]
    }
  | { readonly code: 'archive/too-large'; readonly path: string; readonly limit: string }
  | { readonly code: 'archive/corrupt'; readonly path: string; readonly reason: string }
  | { readonly code: 'archive/encrypted'; readonly path: string }
  | { readonly code: 'artifact/not-found'; readonly artifact: string }
  | { readonly code: 'artifact/unreadable'; readonly artifact: string; readonly reason: string }
  | { readonly code: 'analysis/died'; readonly reason: string }
  | { readonly code: 'rpc/bad-request'; readonly command: string; readonly issues: readonly string[] }
  | { readonly code: 'rpc/unknown-id'; readonly id: string }
  | { readonly code: 'rpc/unreachable'; readonly reason: string }
  | { readonly code: 'shell/unavailable'; readonly feature: string }
  | { readonly code: 'file/write'; readonly path: string; readonly reason: string }
  | { readonly code: 'cancelled' }
  | { readonly code: 'bug'; readonly message: string }
