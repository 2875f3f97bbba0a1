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
import { renderAnalysis, renderComparison } from './render.ts'
import { loadOwnRules } from './own-rules.ts'
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
    case 'help':
      return print(helpText(command.topic))
    case 'version':
      return print(`${version()}\n`)
    default:
      return assertNever(command, 'command')
  }
}

const LOADED = ['fetch', 'check', 'cache', 'history', 'preflight', 'rules', 'serve', 'story'] as const
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
    case 'preflight':
      return (await import('./preflight.ts')).preflightCommand(command.request)
    case 'rules':
      return (await import('./rules-command.ts')).rulesCommand(command.request)
    case 'story':
      return (await import('./story.ts')).storyCommand(command.request)
    case 'serve':
      return (await import('./serve.ts')).serveCommand(command)
    default:
      return assertNever(command, 'command')
  }
}

async function print(text: string): Promise<number> {
  return (await writeOutput(text, undefined)) ? EXIT.nothing : EXIT.failed
}

async function analyze(command: Extract<Command, { kind: 'analyze' }>): Promise<number> {
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

async function compare(command: Extract<Command, { kind: 'compare' }>): Promise<number> {
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
