import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'

/** What a golden case states of one run: no times, no offsets, so that it reads as a list of facts. */
export function digestAnalysis(analysis: Analysis) {
  const role = (host: string | undefined) =>
    host === undefined ? 'run' : (analysis.hosts.find(known => known.name === host)?.role ?? host)
  return {
    claims: unique(
      analysis.claims.map(claim => `${claim.component} ${claim.role} ${claim.version} @ ${role(claim.host)}`),
    ),
    findings: unique(
      analysis.findings.map(
        finding => `${finding.kind} ${finding.rule === 'unclassified' ? finding.title : finding.id} ×${finding.count}`,
      ),
    ),
    tests: { passed: analysis.tests.passed, failed: analysis.tests.failed, skipped: analysis.tests.skipped },
    coverage: analysis.coverage.filter(row => row.state !== 'read').map(row => `${row.state} ${row.artifact}`),
    stage: analysis.stage.reached,
  }
}

/** What a golden case states of two runs. */
export function digestComparison(comparison: Comparison) {
  const side = (claims: Comparison['components'][number]['good']) =>
    claims === undefined ? '?' : unique(claims.map(claim => claim.version)).join(', ') || '–'
  return {
    components: comparison.components.map(
      row => `${row.component} ${row.role} @ ${row.hostRole}: ${side(row.good)} → ${side(row.bad)} ${row.state}`,
    ),
    findings: unique(
      comparison.findings.map(
        finding => `${finding.side} ${finding.kind} ${finding.rule === 'unclassified' ? finding.title : finding.id}`,
      ),
    ),
    verdict: {
      status: comparison.verdict.status,
      hypotheses: comparison.verdict.hypotheses.map(hypothesis => `${hypothesis.confidence} ${hypothesis.title}`),
    },
  }
}

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort()
}
