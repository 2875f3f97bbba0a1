import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { analyseArgument, hasReport, isUnread } from './analyze.ts'
import type { Command } from './arguments.ts'
import { compareArguments, hasDifference } from './compare.ts'
import { canWrite, EXIT, say, sayError, writeOutput } from './output.ts'
import { loadOwnRules } from './own-rules.ts'
import { renderAnalysis, renderComparison } from './render.ts'

/** Analyses one run and writes what it found. */
export async function analyzeCommand(command: Extract<Command, { readonly kind: 'analyze' }>): Promise<number> {
  const { source, form, output, copy } = command
  if (!(await canWrite(output))) return EXIT.failed
  const ownRules = await loadOwnRules(command)
  const analysis =
    copy === undefined
      ? await analyseArgument(source, ownRules)
      : await (await import('./analyse-address.ts')).analyseAddress(source, { ...copy, ownRules })
  if (!analysis.ok) return fail(analysis.error)
  const code = await deliver<Analysis>(analysis.value, {
    text: renderAnalysis(analysis.value, { form, toFile: output !== undefined }),
    output,
    hasFindings: hasReport,
  })
  return isUnread(analysis.value) ? failUnread(source) : code
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
  const request = { ...command.request, ownRules: await loadOwnRules(command) }
  const comparison =
    copy === undefined
      ? await compareArguments(request)
      : await (await import('./compare-addresses.ts')).compareAddresses(request, copy)
  if (!comparison.ok) return fail(comparison.error)
  return deliver<Comparison>(comparison.value, {
    text: renderComparison(comparison.value, { form, toFile: output !== undefined }),
    output,
    hasFindings: hasDifference,
  })
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
