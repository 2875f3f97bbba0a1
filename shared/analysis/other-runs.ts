import type { Analysis } from '../model/analysis.ts'
import type { OtherRun } from '../model/comparison.ts'
import type { Witness } from '../model/witness.ts'
import { toWitness } from './to-witness.ts'

/** Runs beside the two that are compared: further good ones, and those that only speak for or against a cause. */
export interface FurtherRuns {
  readonly alsoGood: readonly Analysis[]
  readonly witnesses?: readonly Analysis[]
}

/** As a comparison takes them. */
export interface HeardRuns {
  readonly others: readonly OtherRun[]
  readonly witnesses: readonly Witness[]
}

/**
 * Further runs by their numbers, and what they speak for or against. A good run that passed with a suspected version speaks
 * against it; one that does not show that it passed is part of the baseline and speaks for nothing.
 */
export function hearRuns({ alsoGood, witnesses = [] }: FurtherRuns): HeardRuns {
  const others = [
    ...alsoGood.map(({ run }): OtherRun => ({ run, part: 'good' })),
    ...witnesses.map(({ run }): OtherRun => ({ run, part: 'witness' })),
  ]
  const passed = alsoGood.flatMap((analysis, at) => toWitness(analysis, 1 + at) ?? [])
  const called = witnesses.flatMap((analysis, at) => toWitness(analysis, 1 + alsoGood.length + at) ?? [])
  return { others, witnesses: [...passed.filter(({ outcome }) => outcome === 'passed'), ...called] }
}
