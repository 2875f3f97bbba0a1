import { performance } from 'node:perf_hooks'
import picomatch from 'picomatch'
import { createLineSearch, type LineSearch } from '#shared/analysis/search/line-search.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { LineQuery, SearchResult } from '#shared/model/search.ts'
import { searchJson, type SearchedRun } from '#shared/report/search-json.ts'
import { findAppPaths, findAppRoot } from '../services/app-paths.ts'
import { searchRun } from '../services/search-run.ts'
import { startSearchThreads } from '../services/search-spans.ts'
import type { CopyOptions } from './copy-options.ts'
import { withCopying } from './copying.ts'
import { openAny, type Copies } from './open-any.ts'
import { EXIT, say, sayError, writeOutput } from './output.ts'
import { createProgressBar } from './progress.ts'

export interface SearchRequest {
  readonly query: LineQuery
  readonly sources: readonly string[]
  /** Over the names of the artifacts that are meant; none = all. */
  readonly globs: readonly string[]
  readonly form: 'lines' | 'count' | 'json'
  /** Most lines that are shown of one run; all are counted. */
  readonly limit?: number
  /** When a source is an address. */
  readonly copy?: CopyOptions
}

/** Lines of one run that `--json` holds when nothing else was asked for. */
const JSON_LINES = 10_000
/** Artifacts named of those that could not be read. */
const LISTED = 10

/** Like grep, in its exit codes too: 0 something was found, 1 nothing, 2 not everything could be searched. */
const FOUND = { something: 0, nothing: 1 } as const

export async function searchCommand(request: SearchRequest): Promise<number> {
  const search = createLineSearch(request.query)
  if (!search.ok) {
    say(`What to look for ${search.error}.`)
    return EXIT.failed
  }
  const { copy } = request
  const searched =
    copy === undefined
      ? await searchEach(request, search.value, undefined)
      : await withCopying(parts => searchEach(request, search.value, { parts, options: copy }))
  if (!searched.ok) {
    sayError(searched.error)
    return EXIT.failed
  }
  if (request.form === 'json') await writeOutput(searchJson(request.query, request.globs, searched.value), undefined)
  return tell(searched.value.map(({ result }) => result))
}

function tell(results: readonly SearchResult[]): number {
  const sum = (of: (result: SearchResult) => number) => results.reduce((total, result) => total + of(result), 0)
  const lines = sum(result => result.lines)
  const found = sum(result => result.artifacts.length)
  const read = `${sum(result => result.read.artifacts)} artifacts, ${formatBytes(sum(result => result.read.bytes))}`
  say(lines === 0 ? `Nothing found in ${read}.` : `${lines} lines in ${found} of ${read}.`)
  const unread = results.flatMap(result => result.unread)
  if (unread.length === 0) return lines > 0 ? FOUND.something : FOUND.nothing
  const more = unread.length > LISTED ? ` and ${unread.length - LISTED} more` : ''
  say(`Not, or not wholly, read: ${unread.slice(0, LISTED).map(visible).join(', ')}${more}.`)
  return EXIT.failed
}

async function searchEach(
  request: SearchRequest,
  search: LineSearch,
  copies: Copies | undefined,
): Promise<Result<readonly SearchedRun[]>> {
  const searched: SearchedRun[] = []
  for (const source of request.sources) {
    const opened = await openAny(source, copies)
    if (!opened.ok) return opened
    const printer = createPrinter(request, request.sources.length === 1 ? '' : `${source.replace(/\/+$/u, '')}/`)
    const bar = createProgressBar(process.stderr, () => performance.now())
    const isShown = !process.stdout.isTTY
    try {
      const isIn = request.globs.length === 0 ? () => true : picomatch([...request.globs], { dot: true })
      const isWanted = (name: string) => isIn(name) && search.wants(name)
      const result = await searchRun(opened.value.run, search, {
        isWanted,
        limit: mostOf(request),
        onFound: printer.print,
        startThreads: () => startSearchThreads(searchWorker(), request.query),
        onProgress: progress => {
          if (isShown) bar.update('run', progress)
        },
      })
      bar.clear()
      await printer.finish(result)
      searched.push({ source: opened.value.label, found: printer.kept, result })
    } finally {
      bar.clear()
      await opened.value.source.close()
    }
  }
  return ok(searched)
}

const searchWorker = () => findAppPaths(findAppRoot(import.meta.dirname)).searchWorker

interface Printer {
  readonly kept: readonly Evidence[]
  readonly print: (found: readonly Evidence[]) => Promise<void>
  finish(result: SearchResult): Promise<void>
}

/** Lines of one run that are shown at most; a count needs none. */
function mostOf({ form, limit }: SearchRequest): number {
  if (form === 'count') return 0
  return limit ?? (form === 'json' ? JSON_LINES : Infinity)
}

function createPrinter({ form }: SearchRequest, prefix: string): Printer {
  const kept: Evidence[] = []
  return {
    kept,
    async print(found) {
      if (form === 'json') for (const line of found) kept.push(line)
      else await writeOutput(found.map(line => lineText(prefix, line)).join(''), undefined)
    },
    async finish({ artifacts }) {
      if (form !== 'count') return
      const counts = artifacts.map(({ artifact, lines }) => `${prefix}${visible(artifact)}:${lines}\n`)
      await writeOutput(counts.join(''), undefined)
    },
  }
}

function lineText(prefix: string, { artifact, line, text }: Evidence): string {
  return `${visible(prefix)}${visible(artifact)}:${line}:${text}\n`
}
