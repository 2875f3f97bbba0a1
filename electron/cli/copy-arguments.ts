import { err, ok, type Result } from '#shared/base/result.ts'
import { isArchiveName } from '../services/archive/sniff.ts'
import { isAddress } from '../services/references/is-address.ts'
import type { CacheRequest } from './cache.ts'
import type { CopyOptions } from './copy-options.ts'
import type { FetchRequest } from './fetch.ts'
import type { HistoryRequest } from './history.ts'
import { parseSize } from './size.ts'

/** The commands about copies of runs in buckets. */
export type CopyCommand =
  | { readonly kind: 'fetch'; readonly request: FetchRequest }
  | { readonly kind: 'cache'; readonly request: CacheRequest }
  | { readonly kind: 'history'; readonly request: HistoryRequest }

/** Their options as they were written. */
export interface CopyValues {
  readonly offline?: boolean | undefined
  readonly only?: readonly string[] | undefined
  readonly 'max-bytes'?: string | undefined
  readonly all?: boolean | undefined
  readonly to?: string | undefined
  readonly limit?: string | undefined
  readonly json?: boolean | undefined
  readonly 'look-up'?: boolean | undefined
}

/** Options that go with an address only. */
export const COPY_OPTIONS = ['offline', 'only', 'max-bytes', 'all'] as const

/** Prow's own list shows 20 runs. */
const RUNS = 20
const MOST_RUNS = 100

/** How `analyze` and `compare` copy; nothing where no source is an address. */
export function readCopy(
  sources: readonly string[],
  values: CopyValues,
): Result<{ readonly copy?: CopyOptions }, string> {
  const given = COPY_OPTIONS.find(option => values[option] !== undefined && !isOfLookUp(option, values))
  if (!sources.some(isAddress)) {
    return given === undefined ? ok({}) : err(`--${given} goes with the address of a run; ${onDisk(sources)}.`)
  }
  if (values.all === true && values['max-bytes'] !== undefined) {
    return err('Only one of --all, --max-bytes can be given.')
  }
  const options = readOptions(values)
  return options.ok ? ok({ copy: options.value }) : options
}

/** Package lists are looked up in the cache as well, wherever the run comes from. */
function isOfLookUp(option: (typeof COPY_OPTIONS)[number], values: CopyValues): boolean {
  return option === 'offline' && values['look-up'] === true
}

function onDisk(sources: readonly string[]): string {
  return sources.length === 1 ? `${sources.join('')} is none` : `neither ${sources.join(' nor ')} is one`
}

function readOptions(values: CopyValues): Result<CopyOptions, string> {
  const { offline = false, only = [], all } = values
  const size = values['max-bytes']
  const bytes = size === undefined ? undefined : parseSize(size)
  if (size !== undefined && bytes === undefined) return err(noSize(size))
  const maxBytes = all === true ? Infinity : bytes
  return ok({ offline, only, ...(maxBytes === undefined ? {} : { maxBytes }) })
}

function noSize(text: string): string {
  return `"${text}" is no size; write 200MiB, 1GiB or a number of bytes.`
}

export function readFetch(rest: readonly string[], values: CopyValues): Result<CopyCommand, string> {
  const [source, ...more] = rest
  if (source === undefined || more.length > 0) return err('fetch takes one source.')
  if (source === '-') return err('fetch takes no standard input.')
  const { to } = values
  if (to !== undefined && isArchiveName(to) && !/\.zip$/iu.test(to)) {
    return err(`--to takes a folder or a .zip; "${to}" is neither.`)
  }
  return isAddress(source) ? readFetchAddress(source, values) : readFetchPath(source, values)
}

function readFetchAddress(source: string, values: CopyValues): Result<CopyCommand, string> {
  const copy = readOptions(values)
  if (!copy.ok) return copy
  const to = values.to === undefined ? {} : { to: values.to }
  return ok({ kind: 'fetch', request: { from: 'address', source, copy: copy.value, ...to } })
}

function readFetchPath(source: string, values: CopyValues): Result<CopyCommand, string> {
  const stray = (['offline', 'max-bytes'] as const).find(option => values[option] !== undefined)
  if (stray !== undefined) return err(`--${stray} goes with the address of a run; ${onDisk([source])}.`)
  if (values.to === undefined) return err(`${source} is on this disk already; --to says where a copy of it shall lie.`)
  return ok({ kind: 'fetch', request: { from: 'path', source, to: values.to, only: values.only ?? [] } })
}

export function readCache(rest: readonly string[], { json, to }: CopyValues): Result<CopyCommand, string> {
  const [what, ...more] = rest
  if (what === undefined || more.length > 0 || !isCacheWord(what)) return err('cache takes "ls", "verify" or "prune".')
  if (json === true && what !== 'ls') return err(`--json does not go with cache ${what}.`)
  if (to !== undefined && what !== 'prune') return err(`--to does not go with cache ${what}.`)
  if (what === 'ls') return ok({ kind: 'cache', request: { what, json: json === true } })
  return what === 'verify' ? ok({ kind: 'cache', request: { what } }) : readPrune(to)
}

function readPrune(to: string | undefined): Result<CopyCommand, string> {
  if (to === undefined) return ok({ kind: 'cache', request: { what: 'prune' } })
  const toBytes = parseSize(to)
  return toBytes === undefined ? err(noSize(to)) : ok({ kind: 'cache', request: { what: 'prune', toBytes } })
}

function isCacheWord(word: string): word is CacheRequest['what'] {
  return word === 'ls' || word === 'verify' || word === 'prune'
}

export function readHistory(rest: readonly string[], values: CopyValues): Result<CopyCommand, string> {
  const [of, ...more] = rest
  if (of === undefined || more.length > 0) return err('history takes one job or run.')
  const { limit = String(RUNS), json = false, offline = false } = values
  const runs = /^\d{1,3}$/u.test(limit) ? Number(limit) : 0
  if (runs < 1 || runs > MOST_RUNS) return err(`--limit takes a number from 1 to ${MOST_RUNS}.`)
  return ok({ kind: 'history', request: { of, limit: runs, json, offline } })
}
