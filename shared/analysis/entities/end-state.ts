import type { Entity } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Host } from '../../model/host.ts'
import type { TestFailure } from '../../model/tests.ts'

interface Ended {
  readonly host: string | undefined
  readonly pod: Entity | undefined
}

interface EndStates {
  readonly hosts: readonly Host[]
  readonly failures: readonly TestFailure[]
}

/** What agrees that something never succeeded: a failed test that names the pod, one of its machine, its machine's suite. */
export function findEndState({ host: stated, pod }: Ended, { hosts, failures }: EndStates): Evidence | undefined {
  const host = stated ?? pod?.host
  const words = pod === undefined ? [] : tellingWords(pod)
  const named = failures.slice(0, FAILURES).find(({ message }) => words.some(word => holdsWord(message, word)))
  return named?.evidence[0] ?? (host === undefined ? undefined : endOfHost(host, { hosts, failures }))
}

function tellingWords({ namespace, name, uid, parts }: Entity): readonly string[] {
  return [namespace, name, uid, ...parts.slice(0, PARTS).map(({ id }) => id)].filter(
    word => word !== undefined && word.length >= TELLING,
  ) as string[]
}

function endOfHost(host: string, { hosts, failures }: EndStates): Evidence | undefined {
  const failure = failures.find(one => one.host === host)
  const suite = hosts.find(({ name }) => name === host)?.suite
  return failure?.evidence[0] ?? (suite?.outcome === 'failed' ? suite.evidence : undefined)
}

/** What is looked for, and where: a run has dozens of failed tests, a pod a handful of containers. */
const PARTS = 10
const FAILURES = 500
/** Shorter names (`test`, `default`) are words that any text has. */
const TELLING = 9

const NAME_CHARACTER = /[\dA-Za-z-]/u

/** `web-1` is no word of `web-10`, and one of `web-1_ns-1`. */
function holdsWord(text: string, word: string): boolean {
  return wordAt(text, word) !== -1
}

/** Where a word stands whole; −1 where it does not. */
export function wordAt(text: string, word: string): number {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!NAME_CHARACTER.test(text.charAt(at - 1)) && !NAME_CHARACTER.test(text.charAt(at + word.length))) return at
  }
  return -1
}
