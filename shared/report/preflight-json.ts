import { formatInstant } from '../base/time.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Machine, Preflight, PreflightProblem } from '../model/preflight.ts'
import { PREFLIGHT_SCHEMA, type PreflightDocument } from '../saved/preflight.schema.ts'
import { stableStringify } from './stable-stringify.ts'

/** The document `runskew/preflight@1` as text. Not redacted: its evidence must match the bytes. */
export function preflightJson(preflight: Preflight): string {
  return `${stableStringify(preflightDocument(preflight))}\n`
}

function preflightDocument(preflight: Preflight): PreflightDocument {
  return {
    schema: PREFLIGHT_SCHEMA,
    source: preflight.source,
    asOf: formatDay(preflight.asOf),
    machines: preflight.machines.map(writeMachine),
    problems: preflight.problems.map(writeProblem),
    notKnown: preflight.gaps.map(({ text, machines, evidence }) => ({
      text,
      machines: [...machines],
      evidence: evidence.map(writeEvidence),
    })),
    coverage: preflight.coverage.map(({ artifact, state, reason }) => ({ artifact, state, reason })),
    knowledge: preflight.knowledge,
  }
}

/** `2025-03-05` */
export function formatDay(at: Preflight['asOf']): string {
  return formatInstant(at).slice(0, 'YYYY-MM-DD'.length)
}

function writeMachine({ name, job, artifact, facts }: Machine): PreflightDocument['machines'][number] {
  return {
    name,
    job: job ?? null,
    artifact,
    facts: facts.map(({ kind, value, basis, evidence }) => ({
      kind,
      value,
      basis: basis ?? null,
      evidence: writeEvidence(evidence),
    })),
  }
}

function writeProblem(problem: PreflightProblem): PreflightDocument['problems'][number] {
  const { check, outcome, title, explain, confidence, derived } = problem
  return {
    check,
    outcome,
    title,
    explain,
    confidence,
    derived,
    unless: [...problem.unless],
    machines: [...problem.machines],
    shows: problem.shows.map(({ text, basis, evidence }) => ({
      text,
      basis: basis ?? null,
      evidence: evidence.map(writeEvidence),
    })),
    nextSteps: [...problem.nextSteps],
    references: [...problem.references],
  }
}

function writeEvidence({ artifact, line, offset, length, text }: Evidence) {
  return { artifact, line, offset, length, text }
}
