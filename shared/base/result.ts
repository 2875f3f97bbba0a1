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
  /** No host of the run, or more than one, has the name; `hosts` are those to choose from. */
  | { readonly code: 'host/not-one'; readonly path: string; readonly host: string; readonly hosts: readonly string[] }
  /** The run does not show one host that passed and one that failed. */
  | { readonly code: 'host/no-pair'; readonly path: string; readonly hosts: readonly string[] }
  /** Nothing that lines name has the name or id, or more than one thing; `entities` are those to choose from: ids, with a time. */
  | {
      readonly code: 'entity/not-one'
      readonly path: string
      readonly name: string
      readonly entities: readonly string[]
    }
  | { readonly code: 'archive/too-large'; readonly path: string; readonly limit: string }
  | { readonly code: 'archive/corrupt'; readonly path: string; readonly reason: string }
  | { readonly code: 'archive/encrypted'; readonly path: string }
  | { readonly code: 'artifact/not-found'; readonly artifact: string }
  | { readonly code: 'artifact/unreadable'; readonly artifact: string; readonly reason: string }
  /** Its beginning was written to a file, the rest could not be read; `saved` is the size as it is shown. */
  | {
      readonly code: 'artifact/saved-in-part'
      readonly artifact: string
      readonly saved: string
      readonly reason: string
    }
  /** A pasted address that is none of ours; `known` names the forms that are understood. */
  | { readonly code: 'reference/unknown'; readonly text: string; readonly known: readonly string[] }
  /** A known kind of address that names no run, or none that can be read from here. */
  | { readonly code: 'reference/unusable'; readonly text: string; readonly reason: string; readonly instead: string }
  /** No connection: name not found, refused, reset, timed out, after all tries. */
  | { readonly code: 'fetch/offline'; readonly host: string; readonly reason: string }
  /** The network may not be used: the person said so. */
  | { readonly code: 'fetch/network-off'; readonly what: string }
  | { readonly code: 'fetch/status'; readonly host: string; readonly what: string; readonly status: number }
  | { readonly code: 'fetch/not-found'; readonly host: string; readonly what: string }
  /** 401 or 403: the store does not show it to the public. */
  | { readonly code: 'fetch/auth'; readonly host: string; readonly what: string }
  /** The store asked to slow down longer than we wait. */
  | { readonly code: 'fetch/rate-limited'; readonly host: string; readonly waitSeconds: number }
  /** An answer that is not the store's: a sign-in page, a portal, a proxy's own page. */
  | { readonly code: 'fetch/sign-in'; readonly host: string; readonly reason: string }
  | { readonly code: 'fetch/proxy'; readonly proxy: string; readonly reason: string }
  | { readonly code: 'fetch/tls'; readonly host: string; readonly reason: string }
  /** Our own policy forbids to go there. */
  | { readonly code: 'fetch/refused'; readonly host: string; readonly reason: string }
  /** No bytes, or hardly any, for too long. */
  | { readonly code: 'fetch/stalled'; readonly host: string; readonly what: string; readonly reason: string }
  /** What came is not what the store says it holds. */
  | { readonly code: 'fetch/corrupt'; readonly what: string; readonly reason: string }
  /** The object changed while it was read, again and again. */
  | { readonly code: 'fetch/replaced'; readonly what: string }
  | { readonly code: 'fetch/malformed'; readonly host: string; readonly what: string; readonly reason: string }
  | { readonly code: 'cache/full'; readonly path: string; readonly neededBytes: number }
  | { readonly code: 'cache/unusable'; readonly path: string; readonly reason: string }
  | { readonly code: 'cache/damaged'; readonly artifact: string; readonly reason: string }
  | { readonly code: 'analysis/died'; readonly reason: string }
  /** A rule or pattern that a person wrote cannot be used; `place` is where in it, e.g. `signatures[0].pattern`. */
  | { readonly code: 'rules/refused'; readonly place: string; readonly reason: string }
  /** What a person looks for in lines cannot be looked for; `reason` goes on after its name. */
  | { readonly code: 'search/refused'; readonly reason: string }
  /** A pack of rules that cannot be changed. */
  | { readonly code: 'rules/pack'; readonly path: string; readonly reason: string }
  | { readonly code: 'rpc/bad-request'; readonly command: string; readonly issues: readonly string[] }
  | { readonly code: 'rpc/unknown-id'; readonly id: string }
  | { readonly code: 'rpc/unreachable'; readonly reason: string }
  | { readonly code: 'shell/unavailable'; readonly feature: string }
  /** A job's configuration that says nothing that could be checked. */
  | { readonly code: 'config/unusable'; readonly path: string; readonly reason: string }
  /** A file that a newer program wrote. */
  | { readonly code: 'saved/newer-version'; readonly path: string; readonly version: string }
  /** A file that is not what it should be; it was set aside as `keptAs`. */
  | { readonly code: 'saved/broken'; readonly path: string; readonly keptAs: string; readonly reason: string }
  | { readonly code: 'saved/unreadable'; readonly path: string; readonly reason: string }
  /** What a person did could not be saved; the window still has it. */
  | { readonly code: 'saved/not-written'; readonly path: string; readonly reason: string }
  /** The case holds as much as a case may; `limit` says of what. */
  | { readonly code: 'saved/limit'; readonly limit: string }
  /** A run of a saved case came as an upload, which the program no longer has. */
  | { readonly code: 'case/upload-gone'; readonly name: string }
  | { readonly code: 'file/write'; readonly path: string; readonly reason: string }
  /** More than is saved at once; both sizes as they are shown. */
  | { readonly code: 'file/too-large'; readonly path: string; readonly size: string; readonly limit: string }
  | { readonly code: 'cancelled' }
  | { readonly code: 'bug'; readonly message: string }
