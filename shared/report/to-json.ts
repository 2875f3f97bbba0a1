import { formatInstant, type Instant } from '../base/time.ts'
import type { Analysis } from '../model/analysis.ts'
import type { ClockSkew } from '../model/clock-skew.ts'
import type { ComparedFinding, Comparison, ComponentRow } from '../model/comparison.ts'
import type { CoverageEntry } from '../model/coverage.ts'
import type { Finding } from '../model/finding.ts'
import type { ImageReference } from '../model/image-reference.ts'
import type { RunFacts } from '../model/run.ts'
import type { TestFailure } from '../model/tests.ts'
import type { Argument, Hypothesis } from '../model/verdict.ts'
import type { VersionClaim } from '../model/version-claim.ts'
import { ANALYSIS_SCHEMA, type AnalysisDocument } from '../saved/analysis.schema.ts'
import { COMPARISON_SCHEMA, type ComparisonDocument } from '../saved/comparison.schema.ts'
import { writeEvidence } from './evidence-json.ts'
import { writeDivergence, writeLogs } from './log-comparison-json.ts'
import { stableStringify } from './stable-stringify.ts'

/** The document `runskew/analysis@1` as text. Not redacted: its evidence must match the bytes. */
export function analysisJson(analysis: Analysis): string {
  return `${stableStringify(analysisDocument(analysis))}\n`
}

/** The document `runskew/comparison@1` as text. Not redacted: its evidence must match the bytes. */
export function comparisonJson(comparison: Comparison): string {
  return `${stableStringify(comparisonDocument(comparison))}\n`
}

export function analysisDocument(analysis: Analysis): AnalysisDocument {
  const { passed, failed, skipped, failures } = analysis.tests
  const { reached, stopped } = analysis.stage
  return {
    schema: ANALYSIS_SCHEMA,
    run: writeRun(analysis.run),
    hosts: analysis.hosts.map(({ name, role, image }) => ({ name, role, image: image ?? null })),
    claims: analysis.claims.map(claim => ({ component: claim.component, role: claim.role, ...writeVersion(claim) })),
    images: analysis.images.map(writeImage),
    findings: analysis.findings.map(writeFinding),
    tests: { passed, failed, skipped, failures: failures.map(writeFailure) },
    coverage: analysis.coverage.map(writeCoverage),
    skews: analysis.skews.map(writeSkew),
    stage: {
      reached,
      stopped: stopped === undefined ? null : { reason: stopped.reason, evidence: writeEvidence(stopped.evidence) },
    },
    knowledge: analysis.knowledge,
  }
}

export function comparisonDocument(comparison: Comparison): ComparisonDocument {
  const { tests, artifacts, verdict, coverage } = comparison
  return {
    schema: COMPARISON_SCHEMA,
    good: writeRun(comparison.good),
    bad: writeRun(comparison.bad),
    others: (comparison.others ?? []).map(({ run, part }) => ({ ...writeRun(run), part })),
    hosts: comparison.hosts === undefined ? null : { good: comparison.hosts.good, bad: comparison.hosts.bad },
    components: comparison.components.map(writeRow),
    findings: comparison.findings.map(writeComparedFinding),
    tests: {
      newlyFailing: tests.newlyFailing.map(writeFailure),
      untold: tests.untold.map(writeFailure),
      fixed: [...tests.fixed],
      stillFailing: tests.stillFailing.map(writeFailure),
      missing: [...tests.missing],
    },
    artifacts: { onlyGood: [...artifacts.onlyGood], onlyBad: [...artifacts.onlyBad] },
    images: comparison.images.map(({ name, good, bad }) => ({
      name,
      good: good.map(writeImage),
      bad: bad.map(writeImage),
    })),
    ...writeLogs(comparison),
    divergence: writeDivergence(comparison),
    verdict: {
      status: verdict.status,
      summary: verdict.summary,
      hypotheses: verdict.hypotheses.map(writeHypothesis),
      ruledOut: verdict.ruledOut.map(({ title, because }) => ({ title, because: writeArgument(because) })),
    },
    skews: { good: comparison.skews.good.map(writeSkew), bad: comparison.skews.bad.map(writeSkew) },
    coverage: { good: coverage.good.map(writeCoverage), bad: coverage.bad.map(writeCoverage) },
    knowledge: comparison.knowledge,
  }
}

