import type { Instant } from '../../base/time.ts'
import type { NoveltyScore } from '../../model/log-comparison.ts'
import type { StoryWindow } from '../../model/entity.ts'
import type { Template } from '../../model/template.ts'
import type { LogContext } from './log-context.ts'
import { severities, weights } from './weights.ts'

/** How unlike the other side a template is. */
export interface Novelty {
  /** From the nearest template of the other side, 0 to 1. */
  readonly distance: number
  /** Log odds of its own side against the other. */
  readonly odds: number
}

/** The parts say why a template stands where it stands; nothing else counts. */
export function scoreNovelty(template: Template, { distance, odds }: Novelty, context: LogContext): NoveltyScore {
  const { windows, teardown, namesEntity, isKnownError } = context
  const when = (is: boolean, points: number) => (is ? points : 0)
  const isFailing = isWithin(template.firstAt, windows)
  const parts = {
    distance: weights.distance * distance,
    severity: weights.severity * severities[template.severity],
    window: when(isFailing, weights.window),
    entity: when(namesEntity(template.first.text) || namesEntity(template.text), weights.entity),
    odds: weights.odds * squash(odds),
    knownError: when(isKnownError(template), weights.knownError),
    teardown: when(!isFailing && isWithin(template.firstAt, teardown), weights.teardown),
  }
  return { ...parts, total: Object.values(parts).reduce((sum, points) => sum + points, 0) }
}

function isWithin(at: Instant | undefined, windows: readonly StoryWindow[]): boolean {
  return at !== undefined && windows.some(({ from, to }) => at >= from && at <= to)
}

/** Any number to 0 to 1; even odds to ½. */
function squash(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
