import type { ComparedTests } from '#shared/model/comparison.ts'
import type { TestFailure } from '#shared/model/tests.ts'

// Read in this order: an id inside of quotes is part of the name, a number inside of an id part of the id.
const MASKS: readonly (readonly [RegExp, string])[] = [
  // A name in quotes; a sentence in quotes may be the cause and stays.
  [/"[^"\s]{1,300}"|'[^'\s]{1,300}'|`[^`\s]{1,300}`/gu, '“…”'],
  [/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/giu, '<id>'],
  [/\b(?=[a-f]*\d)[\da-f]{7,64}\b/giu, '<id>'],
  [/\d+(?:[.:]\d+)*/gu, '<n>'],
]

/** Longer texts are compared by their beginning. Characters. */
const COMPARED = 1_000

/** The text of a failure without names in quotes, ids and numbers, and on one line: equal for failures that say the same of other things. */
export function maskFailure(message: string): string {
  const start = message.slice(0, COMPARED)
  return MASKS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), start)
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** The same of every failure of the bad run, by failure: it costs more than everything else that is shown of them. */
export function maskFailures(
  tests: Pick<ComparedTests, 'newlyFailing' | 'untold' | 'stillFailing'>,
): ReadonlyMap<TestFailure, string> {
  const all = [...tests.newlyFailing, ...tests.untold, ...tests.stillFailing]
  return new Map(all.map(failure => [failure, maskFailure(failure.message)]))
}
