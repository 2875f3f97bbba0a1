import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { assertNever } from '#shared/base/assert.ts'
import { indexWithOwnRules } from '#shared/analysis/knowledge-index.ts'
import { withOwnRules, knowledge } from '#shared/knowledge/knowledge.ts'
import { openPage } from '#shared/report/terminal-page.ts'
import { loadPacks, type LoadedPacks } from '../services/rule-packs/load-packs.ts'
import { rulePlaces } from '../services/rule-packs/own-rules.ts'
import { EXIT, say, sayError, writeOutput } from './output.ts'
import { describeProblem, loadOwnRules } from './own-rules.ts'
import { readTerminal } from './read-terminal.ts'
import { listRules, listRulesJson, matchText } from './rules.ts'
import { userDataFolder } from './user-data-folder.ts'

/** What is asked about rules. */
export type RulesRequest =
  | { readonly what: 'list'; readonly json: boolean; readonly withoutOwnRules?: true }
  | { readonly what: 'match'; readonly file: string; readonly withoutOwnRules?: true }
  /** Undefined = the packs of the person who asks. */
  | { readonly what: 'test'; readonly path?: string }

export async function rulesCommand(request: RulesRequest): Promise<number> {
  switch (request.what) {
    case 'list':
      return list(request)
    case 'match':
      return match(request)
    case 'test':
      return test(request.path)
    default:
      return assertNever(request, 'request')
  }
}

const terminal = () => readTerminal(process.stdout, process.env)

async function list(request: Extract<RulesRequest, { what: 'list' }>): Promise<number> {
  const known = withOwnRules(knowledge, await loadOwnRules(request))
  return end(request.json ? listRulesJson(known) : listRules(known, terminal()), EXIT.nothing)
}

async function match(request: Extract<RulesRequest, { what: 'match' }>): Promise<number> {
  const { file } = request
  const matched = await matchText(file, indexWithOwnRules(await loadOwnRules(request)), terminal())
  if (!matched.ok) {
    sayError(matched.error)
    return EXIT.failed
  }
  const { text, hits, cutShort } = matched.value
  if (cutShort !== undefined) say(`${file} was not read to its end: ${cutShort}.`)
  const code = await end(text, hits > 0 ? EXIT.findings : EXIT.nothing)
  return code === EXIT.nothing && cutShort !== undefined ? EXIT.failed : code
}

/** Tests packs by the samples of their rules: 1 when one does not hold. */
async function test(path: string | undefined): Promise<number> {
  if (path !== undefined && !existsSync(path)) {
    sayError({ code: 'source/not-found', path })
    return EXIT.failed
  }
  const own = rulePlaces(userDataFolder(process.env, process.platform), process.env)
  const loaded = await loadPacks(path === undefined ? own : { named: [resolve(path)] })
  if (loaded.packs.length === 0 && loaded.problems.length === 0) {
    say(`There is no rule pack in ${path ?? own.folder ?? 'the folder of your rules'}.`)
    return EXIT.nothing
  }
  if (path !== undefined && !path.endsWith('.json') && loaded.packs.length === 0) {
    say(`What the rules say of a log is told by: runskew rules match ${path}`)
  }
  return end(renderTest(loaded), loaded.problems.length > 0 ? EXIT.findings : EXIT.nothing)
}

function renderTest({ packs, problems }: LoadedPacks): string {
  const page = openPage(terminal())
  const good = packs.flatMap(({ id, path, rules }) => {
    const samples = rules.reduce((sum, { rule }) => sum + rule.samples.length + rule.counterSamples.length, 0)
    return page.entry('good  ', `${id}: ${rules.length} rules hold their ${samples} samples (${path})`)
  })
  const bad = problems.flatMap(problem => page.entry('bad   ', describeProblem(problem), 'bold'))
  return [...good, ...bad].map(line => `${line}\n`).join('')
}

async function end(text: string, code: number): Promise<number> {
  return (await writeOutput(text, undefined)) ? code : EXIT.failed
}
