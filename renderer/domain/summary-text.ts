import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Comparison, ComponentRow } from '#shared/model/comparison.ts'
import type { Argument, Hypothesis } from '#shared/model/verdict.ts'
import type { RunFacts } from '#shared/model/run.ts'
import { visible } from '#shared/base/text.ts'
import { strings } from '../strings/index.ts'
import { versionWords } from './group-claims.ts'

const words = strings.domain.summary

/** The verdict in a few lines of plain text, for a chat or an e-mail. */
export function summaryText({ comparison }: Pick<InvestigationView, 'comparison'>): string {
  const { verdict, good, bad } = comparison
  const lines = [
    words.verdict(verdict.status, verdict.summary),
    words.good(runWords(good)),
    words.bad(runWords(bad)),
    ...verdict.hypotheses.flatMap(hypothesisLines),
    ...section(words.changed, changeLines(comparison.components)),
    ...section(words.nextSteps, verdict.hypotheses[0]?.nextSteps ?? []),
    ...section(words.unreadTitle, unreadLines(comparison.coverage)),
  ]
  return lines.map(visible).join('\n')
}

function hypothesisLines(hypothesis: Hypothesis): readonly string[] {
  return [
    '',
    words.hypothesis(hypothesis.title, hypothesis.confidence),
    ...hypothesis.for.map(argument => `  + ${argumentWords(argument)}`),
    ...hypothesis.tiedWith.map(title => `  ${words.tiedWith(title)}`),
    ...hypothesis.against.map(argument => `  − ${argumentWords(argument)}`),
  ]
}

/** More are in the panels. */
const SHOWN = 8

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const rest = lines.length - SHOWN
  return [
    '',
    title,
    ...lines.slice(0, SHOWN).map(line => `  ${line}`),
    ...(rest > 0 ? [`  ${words.andMore(rest)}`] : []),
  ]
}

function changeLines(rows: readonly ComponentRow[]): readonly string[] {
  return rows
    .filter(row => row.state !== 'same' && row.state !== 'unknown')
    .map(
      ({ component, role, good, bad }) =>
        `${component} (${role}): ${versionWords(good, '')} → ${versionWords(bad, '')}`,
    )
}

function unreadLines({ good, bad }: Comparison['coverage']): readonly string[] {
  return [['good', good] as const, ['bad', bad] as const].flatMap(([side, coverage]) =>
    coverage
      .filter(({ state }) => state !== 'read' && state !== 'empty')
      .map(({ artifact, state, reason }) => words.unread({ side, artifact, state, reason })),
  )
}

function argumentWords({ text, evidence }: Argument): string {
  const [first] = evidence
  return first === undefined ? text : `${text} [${first.artifact}:${first.line}]`
}

function runWords(run: RunFacts): string {
  return [run.job, run.id, run.result].filter(word => word !== undefined).join(' · ') || run.source
}
