import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Host, HostPair } from '#shared/model/host.ts'
import { NEW_PAIR, type Route, type RouteChange } from './route.ts'

type Side = 'good' | 'bad'

/** A host of one of the two runs. */
export interface HostChoice {
  /** Whose host it is. */
  readonly run: Side
  readonly name: string
}

/** What is to be compared with what: either may be of either run. */
export interface HostSides {
  readonly good: HostChoice | undefined
  readonly bad: HostChoice | undefined
}

/** The whole runs whose hosts can be chosen. */
export type WholeRuns = Pick<InvestigationView, 'baseline' | 'target' | 'good' | 'bad'>

/** The runs to choose from: one, where a run is compared with itself. */
export function runsToChoose({ baseline, target }: WholeRuns): readonly Side[] {
  return baseline.runId === target.runId ? ['bad'] : ['good', 'bad']
}

/** What to preselect: what is compared already, else two that a run suggests, else what failed against the first of the good run. */
export function chooseHosts(runs: WholeRuns, { goodHost, badHost, hostsOf }: RouteChange): HostSides {
  const isOne = runs.baseline.runId === runs.target.runId
  if (goodHost !== undefined && badHost !== undefined) {
    const run = isOne ? 'bad' : hostsOf
    return { good: { run: run ?? 'good', name: goodHost }, bad: { run: run ?? 'bad', name: badHost } }
  }
  const [offer] = offerHosts(runs)
  if (offer !== undefined)
    return { good: { run: offer.run, name: offer.pair.good }, bad: { run: offer.run, name: offer.pair.bad } }
  if (isOne) return { good: undefined, bad: undefined }
  return { good: choiceOf('good', runs.good.hosts[0]), bad: choiceOf('bad', failedHost(runs.bad.hosts)) }
}

function failedHost(hosts: readonly Host[]): Host | undefined {
  return hosts.find(host => host.suite?.outcome === 'failed') ?? hosts[0]
}

function choiceOf(run: Side, host: Host | undefined): HostChoice | undefined {
  return host === undefined ? undefined : { run, name: host.name }
}

/** Two hosts of one run that are worth comparing. */
export interface HostOffer {
  readonly run: Side
  readonly pair: HostPair
}

/** Runs that have a failing and a passing host, the bad run first. */
export function offerHosts(runs: WholeRuns): readonly HostOffer[] {
  const [good, bad] = [runs.good.hostPair, runs.bad.hostPair]
  const isOne = runs.baseline.runId === runs.target.runId
  return [
    ...(bad === undefined ? [] : [{ run: 'bad' as const, pair: bad }]),
    ...(good === undefined || isOne ? [] : [{ run: 'good' as const, pair: good }]),
  ]
}

export function isSameHost({ good, bad }: HostSides): boolean {
  return good !== undefined && good.run === bad?.run && good.name === bad.name
}

/** Where the two hosts are compared, in the first panel; undefined as long as they are not two. */
export function routeOfHosts(
  sides: HostSides,
  { baseline, target }: Pick<Route, 'baseline' | 'target'>,
): RouteChange | undefined {
  const { good, bad } = sides
  if (good === undefined || bad === undefined || isSameHost(sides)) return undefined
  const isTurned = good.run === 'bad' && bad.run === 'good'
  const isOfOne = good.run === bad.run && baseline !== target
  return {
    ...NEW_PAIR,
    baseline: isTurned ? target : baseline,
    target: isTurned ? baseline : target,
    goodHost: good.name,
    badHost: bad.name,
    hostsOf: isOfOne ? good.run : undefined,
    panel: 'verdict',
  }
}
