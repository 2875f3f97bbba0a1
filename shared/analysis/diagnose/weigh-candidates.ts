import type { ComponentRow } from '../../model/comparison.ts'
import { counterAffected } from './counter-affected.ts'
import { counterCleanHosts } from './counter-clean-hosts.ts'
import { counterName } from './counter-name.ts'
import { counterTiming } from './counter-timing.ts'
import { counterWitnesses } from './counter-witnesses.ts'
import type { Candidate } from './group-changes.ts'
import type { Counter, Suspicion } from './suspicion.ts'
import type { WeighedArgument } from './weighed-argument.ts'

/** A candidate that is no longer one. */
export interface Dropped {
  readonly candidate: Candidate
  readonly because: WeighedArgument
}

export interface Weighing {
  /** Nothing tells these apart. */
  readonly standing: readonly Candidate[]
  /** They cannot be it. */
  readonly refuted: readonly Dropped[]
  /** Weakened, where another is not: less likely, and not refuted. */
  readonly setAside: readonly Dropped[]
  /** What weakens the ones that stand all the same. */
  readonly counters: readonly WeighedArgument[]
}

/** Tries to refute every candidate first; what survives stands. */
export function weighCandidates(suspicion: Suspicion, candidates: readonly Candidate[]): Weighing {
  const weighed = candidates.map(candidate => ({
    candidate,
    counters: [
      ...countersOf(suspicion, candidate.lead),
      ...counterName(suspicion, candidate, candidates),
      ...counterAffected(suspicion, candidate, candidates),
    ],
  }))
  const alive = weighed.filter(({ counters }) => counters.every(counter => !counter.isHard))
  const clean = alive.filter(({ counters }) => counters.length === 0)
  const standing = clean.length > 0 ? clean : alive
  const dropped = weighed.flatMap(one => {
    const because = one.counters.find(counter => counter.isHard) ?? one.counters[0]
    return standing.includes(one) || because === undefined ? [] : [{ candidate: one.candidate, because }]
  })
  const listDropped = (isHard: boolean): readonly Dropped[] =>
    dropped
      .filter(({ because }) => because.isHard === isHard)
      .map(({ candidate, because }) => ({ candidate, because: because.argument }))
  return {
    standing: standing.map(one => one.candidate),
    refuted: listDropped(true),
    setAside: listDropped(false),
    counters: standing.flatMap(one => one.counters.map(counter => counter.argument)),
  }
}

function countersOf(suspicion: Suspicion, row: ComponentRow): readonly Counter[] {
  return [...counterTiming(suspicion, row), ...counterWitnesses(suspicion, row), ...counterCleanHosts(suspicion, row)]
}
