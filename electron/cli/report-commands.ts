import { ensure } from '#shared/base/assert.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { withoutUndefined } from '#shared/base/without-undefined.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { analyseArgument, hasReport, isUnread } from './analyze.ts'
import { comparedSides, type ReadRuns } from './read-runs.ts'
import type { Command } from './arguments.ts'
import { analyseCompared, hasDifference } from './compare.ts'
import { compareAnalysed } from './compare-analysed.ts'
import type { CompareRequest } from './compare-request.ts'
import type { LookUpRequest } from './look-up.ts'
import { canWrite, EXIT, say, sayError, writeOutput } from './output.ts'
import { loadOwnRules } from './own-rules.ts'
import { renderAnalysis, renderComparison } from './render.ts'

/** Analyses one run and writes what it found. */
export async function analyzeCommand(command: Extract<Command, { readonly kind: 'analyze' }>): Promise<number> {
  const { source, form, output, copy } = command
  if (!(await canWrite(output))) return EXIT.failed
  const ownRules = await loadOwnRules(command)
  const read =
    copy === undefined
      ? await analyseArgument(source, ownRules)
      : await (await import('./analyse-address.ts')).analyseAddress(source, { ...copy, ownRules })
  const told = read.ok ? await lookUp([read.value], command, ownRules) : read
  if (!told.ok) return fail(told.error)
  const analysis = ensure(told.value[0], 'the analysis of the one run')
  const code = await deliver<Analysis>(analysis, {
    text: renderAnalysis(analysis, { form, toFile: output !== undefined }),
    output,
    hasFindings: hasReport,
  })
  return isUnread(analysis) ? failUnread(source) : code
}

/** The analyses with what is published of their images, where that is wanted. */
async function lookUp(
  analyses: readonly Analysis[],
  { lookUp: wanted }: { readonly lookUp?: LookUpRequest },
  ownRules: readonly OwnRule[],
): Promise<Result<readonly Analysis[]>> {
  if (wanted === undefined) return ok(analyses)
  return await (await import('./look-up.ts')).addPublished(analyses, { ...wanted, ownRules })
}

/** A run of which nothing was read has nothing to report, and must not pass for a clean one. */
function failUnread(source: string): number {
  say(`Nothing in ${source === '-' ? 'standard input' : source} could be read.`)
  return EXIT.failed
}

/** Compares two runs and writes the result. */
export async function compareCommand(command: Extract<Command, { readonly kind: 'compare' }>): Promise<number> {
  const { form, output, copy } = command
  if (!(await canWrite(output))) return EXIT.failed
  const ownRules = await loadOwnRules(command)
  const request = { ...command.request, ownRules, comparesLogs: form === 'json' }
  const read =
    copy === undefined
      ? await analyseCompared(request)
      : await (await import('./compare-addresses.ts')).analyseComparedAddresses(request, copy)
  if (!read.ok) return fail(read.error)
  const analyses = read.value.runs.map(({ analysis }) => analysis)
  const told = await lookUp(analyses, command, ownRules)
  const comparison = told.ok ? compareAnalysed(request, told.value) : told
  if (!comparison.ok) return fail(comparison.error)
  const compared = request.comparesLogs ? await addLogs(comparison.value, read.value, request) : comparison.value
  return deliver<Comparison>(compared, {
    text: renderComparison(compared, { form, toFile: output !== undefined }),
    output,
    hasFindings: hasDifference,
  })
}

async function addLogs(
  comparison: Comparison,
  { runs, lanes }: ReadRuns,
  request: CompareRequest,
): Promise<Comparison> {
  const { compareReadLogs } = await import('./compare-read-logs.ts')
  const sides = comparedSides(request, runs)
  const logs = sides && compareReadLogs(sides, request.ownRules ?? [])
  const compared = withoutUndefined({ ...comparison, logs, lanes })
  await (await import('./say-missing-logs.ts')).sayMissingLogs(compared)
  return compared
}

interface Delivery<T> {
  readonly text: string
  readonly output: string | undefined
  readonly hasFindings: (value: T) => boolean
}

async function deliver<T>(value: T, { text, output, hasFindings }: Delivery<T>): Promise<number> {
  if (!(await writeOutput(text, output))) return EXIT.failed
  return hasFindings(value) ? EXIT.findings : EXIT.nothing
}

function fail(error: Parameters<typeof sayError>[0]): number {
  sayError(error)
  return EXIT.failed
}
