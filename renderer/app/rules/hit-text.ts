import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import type { RuleTrial } from '#shared/ipc/views.ts'
import type { Answer } from '../../state/answer.ts'
import { refusalAt, type FormProblem } from '../../state/rule-form.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import type { RuleTrials } from './use-rule-trial.ts'

/** `12 lines in 3 artifacts`, `no line`. */
export function countText({ total, artifacts }: RuleTrial): string {
  if (total === 0) return 'no line'
  const isCut = artifacts.reduce((sum, { lines }) => sum + lines, 0) < total
  return `${plural(total, 'line')} in ${isCut ? 'more than ' : ''}${plural(artifacts.length, 'artifact')}`
}

/** What is not shown, and what was not read: each a sentence. Empty where nothing was left out. */
export function limitTexts({ total, hits, artifacts, unread }: RuleTrial): readonly string[] {
  const counted = artifacts.reduce((sum, { lines }) => sum + lines, 0)
  return [
    ...(hits.length < total
      ? [`Only the first ${formatCount(hits.length)} of ${plural(total, 'line')} are shown.`]
      : []),
    ...(counted < total ? [`Only the ${plural(artifacts.length, 'artifact')} with the most lines are listed.`] : []),
    ...(unread.length > 0
      ? [`${plural(unread.length, 'artifact')} could not be read, or not to the end: ${listNames(unread)}.`]
      : []),
  ]
}

const NAMED = 3

function listNames(names: readonly string[]): string {
  const named = names.slice(0, NAMED).map(visible).join(', ')
  return names.length > NAMED ? `${named} and ${formatCount(names.length - NAMED)} more` : named
}

/** `read 3 artifacts, 12 MiB`. */
export function readText({ read }: RuleTrial): string {
  return `read ${plural(read.artifacts, 'artifact')}, ${formatBytes(read.bytes)}`
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
