import type { Instant } from '#shared/base/time.ts'
import type { Lane, LaneEvent } from '#shared/model/divergence.ts'
import { buildEvidence } from './build-analysis.ts'

/** A lane with one event for each template, a second after the other; `times` are seconds. */
export function buildLane(templates: readonly string[], times: readonly (number | undefined)[] = []): Lane {
  return {
    key: 'lane',
    title: 'a lane',
    events: templates.map((template, at) => buildEvent(template, at, at in times ? times[at] : at)),
  }
}

function buildEvent(template: string, at: number, seconds: number | undefined): LaneEvent {
  return {
    template,
    text: `text of ${template}`,
    ...(seconds === undefined ? {} : { at: (seconds * 1_000_000) as Instant }),
    evidence: buildEvidence('artifacts/node/kubelet.log', `line of ${template}`, at + 1),
  }
}

/** A whole number from 0 on, below the given one. */
export type Dice = (below: number) => number

/** The same numbers for the same seed. */
export function createDice(seed: number): Dice {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
