import { join } from 'node:path'
import { artifactPattern } from '#shared/analysis/own-rules/artifact-pattern.ts'
import { checkPattern } from '#shared/analysis/own-rules/check-pattern.ts'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { withoutUndefined } from '#shared/base/without-undefined.ts'
import type { CommandInput, HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { RuleDraft, RulePackView, RulesView, RuleTrial } from '#shared/ipc/views.ts'
import { LiteralDocument, type RuleDocument } from '#shared/saved/rule-pack.schema.ts'
import type { AnalysisProgress } from '../../workers/messages.ts'
import type { AnalysisPool, PoolTrial } from '../analysis-pool.ts'
import type { OpenSources } from '../open-sources.ts'
import { readyRun } from '../ready-run.ts'
import type { OwnRules } from './own-rules.ts'
import type { RulePack } from './read-pack.ts'

export interface RuleHandlerDependencies {
  readonly ownRules: OwnRules
  readonly sources: Pick<OpenSources, 'findRun'>
  readonly pool: Pick<AnalysisPool, 'tryPattern'>
}

/** Answers the commands about rules of a person's own. */
export function ruleHandlers({ ownRules, sources, pool }: RuleHandlerDependencies) {
  return {
    'rules.list': () => Promise.resolve(ok(toView(ownRules))),
    'rules.try': (request, cx) => tryOnRun(request, { sources, pool }, cx),
    'rules.save': async ({ packId, rule }) => {
      const saved = await ownRules.save(packId, rule)
      return saved.ok ? ok(toView(ownRules)) : saved
    },
    'rules.remove': async ({ packId, ruleId }) => {
      const removed = await ownRules.remove(packId, ruleId)
      return removed.ok ? ok(toView(ownRules)) : removed
    },
  } satisfies Partial<Handlers>
}

async function tryOnRun(
  request: CommandInput<'rules.try'>,
  { sources, pool }: Pick<RuleHandlerDependencies, 'sources' | 'pool'>,
  cx: HandlerContext,
): Promise<Result<RuleTrial>> {
  const { runId, artifact } = request
  const signature = checkSignature(request)
  if (!signature.ok) return signature
  const found = await readyRun(sources, runId, cx.signal)
  if (!found.ok) return found
  const { location, view } = found.value
  const job = { runId: `try ${runId}`, location, label: view.facts.source, signature: signature.value }
  const where = artifact === undefined ? {} : { artifact }
  const onProgress = ({ artifact: name, doneBytes }: AnalysisProgress) =>
    cx.emit('rules.progress', { runId, artifact: name, doneBytes })
  return await pool.tryPattern({ ...job, ...where }, { signal: cx.signal, onProgress })
}

function checkSignature({ literal, pattern, where, limit }: CommandInput<'rules.try'>): Result<PoolTrial['signature']> {
  const word = LiteralDocument.safeParse(literal)
  if (!word.success) return refuse('literal', word.error.issues[0]?.message ?? 'cannot be used')
  const checked = checkPattern(pattern)
  if (!checked.ok) return refuse('pattern', checked.reason)
  if (where === undefined) return ok({ literal, pattern, limit })
  const place = checkPattern(artifactPattern(where))
  return place.ok ? ok({ literal, pattern, limit, artifact: artifactPattern(where) }) : refuse('artifact', place.reason)
}

function refuse(place: string, reason: string): Result<never> {
  return err<AppError>({ code: 'rules/refused', place, reason })
}

function toView({ state, folder }: OwnRules): RulesView {
  const { rules, ownRules } = state.index.knowledge
  return {
    packs: state.packs.map(pack => toPackView(pack, folder)),
    problems: state.problems,
    builtIn: rules.length - ownRules.length,
    ...(folder === undefined ? {} : { folder }),
  }
}

function toPackView({ path, id, title, rules }: RulePack, folder: string | undefined): RulePackView {
  return {
    id,
    title,
    file: path,
    isEditable: folder !== undefined && path === join(folder, `${id}.json`),
    rules: rules.map(({ rule, document }) => ({ ruleId: rule.id, ...toDraft(document) })),
  }
}

function toDraft(document: RuleDocument): RuleDraft {
  return {
    ...withoutUndefined(document),
    signatures: document.signatures.map(withoutUndefined),
    counterSamples: document.counterSamples.map(withoutUndefined),
  }
}
