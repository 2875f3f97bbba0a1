import { parseArgs, type ParseArgsConfig } from 'node:util'
import { err, ok, type Result } from '#shared/base/result.ts'
import { MOST_GOOD_RUNS } from '#shared/model/comparison.ts'
import type { CasesRequest } from './cases.ts'
import type { CheckRequest } from './check.ts'
import { COPY_OPTIONS, readCache, readCopy, readFetch, readHistory, type CopyCommand } from './copy-arguments.ts'
import { alsoGoodOf, sourcesOf, type CompareRequest } from './compare-request.ts'
import type { CopyOptions } from './copy-options.ts'
import type { LookUpRequest } from './look-up.ts'
import { nearestName } from './nearest-name.ts'
import { readPreflight } from './preflight-arguments.ts'
import type { PreflightCommand } from './preflight.ts'
import { readRules, withoutOwnRules } from './rules-arguments.ts'
import type { RulesRequest } from './rules-command.ts'
import { readSearch } from './search-arguments.ts'
import type { SearchRequest } from './search.ts'
import type { ServeArguments } from './serve.ts'
import type { StoryCommand } from './story.ts'
import { COMMAND_NAMES, isCommandName, type CommandName } from './usage.ts'

export type AnalyzeForm = 'text' | 'json' | 'md'
export type CompareForm = AnalyzeForm | 'html' | 'issue'

/** What the person asked for. */
export type Command =
  | {
      readonly kind: 'analyze'
      readonly source: string
      readonly form: AnalyzeForm
      readonly output?: string
      /** Rules of the person's own are left out. */
      readonly withoutOwnRules?: true
      /** Of an address. */
      readonly copy?: CopyOptions
      readonly lookUp?: LookUpRequest
    }
  | {
      readonly kind: 'compare'
      readonly request: CompareRequest
      readonly form: CompareForm
      readonly output?: string
      readonly withoutOwnRules?: true
      /** When at least one of the sources is an address. */
      readonly copy?: CopyOptions
      readonly lookUp?: LookUpRequest
    }
  | CopyCommand
  | { readonly kind: 'cases'; readonly request: CasesRequest }
  | { readonly kind: 'check'; readonly request: CheckRequest }
  | { readonly kind: 'preflight'; readonly request: PreflightCommand }
  | { readonly kind: 'rules'; readonly request: RulesRequest }
  | { readonly kind: 'search'; readonly request: SearchRequest }
  | { readonly kind: 'story'; readonly request: StoryCommand }
  | ({ readonly kind: 'serve' } & ServeArguments)
  | { readonly kind: 'help'; readonly topic?: CommandName }
  | { readonly kind: 'version' }

/** What is wrong with the arguments, in one sentence, and the command whose usage helps. */
export interface UsageError {
  readonly message: string
  readonly topic?: CommandName
}

