import type { Evidence } from '../../model/evidence.ts'
import type { Argument } from '../../model/verdict.ts'
import type { VersionClaim } from '../../model/version-claim.ts'
import { limits } from './weights.ts'

/** An argument and what it adds to the confidence (negative for `against`); 0 is told and not counted. */
export interface WeighedArgument extends Argument {
  readonly stance: 'for' | 'against'
  readonly points: number
}

/** One piece from each artifact first, then the rest, up to what one argument shows. */
export function pickEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const artifacts = new Set<string>()
  const first: Evidence[] = []
  const rest: Evidence[] = []
  for (const piece of evidence) {
    ;(artifacts.has(piece.artifact) ? rest : first).push(piece)
    artifacts.add(piece.artifact)
  }
  return [...first, ...rest].slice(0, limits.evidencePerArgument)
}

/** The evidence of version claims, and the knowledge that led to them. */
export function citeClaims(claims: readonly VersionClaim[]): Pick<Argument, 'evidence' | 'basis'> {
  const evidence = pickEvidence(claims.flatMap(claim => claim.evidence.slice(0, 1)))
  const basis = claims.find(claim => claim.basis !== undefined)?.basis
  return basis === undefined ? { evidence } : { evidence, basis }
}

export function toArgument({ text, side, witness, evidence, basis }: WeighedArgument): Argument {
  return {
    text,
    side,
    evidence,
    ...(witness === undefined ? {} : { witness }),
    ...(basis === undefined ? {} : { basis }),
  }
}
