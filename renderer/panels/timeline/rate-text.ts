import { strings } from '../../strings/index.ts'

/** `12 lines/s`, `0.4 lines/s`: for people. */
export function rateText(linesPerSecond: number): string {
  const digits = linesPerSecond >= 10 ? 0 : linesPerSecond >= 1 ? 1 : 2
  return strings.timeline.rate(linesPerSecond.toFixed(digits))
}
