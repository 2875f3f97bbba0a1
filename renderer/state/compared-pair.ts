import type { RouteChange } from './route.ts'

/** What is compared: two runs, or two hosts, which may be of one run. */
export interface ComparedPair {
  /** Run ids. */
  readonly baseline: string
  readonly target: string
  /** Further good runs: ids. */
  readonly alsoGood?: readonly string[]
  /** Names of hosts; both or none. */
  readonly baselineHost?: string
  readonly targetHost?: string
}

/** What a route asks to compare; undefined where it names no pair. */
export function comparedPair({
  baseline,
  target,
  alsoGood,
  goodHost,
  badHost,
  hostsOf,
}: RouteChange): ComparedPair | undefined {
  if (baseline === undefined || target === undefined) return undefined
  if (goodHost === undefined || badHost === undefined) {
    return alsoGood === undefined ? { baseline, target } : { baseline, target, alsoGood }
  }
  const hosts = { baselineHost: goodHost, targetHost: badHost }
  if (hostsOf === undefined) return { baseline, target, ...hosts }
  const run = hostsOf === 'good' ? baseline : target
  return { baseline: run, target: run, ...hosts }
}

/** Good becomes bad, hosts and all. */
export function swapSides({ baseline, target, goodHost, badHost, hostsOf }: RouteChange): RouteChange {
  return {
    baseline: target,
    target: baseline,
    alsoGood: undefined,
    goodHost: badHost,
    badHost: goodHost,
    hostsOf: hostsOf === undefined ? undefined : hostsOf === 'good' ? 'bad' : 'good',
    finding: undefined,
    line: undefined,
  }
}
