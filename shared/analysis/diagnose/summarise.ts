import { compareText } from '../../base/text.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import type { Hypothesis, Verdict } from '../../model/verdict.ts'
import { isDifferent } from './argue-finding.ts'
import type { DiagnosisInput } from './diagnosis-knowledge.ts'
import { isChange, nameRow, showVersions } from './find-suspects.ts'
import { limits } from './weights.ts'

/** The answer in one or two sentences. */
export function summarise(
  input: DiagnosisInput,
  hypotheses: readonly Hypothesis[],
): Pick<Verdict, 'status' | 'summary'> {
  const [first] = hypotheses
  if (first !== undefined) return summariseHypotheses(input, first, hypotheses.length)
  const changed = changedComponents(input.components)
  if (hasPassed(input) || !isDifferentAtAll(input, changed))
    return { status: 'no-difference', summary: nothingToExplain(input, changed) }
  return { status: 'unexplained-change', summary: nothingExplains(input, changed) }
}

/** A failed test, or a result that says so. A run that states neither did not fail. */
export function isFailed({ bad }: DiagnosisInput): boolean {
  const { result } = bad.run
  return bad.tests.failed > 0 || (result !== undefined && result !== 'success' && result !== 'pending')
}

function hasPassed({ bad }: DiagnosisInput): boolean {
  return bad.run.result === 'success' && bad.tests.failed === 0
}

function summariseHypotheses(
  input: DiagnosisInput,
  first: Hypothesis,
  count: number,
): Pick<Verdict, 'status' | 'summary'> {
  const more =
    count > 1
      ? ` Other hypotheses: ${count - 1}${count > limits.hypotheses ? `, of which ${limits.hypotheses - 1} are listed` : ''}.`
      : ''
  if (first.confidence === 'high')
    return { status: 'cause', summary: `Most likely cause: ${first.title}.${newlyFailing(input)}${more}` }
  return {
    status: 'suspects',
    summary: `Not proven; the first suspect (${first.confidence} confidence): ${first.title}.${newlyFailing(input)}${more}`,
  }
}

function isDifferentAtAll(input: DiagnosisInput, changed: readonly string[]): boolean {
  return (
    changed.length > 0 ||
    input.tests.newlyFailing.length > 0 ||
    input.findings.some(isUnexplained) ||
    resultDiffers(input)
  )
}

function isUnexplained(finding: DiagnosisInput['findings'][number]): boolean {
  return finding.side === 'bad' && (finding.kind === 'unclassified' || finding.kind === 'symptom')
}

function resultDiffers({ good, bad }: DiagnosisInput): boolean {
  return good.run.result !== undefined && bad.run.result !== undefined && good.run.result !== bad.run.result
}

function nothingToExplain(input: DiagnosisInput, changed: readonly string[]): string {
  const shared = input.findings.find(
    finding => finding.kind === 'root-cause' && finding.side === 'both' && !isDifferent(finding),
  )
  const both = shared === undefined ? '' : ` Both runs show this, so the good run is not good: ${shared.title}.`
  if (changed.length === 0)
    return `Nothing that was read differs in a way that needs explaining.${unfinished(input)}${both}`
  return `The bad run did not fail. ${listChanges(changed)}, without effect on the result.${both}`
}

/** A run that lacks the file which states its result says nothing of how it ends. */
function unfinished({ bad }: DiagnosisInput): string {
  const { result } = bad.run
  const isOpen =
    result === 'pending' ||
    (result === undefined && bad.coverage.some(row => row.artifact === 'finished.json' && row.state === 'missing'))
  return isOpen ? ' The bad run states no result; it may still be running.' : ''
}

function nothingExplains(input: DiagnosisInput, changed: readonly string[]): string {
  const unknown = input.findings.filter(isUnexplained).length
  const errors = unknown === 0 ? '' : ` Errors and symptoms that only the bad run shows: ${unknown}.`
  const tail = `${newlyFailing(input)}${errors}`
  if (changed.length > 0) return `No known failure explains the difference. ${listChanges(changed)}.${tail}`
  if (tail !== '') return `No component is known to have changed, and no known failure explains the difference.${tail}`
  return 'The result differs, and nothing that was read explains it.'
}

function newlyFailing({ tests }: DiagnosisInput): string {
  return tests.newlyFailing.length === 0 ? '' : ` Newly failing tests: ${tests.newlyFailing.length}.`
}

function listChanges(changed: readonly string[]): string {
  const more = changed.length > limits.changesInSummary ? ` and ${changed.length - limits.changesInSummary} more` : ''
  return `Changed: ${changed.slice(0, limits.changesInSummary).join('; ')}${more}`
}

/** Each change once, however many roles show it; repositories of the job last, since they change with every run. */
function changedComponents(rows: readonly ComponentRow[]): readonly string[] {
  const changed = rows.filter(isChange).map(row => ({
    isRepository: row.component.startsWith('repo:'),
    text: `${nameRow(row)} from ${showVersions(row.good)} to ${showVersions(row.bad)}`,
  }))
  changed.sort((a, b) => Number(a.isRepository) - Number(b.isRepository) || compareText(a.text, b.text))
  return [...new Set(changed.map(change => change.text))]
}
