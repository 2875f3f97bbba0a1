import type { ComparedFinding } from '../../model/comparison.ts'
import type { Hypothesis, Verdict } from '../../model/verdict.ts'
import { isDifferent } from './argue-finding.ts'
import { consistentChanges } from './argue-changes.ts'
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
  if (incomparable !== undefined) return { status: 'not-comparable', summary: incomparable, hypotheses: [] }
  const hypotheses = buildHypotheses(input, knowledge)
  return { ...summarise(input, hypotheses), hypotheses: hypotheses.slice(0, limits.hypotheses) }
}

type Suspecting = (ruleId: string) => ReadonlySet<string>

/** Root-cause signals first; without one, skew by itself and symptoms with a changed suspect. */
function buildHypotheses(input: DiagnosisInput, knowledge: DiagnosisKnowledge): readonly Hypothesis[] {
  const suspectsOf = indexSuspects(knowledge)
  const draftsOf = (kind: ComparedFinding['kind']): readonly Draft[] =>
    input.findings
      .filter(finding => finding.kind === kind && isDifferent(finding))
      .map(finding => draftHypothesis(openCase(finding, input, knowledge), suspectsOf))
  const causes = draftsOf('root-cause')
  const skews = draftsOf('skew').filter(
    draft => !causes.some(cause => isRelated(cause, draft.opened.finding, suspectsOf)),
  )
  const symptoms =
    causes.length > 0 || !isFailed(input)
      ? []
      : draftsOf('symptom').filter(draft => consistentChanges(draft.opened).length > 0)
  const followers = input.findings.filter(
    finding => (finding.kind === 'symptom' || finding.kind === 'skew') && isDifferent(finding),
  )
  return joinDrafts([...causes, ...skews, ...symptoms], draft =>
    followers.filter(finding => isRelated(draft, finding, suspectsOf)),
  )
}

function indexSuspects(knowledge: DiagnosisKnowledge): Suspecting {
  const none: ReadonlySet<string> = new Set()
  const byRule = new Map(
    knowledge.rules.map(rule => [rule.id, new Set(rule.suspects?.map(suspect => suspect.component))]),
  )
  return ruleId => byRule.get(ruleId) ?? none
}

/** They suspect a component in common. */
function isRelated(draft: Draft, finding: ComparedFinding, suspectsOf: Suspecting): boolean {
  const suspects = suspectsOf(draft.opened.finding.rule)
  return [...suspectsOf(finding.rule)].some(component => suspects.has(component))
}
