import type { Confidence } from '../../model/verdict.ts'
import type { WeighedArgument } from './weighed-argument.ts'
import { weights } from './weights.ts'

export interface Rating {
  readonly points: number
  readonly confidence: Confidence
}

/** High needs points and nothing that counts against. */
export function rateDraft(list: readonly WeighedArgument[]): Rating {
  const points = list.reduce((sum, argument) => sum + argument.points, 0)
  return {
    points,
    confidence: confidenceOf(
      points,
      list.some(argument => argument.points < 0),
    ),
  }
}

function confidenceOf(points: number, isContradicted: boolean): Confidence {
  if (points >= weights.high && !isContradicted) return 'high'
  return points >= weights.medium ? 'medium' : 'low'
}
