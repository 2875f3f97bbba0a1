import { readFile } from 'node:fs/promises'
import { citationsIn, type Citations } from '#shared/analysis/cite/citations-in.ts'
import type { WrongCitation } from '#shared/analysis/cite/citation-checker.ts'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { visible } from '#shared/base/text.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import { parseAnalysisDocument } from '#shared/saved/analysis.schema.ts'
import { parseComparisonDocument } from '#shared/saved/comparison.schema.ts'
import { checkCitations } from '../services/check-citations.ts'
import { hasCode } from '../services/system-error.ts'
import type { CopyOptions } from './copy-options.ts'
import { withCopying } from './copying.ts'
import { openAny, type Copies } from './open-any.ts'
import { EXIT, say, sayError, writeOutput } from './output.ts'

export interface CheckRequest {
  /** What `--json` printed. */
  readonly document: string
  /** The run it is of, or the good and the bad run. */
  readonly sources: readonly [string] | readonly [string, string]
  /** Further runs, by their numbers from 1 on: those of --also-good, then those of --with. */
  readonly others?: readonly string[]
  /** When a source is an address. */
  readonly copy?: CopyOptions
}

/** Wrong citations told one by one. */
const LISTED = 20

/** Reads again what a document cites. Exit 0: all of it stands there, 1: some does not, 2: it cannot be told. */
export async function checkCommand(request: CheckRequest): Promise<number> {
  const citations = await readDocument(request)
  const checked = citations.ok ? await checkSources(request, citations.value) : citations
  if (!checked.ok) {
    sayError(checked.error)
    return EXIT.failed
  }
  return await tell(checked.value)
}

interface Checked {
  readonly count: number
  readonly wrong: readonly WrongCitation[]
  /** Citations of runs that were not named here. */
  readonly elsewhere: number
}

async function tell({ count, wrong, elsewhere }: Checked): Promise<number> {
  const lines = wrong
    .slice(0, LISTED)
    .map(({ evidence, reason }) => `${visible(evidence.artifact)}, line ${evidence.line}: ${visible(reason)}\n`)
  const more = wrong.length > LISTED ? `and ${wrong.length - LISTED} more\n` : ''
  if (wrong.length > 0 && !(await writeOutput(`${lines.join('')}${more}`, undefined))) return EXIT.failed
  if (elsewhere > 0)
    say(`${elsewhere} citations of other runs (--also-good, --with) were not checked: name these as well.`)
  say(
    wrong.length === 0
      ? `${count} citations checked, all stand in the artifacts.`
      : `${wrong.length} of ${count} citations do not stand in the artifacts.`,
  )
  return wrong.length === 0 ? EXIT.nothing : EXIT.findings
}

async function readDocument({ document, sources }: CheckRequest): Promise<Result<Citations>> {
  const value = await readJson(document)
  if (!value.ok) return value
  const parsed = sources.length === 1 ? parseAnalysisDocument(value.value) : parseComparisonDocument(value.value)
  if (parsed.ok) return ok(citationsIn(parsed.value))
  const wanted = sources.length === 1 ? 'analyze' : 'compare'
  const reason = `it is not what ${wanted} --json of this version prints (${parsed.error[0] ?? 'unknown form'})`
  return err({ code: 'source/unsupported', path: document, reason })
}

async function readJson(file: string): Promise<Result<unknown>> {
  try {
    return ok(JSON.parse(await readFile(file, 'utf8')))
  } catch (thrown) {
    return err(unreadable(thrown, file))
  }
}

function unreadable(thrown: unknown, path: string): AppError {
  if (thrown instanceof SyntaxError) return { code: 'source/unsupported', path, reason: 'it is not JSON' }
  if (hasCode(thrown, 'EACCES')) return { code: 'source/denied', path }
  if (hasCode(thrown, 'ENOENT')) return { code: 'source/not-found', path }
  return { code: 'source/unsupported', path, reason: 'it cannot be read as a file' }
}

async function checkSources(
  { sources, others = [], copy }: CheckRequest,
  citations: Citations,
): Promise<Result<Checked>> {
  const { good, bad } = citations
  const cited = sources.length === 1 ? [bad] : [good, bad]
  const list = [
    ...sources.map((source, index) => ({ source, cited: cited[index] ?? [] })),
    ...others.map((source, index) => ({ source, cited: citations.others.get(index + 1) ?? [] })),
  ]
  const wrong =
    copy === undefined
      ? await checkEach(list, undefined)
      : await withCopying(parts => checkEach(list, { parts, options: copy }))
  if (!wrong.ok) return wrong
  return ok({
    count: list.reduce((sum, { cited: { length } }) => sum + length, 0),
    wrong: wrong.value,
    elsewhere: [...citations.others].reduce(
      (sum, [number, { length }]) => sum + (number >= 1 && number <= others.length ? 0 : length),
      0,
    ),
  })
}

async function checkEach(
  list: readonly { readonly source: string; readonly cited: readonly Evidence[] }[],
  copies: Copies | undefined,
): Promise<Result<readonly WrongCitation[]>> {
  const wrong: WrongCitation[] = []
  for (const { source, cited } of list) {
    const opened = await openAny(source, copies)
    if (!opened.ok) return opened
    try {
      wrong.push(...(await checkCitations(opened.value.run, cited)))
    } finally {
      await opened.value.source.close()
    }
  }
  return ok(wrong)
}
