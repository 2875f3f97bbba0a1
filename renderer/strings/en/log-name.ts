import type { PaneName } from '../../panels/logs/pane-name.ts'

/** A log inside of a sentence: `bad log`; one of the other run in its place `left log, bad run`. */
export function logName({ side, place }: PaneName): string {
  return place === undefined ? `${side} log` : `${place} log, ${side} run`
}
