import { compareText } from '../../base/text.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComparedHosts, Comparison, OtherRun } from '../../model/comparison.ts'
import type { Witness } from '../../model/witness.ts'
import { diagnose } from '../diagnose/diagnose.ts'
import type { DiagnosisKnowledge } from '../diagnose/diagnosis-knowledge.ts'
import { compareArtifacts } from './compare-artifacts.ts'
import { compareComponents } from './compare-components.ts'
import { compareFindings } from './compare-findings.ts'
import { compareImages } from './compare-images.ts'
import { compareTests } from './compare-tests.ts'
import { nameSides } from './side-names.ts'

/** What a comparison rests on beside the two runs. */
export interface ComparisonContext extends DiagnosisKnowledge {
  /** Further runs, the good ones first. */
  readonly others?: readonly OtherRun[]
  /** Those of them that speak for or against a cause. */
  readonly witnesses?: readonly Witness[]
  /** The two sides are single hosts (`onlyHost`). */
  readonly hosts?: ComparedHosts
}

/** Good and bad side by side, and what that most likely means. */
export function compareRuns(good: Analysis, bad: Analysis, context: ComparisonContext): Comparison {
  const { hosts, others = [], witnesses = [] } = context
  const names = nameSides(hosts)
  const components = compareComponents(good, bad, names)
  const findings = compareFindings(good, bad)
  const tests = compareTests(good, bad)
  const input = { good, bad, components, findings, tests, names, witnesses: [...witnesses].sort(byLabel) }
  return {
    good: good.run,
    bad: bad.run,
    ...(hosts === undefined ? {} : { hosts }),
    ...(others.length === 0 ? {} : { others }),
    components,
    findings,
    tests,
    artifacts: compareArtifacts(good, bad),
    images: compareImages(good, bad),
    verdict: diagnose(input, context),
    skews: { good: good.skews, bad: bad.skews },
    coverage: { good: good.coverage, bad: bad.coverage },
    knowledge: bad.knowledge,
  }
}

function byLabel(a: Witness, b: Witness): number {
  return compareText(a.label, b.label)
}
