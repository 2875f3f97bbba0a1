import type { RuledOut } from '../../model/verdict.ts'
import { isDifferent } from './argue-finding.ts'
import { describeChange } from './argue-tie.ts'
import type { DiagnosisInput } from './diagnosis-knowledge.ts'
import type { Draft } from './draft-hypothesis.ts'
import { pickEvidence, toArgument } from './weighed-argument.ts'

/** The changes that the dropped drafts blamed, each once, and signatures that came and went again. */
export function listRuledOut(dropped: readonly Draft[], input: DiagnosisInput): readonly RuledOut[] {
  const changes = new Map<string, RuledOut>()
  for (const { candidate, because } of dropped.flatMap(draft => draft.opened.weighing.refuted)) {
    const title = describeChange(candidate.lead)
    if (!changes.has(title)) changes.set(title, { title, because: toArgument(because) })
  }
  return [...changes.values(), ...transientCauses(input)]
}

function transientCauses({ findings }: DiagnosisInput): readonly RuledOut[] {
  return findings
    .filter(finding => finding.kind === 'root-cause' && finding.outcome === 'transient' && isDifferent(finding))
    .map(({ title, evidence, outcomeEvidence = [] }) => ({
      title,
      because: {
        text: 'what failed succeeded later',
        side: 'bad',
        evidence: pickEvidence([...outcomeEvidence, ...evidence]),
      },
    }))
}
