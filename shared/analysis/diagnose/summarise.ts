import { hostJournal, isHostLog } from '../../knowledge/layout.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import type { Hypothesis, Verdict } from '../../model/verdict.ts'
import { wholeName } from '../whole-name.ts'
import { isDifferent } from './argue-finding.ts'
import type { DiagnosisInput } from './diagnosis-knowledge.ts'
import { describeChange, describeVersions } from './argue-tie.ts'
import { nameRow } from './find-suspects.ts'
import { rankChanges } from './rank-changes.ts'
import { limits } from './weights.ts'

/** The answer in one or two sentences. */
export function summarise(
  input: DiagnosisInput,
  { hypotheses, ruledOut }: Pick<Verdict, 'hypotheses' | 'ruledOut'>,
): Pick<Verdict, 'status' | 'summary'> {
  const [first] = hypotheses
  if (first !== undefined) return summariseHypotheses(input, first, hypotheses.length)
  const changed = changedComponents(input.components)
  if (hasPassed(input) || !isDifferentAtAll(input, changed))
    return { status: 'no-difference', summary: nothingToExplain(input, changed) }
  return { status: 'unexplained-change', summary: `${nothingExplains(input, changed)}${listRuledOut(ruledOut)}` }
}

function listRuledOut(ruledOut: Verdict['ruledOut']): string {
  const [first, ...others] = ruledOut
  if (first === undefined) return ''
  const more = others.length === 0 ? '' : ` Further changes ruled out: ${others.length}.`
  return ` Ruled out: ${first.title}, because ${first.because.text}.${more}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
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
    input.tests.untold.length > 0 ||
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
  const { good, bad, plural } = input.names
  const both = shared === undefined ? '' : ` Both ${plural} show this, so ${good.name} is not good: ${shared.title}.`
  if (changed.length === 0)
    return `Nothing that was read differs in a way that needs explaining.${unfinished(input)}${both}`
  return `${capital(bad.name)} did not fail. ${listChanges(changed, input)}, without effect on the result.${both}`
}

/** A run that lacks the file which states its result says nothing of how it ends. */
function unfinished({ bad, names }: DiagnosisInput): string {
  const { result } = bad.run
  const isOpen =
    result === 'pending' ||
    (result === undefined && bad.coverage.some(row => row.artifact === 'finished.json' && row.state === 'missing'))
  return isOpen ? ` ${capital(names.bad.name)} states no result; it may still be running.` : ''
}

function nothingExplains(input: DiagnosisInput, changed: readonly string[]): string {
  const [seen, failing] = [listUnexplained(input), newlyFailing(input)]
  if (changed.length > 0)
    return `No known failure explains the difference.${seen} ${listChanges(changed, input)}.${failing}`
  if (seen !== '' || failing !== '')
    return `No component is known to have changed, and no known failure explains the difference.${seen}${failing}`
  return 'The result differs, and nothing that was read explains it.'
}

/**
 * The weightiest symptom by name: it may tell why everything fails, although no change explains it. What a log of a host
 * shows comes first: the words of a suite say that a test failed, and not why.
 */
function listUnexplained({ findings, names }: DiagnosisInput): string {
  const unexplained = findings.filter(isUnexplained)
  if (unexplained.length === 0) return ''
  const symptoms = unexplained.filter(({ kind }) => kind === 'symptom')
  const first = symptoms.find(isOfHostLog) ?? symptoms[0]
  const which = first === undefined ? '' : `, the weightiest: ${first.title}`
  return ` Errors and symptoms that only ${names.bad.name} shows: ${unexplained.length}${which}.`
}

function isOfHostLog({ evidence }: DiagnosisInput['findings'][number]): boolean {
  return evidence.some(({ artifact }) => {
    const name = wholeName(artifact)
    return isHostLog(name) || hostJournal.test(name)
  })
}

function newlyFailing({ tests, names }: DiagnosisInput): string {
  const fresh = tests.newlyFailing.length === 0 ? '' : ` Newly failing tests: ${tests.newlyFailing.length}.`
  const untold = tests.untold.length
  return untold === 0
    ? fresh
    : `${fresh} Failing tests of which the results of ${names.good.name} do not tell: ${untold}.`
}

function listChanges(changed: readonly string[], { names }: DiagnosisInput): string {
  const more = changed.length > limits.changesInSummary ? ` and ${changed.length - limits.changesInSummary} more` : ''
  return `${names.changed === 'changed' ? 'Changed' : 'Different'}: ${changed.slice(0, limits.changesInSummary).join('; ')}${more}`
}

/** Each change once, however many roles show it, in the order in which to look at them. */
function changedComponents(rows: readonly ComponentRow[]): readonly string[] {
  const changes = rankChanges(rows)
  const known = new Set(changes.filter(({ role }) => role !== 'bundled').map(nameWithVersions))
  const telling = changes.filter(row => row.role !== 'bundled' || !known.has(nameWithVersions(row)))
  return [...new Set(telling.map(describeChange))]
}

function nameWithVersions(row: ComponentRow): string {
  return `${nameRow(row)} ${describeVersions(row)}`
}
