import { visible } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import type { RuleTrial } from '#shared/ipc/views.ts'
import type { Answer } from '../../state/answer.ts'
import { refusalAt, type FormProblem } from '../../state/rule-form.ts'
import { strings } from '../../strings/index.ts'
import type { RuleTrials } from './use-rule-trial.ts'

const words = strings.rules.hits

/** `12 lines in 3 artifacts`, `no line`. */
export function countText({ total, artifacts }: RuleTrial): string {
  if (total === 0) return words.none
  const isCut = artifacts.reduce((sum, { lines }) => sum + lines, 0) < total
  return words.linesIn(total, artifacts.length, isCut)
}

/** What is not shown, and what was not read: each a sentence. Empty where nothing was left out. */
export function limitTexts({ total, hits, artifacts, unread }: RuleTrial): readonly string[] {
  const counted = artifacts.reduce((sum, { lines }) => sum + lines, 0)
  return [
    ...(hits.length < total ? [words.onlyFirst(hits.length, total)] : []),
    ...(counted < total ? [words.onlyArtifacts(artifacts.length)] : []),
    ...(unread.length > 0 ? [words.unread(unread.length, unread.slice(0, NAMED).map(visible))] : []),
  ]
}

const NAMED = 3

/** `read 3 artifacts, 12 MiB`. */
export function readText({ read }: RuleTrial): string {
  return words.read(read.artifacts, read.bytes)
}

/** What a refused question says about a field of the form; undefined = it was refused for another reason, or not at all. */
export function problemOfTrials({ here, good, bad }: RuleTrials): FormProblem | undefined {
  const refused = [here, good, bad].map(refusalOf).find(error => error !== undefined)
  if (refused === undefined) return undefined
  return refusalAt({ place: `signatures[0].${refused.place}`, reason: refused.reason })
}

function refusalOf(answer: Answer<unknown>): Extract<AppError, { code: 'rules/refused' }> | undefined {
  return answer.kind === 'failed' && answer.error.code === 'rules/refused' ? answer.error : undefined
}
