import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Argument, Hypothesis } from '#shared/model/verdict.ts'
import type { RunFacts } from '#shared/model/run.ts'
import { visible } from '#shared/base/text.ts'
import { CONFIDENCE, STATUS } from './labels.ts'

/** The verdict in a few lines of plain text, for a chat or an e-mail. */
export function summaryText({ comparison }: Pick<InvestigationView, 'comparison'>): string {
  const { verdict, good, bad } = comparison
  const lines = [
    `${STATUS[verdict.status].text}: ${verdict.summary}`,
    `Good: ${runWords(good)}`,
    `Bad: ${runWords(bad)}`,
    ...verdict.hypotheses.flatMap(hypothesisLines),
  ]
  return lines.map(visible).join('\n')
}

function hypothesisLines(hypothesis: Hypothesis): readonly string[] {
  return [
    '',
    `${hypothesis.title} (${CONFIDENCE[hypothesis.confidence].text.toLowerCase()})`,
    ...hypothesis.for.map(argument => `  + ${argumentWords(argument)}`),
    ...hypothesis.tiedWith.map(title => `  or, equally well: ${title}`),
    ...hypothesis.against.map(argument => `  − ${argumentWords(argument)}`),
  ]
}

function argumentWords({ text, evidence }: Argument): string {
  const [first] = evidence
  return first === undefined ? text : `${text} [${first.artifact}:${first.line}]`
}

function runWords(run: RunFacts): string {
  return [run.job, run.id, run.result].filter(word => word !== undefined).join(' · ') || run.source
}