type Part<T extends keyof ComparisonDocument> = ComparisonDocument[T]

function writeRun({ job, id, result, startedAt, finishedAt, source }: RunFacts): Part<'good'> {
  return {
    job: job ?? null,
    id: id ?? null,
    result: result ?? null,
    startedAt: writeInstant(startedAt),
    finishedAt: writeInstant(finishedAt),
    source,
  }
}

function writeInstant(at: Instant | undefined): string | null {
  return at === undefined ? null : formatInstant(at)
}

function writeVersion({
  version,
  raw,
  host,
  path,
  basis,
  starts,
  evidence,
}: VersionClaim): NonNullable<Part<'components'>[number]['good']>[number] {
  return {
    version,
    raw,
    host: host ?? null,
    path: path ?? null,
    basis: basis ?? null,
    starts: starts?.count ?? null,
    evidence: evidence.map(writeEvidence),
  }
}

function writeRow(row: ComponentRow): Part<'components'>[number] {
  const { component, role, hostRole, state, note } = row
  return {
    component,
    role,
    hostRole,
    state,
    note,
    good: row.good?.map(writeVersion) ?? null,
    bad: row.bad?.map(writeVersion) ?? null,
  }
}

function writeFinding({
  id,
  rule,
  kind,
  severity,
  title,
  count,
  hosts,
  evidence,
  outcome,
  outcomeEvidence = [],
}: Finding): AnalysisDocument['findings'][number] {
  return {
    id,
    rule,
    kind,
    severity,
    title,
    count,
    hosts: [...hosts],
    evidence: evidence.map(writeEvidence),
    outcome: outcome ?? null,
    outcomeEvidence: outcomeEvidence.map(writeEvidence),
  }
}

function writeComparedFinding(finding: ComparedFinding): Part<'findings'>[number] {
  const { side, goodCount, badCount, goodEvidence } = finding
  return { ...writeFinding(finding), side, goodCount, badCount, goodEvidence: goodEvidence.map(writeEvidence) }
}

function writeFailure({
  name,
  suite,
  message,
  durationSeconds,
  host,
  evidence,
}: TestFailure): AnalysisDocument['tests']['failures'][number] {
  const seconds = durationSeconds !== undefined && Number.isFinite(durationSeconds) ? durationSeconds : null
  return { name, suite, message, durationSeconds: seconds, host: host ?? null, evidence: evidence.map(writeEvidence) }
}

function writeCoverage({ artifact, state, reason }: CoverageEntry): AnalysisDocument['coverage'][number] {
  return { artifact, state, reason }
}

function writeSkew(skew: ClockSkew): AnalysisDocument['skews'][number] {
  const { artifacts, host, reference, offsetMicros, spreadMicros, pairs, drift, evidence } = skew
  return {
    artifacts: [...artifacts],
    host: host ?? null,
    reference,
    offsetMicros,
    spreadMicros,
    pairs,
    drift: drift === undefined ? null : { ppm: drift.ppm, at: formatInstant(drift.at) },
    evidence: evidence.map(writeEvidence),
  }
}

function writeImage({ name, tag, digest, host, count, evidence }: ImageReference): AnalysisDocument['images'][number] {
  return {
    name,
    tag: tag ?? null,
    digest: digest ?? null,
    host: host ?? null,
    count,
    evidence: evidence.map(writeEvidence),
  }
}

function writeArgument({
  text,
  side,
  witness,
  basis,
  evidence,
}: Argument): Part<'verdict'>['hypotheses'][number]['for'][number] {
  return { text, side, witness: witness ?? null, basis: basis ?? null, evidence: evidence.map(writeEvidence) }
}

function writeHypothesis(hypothesis: Hypothesis): Part<'verdict'>['hypotheses'][number] {
  const { id, title, confidence, nextSteps, references, findings, tiedWith } = hypothesis
  return {
    id,
    title,
    confidence,
    for: hypothesis.for.map(writeArgument),
    against: hypothesis.against.map(writeArgument),
    nextSteps: [...nextSteps],
    references: [...references],
    findings: [...findings],
    tiedWith: [...tiedWith],
  }
}
