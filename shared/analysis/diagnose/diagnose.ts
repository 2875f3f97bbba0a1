import type { ComparedFinding } from '../../model/comparison.ts'
import type { Verdict } from '../../model/verdict.ts'
import { isDifferent, mayLead } from './argue-finding.ts'
import { listRuledOut } from './list-ruled-out.ts'
import type { DiagnosisInput, DiagnosisKnowledge } from './diagnosis-knowledge.ts'
import { draftHypothesis, type Draft } from './draft-hypothesis.ts'
import { explainIncomparable } from './explain-incomparable.ts'
import { joinDrafts } from './join-drafts.ts'
import { openCase } from './open-case.ts'
import { isFailed, summarise } from './summarise.ts'
import { limits } from './weights.ts'

/** The possible causes of what the bad run shows and the good one does not, or why there are none. */
export function diagnose(input: DiagnosisInput, knowledge: DiagnosisKnowledge): Verdict {
  const incomparable = explainIncomparable(input)
  if (incomparable !== undefined)
    return { status: 'not-comparable', summary: incomparable, hypotheses: [], ruledOut: [] }
  const { hypotheses, ruledOut } = buildHypotheses(input, knowledge)
  return {
    ...summarise(input, { hypotheses, ruledOut }),
    hypotheses: hypotheses.slice(0, limits.hypotheses),
    ruledOut: ruledOut.slice(0, limits.hypotheses),
  }
}

type Ruling = Pick<Verdict, 'hypotheses' | 'ruledOut'>
type Suspecting = (ruleId: string) => ReadonlySet<string>

/** Root-cause signals first; of a run that failed also skew by itself and, without a cause, symptoms with a changed suspect. */
function buildHypotheses(input: DiagnosisInput, knowledge: DiagnosisKnowledge): Ruling {
  const suspectsOf = indexSuspects(knowledge)
  const draftsOf = (kind: ComparedFinding['kind']): readonly Draft[] =>
    input.findings
      .filter(finding => finding.kind === kind && mayLead(finding))
      .map(finding => draftHypothesis(openCase(finding, input, knowledge), suspectsOf))
  const causes = draftsOf('root-cause')
  const hasFailed = isFailed(input)
  const skews = (hasFailed ? draftsOf('skew') : []).filter(
    draft => !causes.some(cause => isRelated(cause, draft.opened.finding, suspectsOf)),
  )
  const symptoms =
    causes.length > 0 || !hasFailed ? [] : draftsOf('symptom').filter(draft => draft.opened.consistent.length > 0)
  const standing = symptoms.filter(draft => draft.opened.weighing.standing.length > 0)
  const followers = input.findings.filter(
    finding => (finding.kind === 'symptom' || finding.kind === 'skew') && isDifferent(finding),
  )
  const hypotheses = joinDrafts([...causes, ...skews, ...standing], draft =>
    followers.filter(finding => isRelated(draft, finding, suspectsOf)),
  )
  const dropped = symptoms.filter(draft => !standing.includes(draft))
  return { hypotheses, ruledOut: listRuledOut(dropped, input) }
}

function indexSuspects(knowledge: DiagnosisKnowledge): Suspecting {
  const none: ReadonlySet<string> = new Set()
  const byRule = new Map(
    knowledge.rules.map(rule => [rule.id, new Set(rule.suspects?.map(suspect => suspect.component))]),
  )
  return ruleId => byRule.get(ruleId) ?? none
}

/** They suspect a component in common; a skew that was made of claims, by no rule, suspects the component it names. */
function isRelated(draft: Draft, finding: ComparedFinding, suspectsOf: Suspecting): boolean {
  const suspects = suspectsOf(draft.opened.finding.rule)
  if (finding.rule.startsWith('skew/') && suspects.has(finding.values['component'] ?? '')) return true
  return [...suspectsOf(finding.rule)].some(component => suspects.has(component))
}
