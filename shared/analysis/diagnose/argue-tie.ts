import type { Candidate } from './group-changes.ts'
import { nameChanged, showVersions } from './find-suspects.ts'
import type { Case } from './open-case.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'
import { limits, weights } from './weights.ts'

/** Changes between the same two runs that would each explain the failure cannot be told apart by these runs. */
export function argueTie({ weighing, input }: Case): readonly WeighedArgument[] {
  const { standing } = weighing
  if (standing.length < 2) return []
  const evidence = standing.flatMap(({ lead }) => citeClaims(lead.bad ?? []).evidence.slice(0, 1))
  const text = `${listNames(standing)} ${input.names.changed === 'changed' ? 'changed' : 'differ'} between the same two ${input.names.plural}; each would explain it, and nothing that was read tells them apart`
  return [
    {
      stance: 'against',
      points: weights.tied,
      side: 'bad',
      text,
      evidence: evidence.slice(0, limits.evidencePerArgument),
    },
  ]
}

/** What would explain it as well as the first candidate. */
export function tiedWith({ weighing }: Case): readonly string[] {
  return weighing.standing.slice(1).map(({ lead }) => describeChange(lead))
}

/** `os-image on cos from cos-1 to cos-2`. */
export function describeChange(row: Candidate['lead']): string {
  return `${nameChanged(row)} ${describeVersions(row)}`
}

/** `from 1.7.24 to 2.0.2`. */
export function describeVersions({ good, bad }: Candidate['lead']): string {
  return `from ${showVersions(good)} to ${showVersions(bad)}`
}

/** Which combination of versions would tell them apart: one of the changes without the others. */
export function separateTied({ weighing }: Case): readonly string[] {
  const [first, ...others] = weighing.standing
  if (first === undefined || others.length === 0) return []
  const fresh = `${nameChanged(first.lead)} ${showVersions(first.lead.bad)}`
  const old = others.map(({ lead }) => `${nameChanged(lead)} ${showVersions(lead.good)}`).join(' and ')
  return [
    `To tell ${listNames(weighing.standing)} apart, look for a run, or start one, with ${fresh} and still ${old}, or the other way round, and compare it too (--with on the command line): if it passes, ${nameChanged(first.lead)} is not the cause.`,
  ]
}

/** `a and b`, `a, b and c`. */
function listNames(candidates: readonly Candidate[]): string {
  const names = candidates.map(({ lead }) => nameChanged(lead))
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(part => part !== '').join(' and ')
}
