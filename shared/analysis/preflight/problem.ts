import type { Evidence } from '../../model/evidence.ts'
import type { ConfigFact, PreflightArgument, PreflightOutcome, PreflightProblem } from '../../model/preflight.ts'
import type { Confidence } from '../../model/verdict.ts'
import { preflightKnowledge, type PreflightCheckName } from '../../knowledge/preflight/index.ts'
import type { MachineView } from './describe-machine.ts'

/** What a check found on one machine. */
export interface Hit {
  readonly check: PreflightCheckName
  readonly values: Readonly<Record<string, string>>
  readonly shows: readonly PreflightArgument[]
  readonly confidence: Confidence
  /** Where it is less than what the check says at its worst. */
  readonly outcome?: PreflightOutcome
  readonly derived?: boolean
  readonly unless?: readonly string[]
}

/** The sentences of a check, filled in for one machine. */
export function toProblem(hit: Hit, { machine }: MachineView): PreflightProblem {
  const { id, outcome, title, explain, nextSteps, references } = preflightKnowledge.checks[hit.check]
  const fill = (text: string) => fillIn(text, hit.values)
  const sources = hit.shows.flatMap(({ basis }) => (basis === undefined ? [] : [basis]))
  return {
    check: id,
    outcome: hit.outcome ?? outcome,
    title: fill(title),
    explain,
    confidence: hit.confidence,
    derived: hit.derived === true,
    unless: hit.unless ?? [],
    machines: [nameMachine(machine)],
    shows: hit.shows,
    nextSteps: nextSteps.map(fill).filter(step => step !== ''),
    references: [...new Set([...references, ...sources])],
  }
}

export function nameMachine({ name, job }: MachineView['machine']): string {
  return job === undefined ? name : `${name} of ${job}`
}

/** What a fact says as a step of an argument; how it follows from its line is said with it. */
export function showFact({ evidence, basis }: ConfigFact, text: string): PreflightArgument {
  return { text: basis === undefined ? text : `${text}: ${basis}`, evidence: [evidence] }
}

export function showKnowledge(text: string, basis: string, evidence: readonly Evidence[] = []): PreflightArgument {
  return { text, evidence, basis }
}

const LEVELS: readonly Confidence[] = ['high', 'medium', 'low']

/** As many levels less as there are doubts, and never less than low. */
export function lessBy(doubts: number): Confidence {
  return LEVELS[Math.min(doubts, LEVELS.length - 1)] ?? 'low'
}

function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''))
}
