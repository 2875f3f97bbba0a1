import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertNever } from '#shared/base/assert.ts'
import { findAppRoot } from '../services/app-paths.ts'
import { parseArguments, type Command } from './arguments.ts'
import { endQuietlyOnClosedPipe, EXIT, say, sayError, writeOutput } from './output.ts'
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
    case 'help':
      return print(helpText(command.topic))
    case 'cases':
      return (await import('./cases.ts')).casesCommand(command.request)
    case 'version':
      return print(`${version()}\n`)
    default:
      return assertNever(command, 'command')
  }
}

const LOADED = [
  'analyze',
  'compare',
  'fetch',
  'check',
  'cache',
  'history',
  'preflight',
  'search',
  'story',
  'rules',
  'serve',
] as const
type Loaded = Extract<Command, { readonly kind: (typeof LOADED)[number] }>

function isLoaded(command: Command): command is Loaded {
  return LOADED.some(kind => kind === command.kind)
}

/** What a command alone needs is loaded only when it is wanted: the others start faster. */
async function runLoaded(command: Loaded): Promise<number> {
  switch (command.kind) {
    case 'analyze':
      return (await import('./report-commands.ts')).analyzeCommand(command)
    case 'compare':
      return (await import('./report-commands.ts')).compareCommand(command)
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
    case 'search':
      return (await import('./search.ts')).searchCommand(command.request)
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

function version(): string {
  const root = findAppRoot(dirname(fileURLToPath(import.meta.url)))
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/** Ends with its code. A program that runs out of work before that has failed. */
async function start(): Promise<void> {
  process.exitCode = EXIT.failed
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (thrown) {
    sayError({ code: 'bug', message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) })
  }
}

void start()
