import { parseArgs, type ParseArgsConfig } from 'node:util'
import { err, ok, type Result } from '#shared/base/result.ts'

export type AnalyzeForm = 'text' | 'json' | 'md'
export type CompareForm = AnalyzeForm | 'html' | 'issue'

/** What the person asked for. */
export type Command =
  | { readonly kind: 'analyze'; readonly source: string; readonly form: AnalyzeForm; readonly output?: string }
  | {
      readonly kind: 'compare'
      readonly good: string
      readonly bad: string
      readonly form: CompareForm
      readonly output?: string
    }
  | { readonly kind: 'rules-list'; readonly json: boolean }
  | { readonly kind: 'rules-test'; readonly file: string }
  | { readonly kind: 'serve'; readonly port?: number; readonly open: boolean; readonly sources: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }

export const USAGE = `Usage:
  runskew analyze <source> [--json | --md] [-o FILE]
  runskew compare <good> <bad> [--json | --md | --html | --issue] [-o FILE]
  runskew rules   list [--json]
  runskew rules   test <FILE | ->
  runskew serve   [--port N] [--no-open] [source…]

<source> is a folder, a .zip, .tar, .tar.gz or .tgz, or a single log (also .gz); - is standard input.
A source with several runs needs one of them named: path#run.

Exit: 0 nothing to report, 1 findings, 2 wrong usage or unreadable input.
`

const OPTIONS = {
  json: { type: 'boolean' },
  md: { type: 'boolean' },
  html: { type: 'boolean' },
  issue: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

type Values = ReturnType<typeof parse>['values']

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
}

/** An error is one sentence that says what is wrong with the arguments. */
export function parseArguments(argv: readonly string[]): Result<Command, string> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (thrown) {
    return err(thrown instanceof Error ? thrown.message : String(thrown))
  }
  const { values, positionals } = parsed
  const [name, ...rest] = positionals
  if (values.help === true) return ok({ kind: 'help' })
  if (values.version === true) return ok({ kind: 'version' })
  if (name === undefined) return ok({ kind: 'help' })
  const read = COMMANDS.get(name)
  return read === undefined ? err(`There is no command "${name}".`) : read(rest, values)
}

const COMMANDS: ReadonlyMap<string, (rest: readonly string[], values: Values) => Result<Command, string>> = new Map([
  ['analyze', parseAnalyze],
  ['compare', parseCompare],
  ['rules', parseRules],
  ['serve', parseServe],
])

function parseAnalyze(rest: readonly string[], values: Values): Result<Command, string> {
  const [source, ...more] = rest
  if (source === undefined || more.length > 0) return err('analyze takes one source.')
  const form = onlyForm(values, ['json', 'md'])
  if (!form.ok) return form
  return ok({ kind: 'analyze', source, form: form.value as AnalyzeForm, ...outputOf(values) })
}

function parseCompare(rest: readonly string[], values: Values): Result<Command, string> {
  const [good, bad, ...more] = rest
  if (good === undefined || bad === undefined || more.length > 0)
    return err('compare takes two sources: the good run and the bad run.')
  if (good === '-' && bad === '-') return err('Only one of the two sources can be standard input.')
  const form = onlyForm(values, ['json', 'md', 'html', 'issue'])
  if (!form.ok) return form
  return ok({ kind: 'compare', good, bad, form: form.value, ...outputOf(values) })
}

function parseRules(rest: readonly string[], values: Values): Result<Command, string> {
  const [what, file, ...more] = rest
  if (what === 'list' && file === undefined) return ok({ kind: 'rules-list', json: values.json === true })
  if (what === 'test' && file !== undefined && more.length === 0) return ok({ kind: 'rules-test', file })
  return err('rules takes "list", or "test" and a file.')
}

function parseServe(sources: readonly string[], values: Values): Result<Command, string> {
  const open = values['no-open'] !== true
  if (values.port === undefined) return ok({ kind: 'serve', open, sources })
  const port = Number(values.port)
  if (!/^\d{1,5}$/u.test(values.port) || port > 65_535) return err(`"${values.port}" is no port number.`)
  return ok({ kind: 'serve', port, open, sources })
}

function onlyForm(values: Values, allowed: readonly ('json' | 'md' | 'html' | 'issue')[]): Result<CompareForm, string> {
  const asked = (['json', 'md', 'html', 'issue'] as const).filter(form => values[form] === true)
  const wrong = asked.find(form => !allowed.includes(form))
  if (wrong !== undefined) return err(`--${wrong} does not go with this command.`)
  if (asked.length > 1) return err(`Only one of ${asked.map(form => `--${form}`).join(', ')} can be given.`)
  return ok(asked[0] ?? 'text')
}

function outputOf(values: Values): { readonly output?: string } {
  return values.output === undefined ? {} : { output: values.output }
}