const OPTIONS = {
  json: { type: 'boolean' },
  md: { type: 'boolean' },
  html: { type: 'boolean' },
  issue: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  check: { type: 'string' },
  with: { type: 'string', multiple: true },
  'also-good': { type: 'string', multiple: true },
  hosts: { type: 'boolean' },
  offline: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  'max-bytes': { type: 'string' },
  all: { type: 'boolean' },
  'look-up': { type: 'boolean' },
  to: { type: 'string' },
  limit: { type: 'string' },
  regex: { type: 'boolean', short: 'e' },
  'ignore-case': { type: 'boolean', short: 'i' },
  count: { type: 'boolean', short: 'c' },
  in: { type: 'string', multiple: true },
  where: { type: 'string' },
  named: { type: 'string' },
  date: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  'no-user-rules': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies ParseArgsConfig['options']

type Option = keyof typeof OPTIONS
type Values = ReturnType<typeof parse>['values']

interface Grammar {
  readonly options: readonly Option[]
  read(rest: readonly string[], values: Values): Result<Command, string>
}

const GRAMMARS: Readonly<Record<CommandName, Grammar>> = {
  analyze: {
    options: ['json', 'md', 'output', 'check', 'look-up', 'no-user-rules', ...COPY_OPTIONS],
    read: readAnalyze,
  },
  compare: {
    options: [
      'json',
      'md',
      'html',
      'issue',
      'output',
      'check',
      'with',
      'also-good',
      'hosts',
      'look-up',
      'no-user-rules',
      ...COPY_OPTIONS,
    ],
    read: readCompare,
  },
  fetch: { options: ['to', 'only', 'max-bytes', 'offline'], read: readFetch },
  cache: { options: ['json', 'to'], read: readCache },
  cases: { options: ['json'], read: readCases },
  history: { options: ['json', 'limit', 'offline'], read: readHistory },
  preflight: { options: ['json', 'output', 'date'], read: readPreflight },
  search: {
    options: ['regex', 'ignore-case', 'count', 'in', 'where', 'named', 'json', 'limit', ...COPY_OPTIONS],
    read: readSearch,
  },
  story: { options: ['json', 'output', 'no-user-rules', ...COPY_OPTIONS], read: readStory },
  rules: { options: ['json', 'no-user-rules'], read: readRules },
  serve: { options: ['port', 'no-open', 'no-user-rules'], read: readServe },
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
}

export function parseArguments(argv: readonly string[]): Result<Command, UsageError> {
  const fault = findFault(argv)
  if (fault !== undefined) return err(fault)
  const { values, positionals } = parse(argv)
  const [name, ...rest] = positionals
  if (values.version === true) return ok({ kind: 'version' })
  if (name === 'help') return readHelp(rest[0])
  if (name === undefined || (values.help === true && !isCommandName(name))) return ok({ kind: 'help' })
  if (!isCommandName(name)) return err({ message: `There is no command "${name}"${meant(name, COMMAND_NAMES)}` })
  if (values.help === true) return ok({ kind: 'help', topic: name })
  const grammar = GRAMMARS[name]
  const stray = (Object.keys(values) as Option[]).find(option => !grammar.options.includes(option))
  if (stray !== undefined) return err({ message: `--${stray} does not go with ${name}.`, topic: name })
  const command = grammar.read(rest, values)
  return command.ok ? command : err({ message: command.error, topic: name })
}

/** An option that does not exist, or that lacks or refuses a value. */
function findFault(argv: readonly string[]): UsageError | undefined {
  const { tokens, positionals } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true })
  const message = tokens.map(token => (token.kind === 'option' ? faultOf(token) : undefined)).find(Boolean)
  if (message === undefined) return undefined
  const topic = positionals.find(isCommandName)
  return topic === undefined ? { message } : { message, topic }
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function faultOf({ name, rawName, value, inlineValue }: OptionToken): string | undefined {
  if (!isOption(name)) {
    const known = Object.keys(OPTIONS).map(option => `--${option}`)
    return `There is no option ${rawName}${meant(rawName, known)}`
  }
  if (OPTIONS[name].type === 'boolean') return value === undefined ? undefined : `${rawName} takes no value.`
  if (value === undefined || value === '') return `${rawName} needs a value.`
  const isDoubtful = inlineValue === false && value.startsWith('-')
  return isDoubtful ? `${rawName} needs a value; if "${value}" is one, write --${name}=${value}` : undefined
}

function isOption(name: string): name is Option {
  return Object.hasOwn(OPTIONS, name)
}

function meant(typed: string, names: readonly string[]): string {
  const near = nearestName(typed, names)
  return near === undefined ? '.' : `; did you mean ${near}?`
}

function readHelp(topic: string | undefined): Result<Command, UsageError> {
  if (topic === undefined) return ok({ kind: 'help' })
  if (isCommandName(topic)) return ok({ kind: 'help', topic })
  return err({ message: `There is no command "${topic}"${meant(topic, COMMAND_NAMES)}` })
}

function readAnalyze(rest: readonly string[], values: Values): Result<Command, string> {
  const [source, ...more] = rest
  if (source === undefined || more.length > 0) return err('analyze takes one source.')
  const form = onlyForm(values)
  if (!form.ok) return form
  const copy = readCopy([source], values)
  if (!copy.ok) return copy
  if (values.check !== undefined) return readCheck({ document: values.check, sources: [source], ...copy.value }, values)
  return ok({
    kind: 'analyze',
    source,
    form: form.value as AnalyzeForm,
    ...outputOf(values),
    ...withoutOwnRules(values),
    ...copy.value,
    ...lookUpOf(values),
  })
}

function readCompare(rest: readonly string[], values: Values): Result<Command, string> {
  const request = values.hosts === true ? readHosts(rest, values) : readRuns(rest, values)
  if (!request.ok) return request
  const sources = sourcesOf(request.value).map(({ source }) => source)
  if (sources.filter(source => source === '-').length > 1)
    return err(`Only one of the ${sources.length === 2 ? 'two ' : ''}sources can be standard input.`)
  const form = onlyForm(values)
  if (!form.ok) return form
  const copy = readCopy(sources, values)
  if (!copy.ok) return copy
  if (values.check !== undefined) return readComparedCheck(request.value, values, copy.value)
  return ok({
    kind: 'compare',
    request: request.value,
    form: form.value,
    ...outputOf(values),
    ...withoutOwnRules(values),
    ...copy.value,
    ...lookUpOf(values),
  })
}

