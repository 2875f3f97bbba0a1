import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertNever } from '#shared/base/assert.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { findAppRoot } from '../services/app-paths.ts'
import { analyseArgument, hasReport, isUnread } from './analyze.ts'
import { parseArguments, type Command } from './arguments.ts'
import { compareArguments, hasDifference } from './compare.ts'
import { canWrite, endQuietlyOnClosedPipe, EXIT, say, sayError, writeOutput } from './output.ts'
import { readTerminal } from './read-terminal.ts'
import { renderAnalysis, renderComparison } from './render.ts'
import { listRules, listRulesJson, testRules } from './rules.ts'
import { helpText, usageLines } from './usage.ts'

/** The command line: one more front end of the same services. */
async function main(argv: readonly string[]): Promise<number> {
  endQuietlyOnClosedPipe()
  const command = parseArguments(argv)
  if (command.ok) return run(command.value)
  const { message, topic } = command.error
  say(message)
  process.stderr.write(`\n${usageLines(topic)}`)
  return EXIT.failed
}

async function run(command: Command): Promise<number> {
  if (isLoaded(command)) return runLoaded(command)
  switch (command.kind) {
    case 'analyze':
      return analyze(command)
    case 'compare':
      return compare(command)
    case 'rules-list':
      return print(command.json ? listRulesJson() : listRules(readTerminal(process.stdout, process.env)))
    case 'rules-test':
      return test(command.file)
    case 'help':
      return print(helpText(command.topic))
    case 'version':
      return print(`${version()}\n`)
    default:
      return assertNever(command, 'command')
  }
}

const LOADED = ['fetch', 'check', 'cache', 'history', 'serve'] as const
type Loaded = Extract<Command, { readonly kind: (typeof LOADED)[number] }>

function isLoaded(command: Command): command is Loaded {
  return LOADED.some(kind => kind === command.kind)
}

/** What a command alone needs is loaded only when it is wanted: the others start faster. */
async function runLoaded(command: Loaded): Promise<number> {
  switch (command.kind) {
    case 'fetch':
      return (await import('./fetch.ts')).fetchCommand(command.request)
    case 'check':
      return (await import('./check.ts')).checkCommand(command.request)
    case 'cache':
      return (await import('./cache.ts')).cacheCommand(command.request)
    case 'history':
      return (await import('./history.ts')).historyCommand(command.request)
    case 'serve':
      return (await import('./serve.ts')).serveCommand(command)
    default:
      return assertNever(command, 'command')
  }
}

async function print(text: string): Promise<number> {
  return (await writeOutput(text, undefined)) ? EXIT.nothing : EXIT.failed
}

async function analyze({ source, form, output, copy }: Extract<Command, { kind: 'analyze' }>): Promise<number> {
  if (!(await canWrite(output))) return EXIT.failed
  const analysis =
    copy === undefined
      ? await analyseArgument(source)
      : await (await import('./analyse-address.ts')).analyseAddress(source, copy)
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

async function compare({ good, bad, form, output, copy }: Extract<Command, { kind: 'compare' }>): Promise<number> {
  if (!(await canWrite(output))) return EXIT.failed
  const comparison =
    copy === undefined
      ? await compareArguments(good, bad)
      : await (await import('./compare-addresses.ts')).compareAddresses({ good, bad }, copy)
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

async function test(file: string): Promise<number> {
  const tested = await testRules(file, readTerminal(process.stdout, process.env))
  if (!tested.ok) return fail(tested.error)
  const { text, hits, cutShort } = tested.value
  if (cutShort !== undefined) say(`${file} was not read to its end: ${cutShort}.`)
  await writeOutput(text, undefined)
  if (hits > 0) return EXIT.findings
  return cutShort === undefined ? EXIT.nothing : EXIT.failed
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
