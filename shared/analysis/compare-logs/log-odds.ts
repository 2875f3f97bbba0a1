/** In how many of how many runs a template is. */
export interface RunCount {
  readonly seen: number
  readonly runs: number
}

/** Logarithm of the odds of being in a run of the one kind against the other; half a run is added to each, so that it is finite. */
export function logOdds(own: RunCount, other: RunCount): number {
  return logit(own) - logit(other)
}

function logit({ seen, runs }: RunCount): number {
  return Math.log((seen + 0.5) / (runs - seen + 0.5))
}
