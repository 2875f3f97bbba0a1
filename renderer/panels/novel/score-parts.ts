import type { NoveltyScore } from '#shared/model/log-comparison.ts'

type Part = Exclude<keyof NoveltyScore, 'total'>

const PARTS: readonly (readonly [Part, string])[] = [
  ['distance', 'unlike anything in the other run'],
  ['severity', 'how severe it is'],
  ['window', 'at the time of a failing test'],
  ['entity', 'names something of a failing test'],
  ['odds', 'by which side has it'],
  ['knownError', 'a rule knows it as an error'],
  ['teardown', 'while the run was being taken down'],
]

/** What a score is made of, for people; parts that add nothing are left out. */
export function scoreParts(score: NoveltyScore): readonly string[] {
  return PARTS.flatMap(([part, text]) => (score[part] === 0 ? [] : [`${signed(score[part])} ${text}`]))
}

/** `in 2 of 3 good runs`, `in none of 3 good runs`. */
export function goodRunsText(seen: number, runs: number): string {
  return `in ${seen === 0 ? 'none' : seen.toString()} of ${runs.toString()} good runs`
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
}
