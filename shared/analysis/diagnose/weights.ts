/**
 * Points of the arguments, and the sums from which a confidence follows. `high` also needs that nothing counts against.
 * Calibrated on the incidents of test/unit/shared/analysis/diagnose and on the 100 planted histories of
 * test/property/planted-histories.test.ts: a root-cause signal that only the bad run shows is medium by itself, and high
 * with one component change or a pair of versions that is known to break; two changes that explain it alike are medium;
 * one that a counter-example contradicts is low.
 */
export const weights = {
  rootCause: 70,
  skew: 35,
  symptom: 25,
  /** Off when the good run shows the same finding, though less often. */
  alreadyInGood: -40,
  change: 20,
  /** The only suspect that changed, with every other one known to be the same. */
  soleChange: 15,
  brokenPair: 20,
  newImage: 10,
  goodPairWorks: 5,
  skewBeside: 15,
  suspectsIdentical: -15,
  derived: -15,
  worksTogether: -30,
  outsideMatrix: -25,
  /** Several changes would explain it, and nothing tells them apart. */
  tied: -10,
  /** A symptom is blamed on a daemon that never said it started. */
  neverStarted: -10,
  cleanHost: -15,
  /** The good run has the very pair of versions that is known to break. */
  sameInGood: -30,
  passesWithNew: -40,
  failsWithOld: -60,
  beforeStart: -60,
  high: 85,
  medium: 50,
} as const

/** How much is told. */
export const limits = {
  /** A finding in both runs counts as a difference when the bad run shows it at least this many times as often. */
  moreOften: 3,
  /** Clocks of two writers may differ by so much before an order of events is believed. Microseconds. */
  headStartMicros: 60_000_000,
  hypotheses: 20,
  evidencePerArgument: 4,
  changesInSummary: 6,
} as const
