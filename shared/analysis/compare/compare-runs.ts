import type { Analysis } from '../../model/analysis.ts'
import type { Comparison } from '../../model/comparison.ts'
import { diagnose } from '../diagnose/diagnose.ts'
import type { DiagnosisKnowledge } from '../diagnose/diagnosis-knowledge.ts'
import { compareArtifacts } from './compare-artifacts.ts'
import { compareComponents } from './compare-components.ts'
import { compareFindings } from './compare-findings.ts'
import { compareImages } from './compare-images.ts'
import { compareTests } from './compare-tests.ts'

/** Good and bad side by side, and what that most likely means. */
export function compareRuns(good: Analysis, bad: Analysis, knowledge: DiagnosisKnowledge): Comparison {
  const components = compareComponents(good, bad)
  const findings = compareFindings(good, bad)
  const tests = compareTests(good.tests, bad.tests)
  return {
    good: good.run,
    bad: bad.run,
    components,
    findings,
    tests,
    artifacts: compareArtifacts(good, bad),
    images: compareImages(good, bad),
    verdict: diagnose({ good, bad, components, findings, tests }, knowledge),
    coverage: { good: good.coverage, bad: bad.coverage },
    knowledge: bad.knowledge,
  }
}
