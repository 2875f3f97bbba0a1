import type { InvestigationView } from '#shared/ipc/views.ts'
import type { ClockSkew } from '#shared/model/clock-skew.ts'
import { SIDES, type Side } from './sides.ts'

/** Two clocks of one side's run that disagree. */
export interface SidedSkew {
  readonly side: Side
  readonly skew: ClockSkew
}

/** Of both sides, the good one first. */
export function listSkews(investigation: Pick<InvestigationView, 'good' | 'bad'>): readonly SidedSkew[] {
  return SIDES.flatMap(side => investigation[side].skews.map(skew => ({ side, skew })))
}
