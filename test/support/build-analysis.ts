import type { Analysis, RunStage } from '#shared/model/analysis.ts'
import type { CoverageEntry } from '#shared/model/coverage.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { Finding } from '#shared/model/finding.ts'
import type { Host } from '#shared/model/host.ts'
import type { ImageReference } from '#shared/model/image-reference.ts'
import type { RunResult } from '#shared/model/run.ts'
import type { TestFailure } from '#shared/model/tests.ts'
import type { VersionClaim } from '#shared/model/version-claim.ts'

export function buildEvidence(artifact: string, text: string, line = 1): Evidence {
  return { artifact, line, offset: (line - 1) * 100, length: text.length, text }
}

/** A claim read in `artifact`, cited by its raw text. */
export function buildClaim(
  component: string,
  version: string,
  rest: Partial<VersionClaim> & { readonly artifact?: string } = {},
): VersionClaim {
  const { artifact = 'build-log.txt', ...claim } = rest
  return {
    component,
    version,
    role: 'running',
    raw: version,
    method: 'line',
    evidence: [buildEvidence(artifact, version)],
    ...claim,
  }
}

export function buildFinding(rule: string, rest: Partial<Finding> = {}): Finding {
  return {
    id: rule,
    rule,
    kind: 'root-cause',
    severity: 'fatal',
    title: `title of ${rule}`,
    values: {},
    count: 3,
    hosts: [],
    evidence: [buildEvidence('build-log.txt', `text of ${rule}`)],
    ...rest,
  }
}

export function buildFailure(name: string, message = 'it failed'): TestFailure {
  return { name, suite: 'e2e', message, evidence: [buildEvidence('artifacts/junit_01.xml', message)] }
}

interface Parts {
  readonly id?: string
  readonly result?: RunResult
  readonly hosts?: readonly Host[]
  readonly claims?: readonly VersionClaim[]
  readonly findings?: readonly Finding[]
  readonly images?: readonly ImageReference[]
  readonly failures?: readonly TestFailure[]
  readonly passedNames?: readonly string[]
  readonly skippedNames?: readonly string[]
  readonly coverage?: readonly CoverageEntry[]
  readonly artifacts?: Analysis['artifacts']
  readonly stage?: RunStage
}

/** An analysis of a run in which nothing happened, but for the parts given. */
export function buildAnalysis(parts: Parts = {}): Analysis {
  const { id = '1', result = 'success', failures = [], passedNames = [], skippedNames = [], ...lists } = parts
  return {
    run: { job: 'ci-containerd-node-e2e-1-7', id, result, source: 'runs.zip' },
    hosts: [],
    claims: [],
    images: [],
    findings: [],
    tests: {
      passed: passedNames.length,
      failed: failures.length,
      skipped: skippedNames.length,
      failures,
      passedNames,
      skippedNames,
    },
    coverage: [],
    artifacts: [],
    timeline: { events: [], repeats: [], tests: [], phases: [], density: [] },
    skews: [],
    entities: [],
    entityNotes: [],
    stage: { reached: 'host' },
    knowledge: 'k1',
    ...lists,
  }
}

export function readEntry(artifact: string): CoverageEntry {
  return { artifact, state: 'read', reason: '' }
}
