import type { Instant } from '../base/time.ts'
import type { RunFacts } from '../model/run.ts'

/** Job and run id as the bucket's layout spells them: `…/<job>/<decimal id>`. */
const RUN_PATH = /(?:^|\/)(?<job>[^/]+)\/(?<id>\d{1,20})\/?$/u

export interface RunLocation {
  /** Path of the run inside its source. */
  readonly path: string
  /** For people. */
  readonly source: string
  /** When its store took in its artifacts, as the store said. No artifact says so: it only bounds what they leave open. */
  readonly uploaded?: { readonly from: Instant; readonly to: Instant }
}

/** Facts that artifacts state, completed by the run's place in the bucket. The first artifact that states a fact wins. */
export function resolveRun(stated: readonly Partial<Omit<RunFacts, 'source'>>[], location: RunLocation): RunFacts {
  const facts: Partial<Omit<RunFacts, 'source'>> = Object.assign({}, ...[...stated].reverse()) as Partial<
    Omit<RunFacts, 'source'>
  >
  const place = RUN_PATH.exec(location.path)?.groups
  return {
    ...(place === undefined ? {} : { job: place['job'] ?? '', id: place['id'] ?? '' }),
    ...facts,
    source: location.source,
  }
}
