import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertNever } from '#shared/base/assert.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { findAppRoot } from '../services/app-paths.ts'
import { analyseArgument, hasReport } from './analyze.ts'
import { parseArguments, USAGE, type AnalyzeForm, type Command, type CompareForm } from './arguments.ts'
import { compareArguments, hasDifference } from './compare.ts'
import { endQuietlyOnClosedPipe, EXIT, say, sayError, writeOutput } from './output.ts'
import { renderAnalysis, renderComparison } from './render.ts'
import { listRules, testRules } from './rules.ts'

/** The command line: one more front end of the same services. */
async function main(argv: readonly string[]): Promise<number> {
  endQuietlyOnClosedPipe()
  const command = parseArguments(argv)
  if (command.ok) return run(command.value)
  say(command.error)
  process.stderr.write(`\n${USAGE}`)
  return EXIT.failed
}

async function run(command: Command): Promise<number> {
  switch (command.kind) {
    case 'analyze':
      return analyze(command)
    case 'compare':
      return compare(command)
    case 'rules-list':
      return (await writeOutput(listRules(command.json), undefined)) ? EXIT.nothing : EXIT.failed
    case 'rules-test':
      return test(command.file)
    case 'serve':
      // The host and all behind it are loaded only when they are wanted: the other commands start faster.
      return (await import('./serve.ts')).serveCommand(command)
    case 'help':
      return (await writeOutput(USAGE, undefined)) ? EXIT.nothing : EXIT.failed
    case 'version':
      return (await writeOutput(`${version()}\n`, undefined)) ? EXIT.nothing : EXIT.failed
    default:
      return assertNever(command, 'command')
  }
}

async function analyze({
  source,
  form,
  output,
}: {
  source: string
  form: AnalyzeForm
  output?: string
}): Promise<number> {
  const analysis = await analyseArgument(source)
  if (!analysis.ok) return fail(analysis.error)
  return deliver<Analysis>(analysis.value, {
    text: renderAnalysis(analysis.value, form),
    output,
    hasFindings: hasReport,
  })
}

async function compare({
  good,
  bad,
  form,
  output,
}: {
  good: string
  bad: string
  form: CompareForm
  output?: string
}): Promise<number> {
  const comparison = await compareArguments(good, bad)
  if (!comparison.ok) return fail(comparison.error)
  return deliver<Comparison>(comparison.value, {
    text: renderComparison(comparison.value, form),
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

async function test(file: string): Promise<number> {
  const tested = await testRules(file)
  if (!tested.ok) return fail(tested.error)
  await writeOutput(tested.value.text, undefined)
  return tested.value.hits > 0 ? EXIT.findings : EXIT.nothing
}

function fail(error: Parameters<typeof sayError>[0]): number {
  sayError(error)
  return EXIT.failed
}

function version(): string {
  const root = findAppRoot(dirname(fileURLToPath(import.meta.url)))
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (thrown) {
  sayError({ code: 'bug', message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) })
  process.exitCode = EXIT.failed
}