function readRuns([good, bad, ...more]: readonly string[], values: Values): Result<CompareRequest, string> {
  if (good === undefined || bad === undefined || more.length > 0)
    return err('compare takes two sources: the good run and the bad run.')
  const alsoGood = values['also-good'] ?? []
  if (alsoGood.length >= MOST_GOOD_RUNS) return err(`compare takes at most ${MOST_GOOD_RUNS} good runs.`)
  const twice = alsoGood.find((source, at) => [good, bad, ...alsoGood.slice(0, at)].includes(source))
  if (twice !== undefined) return err(`${twice} is named twice: a run counts once. Leave out one --also-good.`)
  return ok({ kind: 'runs', good, bad, ...(alsoGood.length === 0 ? {} : { alsoGood }), witnesses: values.with ?? [] })
}

function readHosts([source, good, bad, ...more]: readonly string[], values: Values): Result<CompareRequest, string> {
  if (values['also-good'] !== undefined) return err('--also-good does not go with --hosts.')
  const isWhole = (good === undefined) === (bad === undefined)
  if (source === undefined || !isWhole || more.length > 0)
    return err('compare --hosts takes one source, and either the good and the bad host or none.')
  const hosts = good === undefined || bad === undefined ? {} : { hosts: { good, bad } }
  return ok({ kind: 'hosts', source, ...hosts, witnesses: values.with ?? [] })
}

function readComparedCheck(
  request: CompareRequest,
  values: Values,
  copy: { readonly copy?: CopyOptions },
): Result<Command, string> {
  // Both hosts are of one run: what either side cites stands there.
  const sources =
    request.kind === 'runs' ? ([request.good, request.bad] as const) : ([request.source, request.source] as const)
  const others = [...alsoGoodOf(request), ...request.witnesses]
  const further = others.length === 0 ? {} : { others }
  return readCheck({ document: values.check ?? '', sources, ...further, ...copy }, values)
}

/** Instead of reading the runs anew: what was printed of them before. */
function readCheck(request: CheckRequest, values: Values): Result<Command, string> {
  const other = (['json', 'md', 'html', 'issue', 'output', 'look-up', 'no-user-rules'] as const).find(
    option => values[option] !== undefined,
  )
  if (other !== undefined) return err(`--${other} does not go with --check.`)
  if ([...request.sources, ...(request.others ?? [])].some(source => source === '-'))
    return err('--check reads a source again; standard input is gone.')
  return ok({ kind: 'check', request })
}

function readCases(rest: readonly string[], { json }: Values): Result<Command, string> {
  return rest.length > 0
    ? err('cases takes nothing but --json.')
    : ok({ kind: 'cases', request: { json: json === true } })
}

function readStory([source, wanted, ...more]: readonly string[], values: Values): Result<Command, string> {
  if (source === undefined || wanted === undefined || more.length > 0)
    return err('story takes one source, and the name or id of a pod, unit, failed test or machine.')
  if (source === '-') return err('story reads a source twice; standard input is gone then.')
  const copy = readCopy([source], values)
  if (!copy.ok) return copy
  const request = { source, wanted, json: values.json === true, ...outputOf(values), ...withoutOwnRules(values) }
  return ok({ kind: 'story', request: { ...request, ...copy.value } })
}

function readServe(sources: readonly string[], values: Values): Result<Command, string> {
  const open = values['no-open'] !== true
  if (values.port === undefined) return ok({ kind: 'serve', open, sources, ...withoutOwnRules(values) })
  const port = Number(values.port)
  if (!/^\d{1,5}$/u.test(values.port) || port > 65_535) return err(`"${values.port}" is no port number.`)
  return ok({ kind: 'serve', port, open, sources, ...withoutOwnRules(values) })
}

function onlyForm(values: Values): Result<CompareForm, string> {
  const asked = (['json', 'md', 'html', 'issue'] as const).filter(form => values[form] === true)
  if (asked.length > 1) return err(`Only one of ${asked.map(form => `--${form}`).join(', ')} can be given.`)
  return ok(asked[0] ?? 'text')
}

function outputOf(values: Values): { readonly output?: string } {
  return values.output === undefined ? {} : { output: values.output }
}

function lookUpOf(values: Values): { readonly lookUp?: LookUpRequest } {
  return values['look-up'] === true ? { lookUp: { offline: values.offline === true } } : {}
}
