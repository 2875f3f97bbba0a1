import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { MOST_GOOD_RUNS } from '#shared/model/comparison.ts'
import { ownPane } from './log-pane.ts'

const Text = z.string().min(1).max(4096)
const LineNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const Offset = z.coerce.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
const PANEL = /^[a-z][a-z-]{0,30}$/u
const ZERO = /^(?:phase\.[a-z]{1,20}|-?\d{1,15}~-?\d{1,15})$/u
const WINDOW = /^(-?\d{1,16})-(-?\d{1,16})$/u

/** Where a person is, as far as a link should bring it back. Anything that does not fit its type is left out. */
export const Route = z.object({
  baseline: Text.optional().catch(undefined),
  target: Text.optional().catch(undefined),
  /** Further good runs, in their order. */
  alsoGood: z
    .array(Text)
    .min(1)
    .max(MOST_GOOD_RUNS - 1)
    .optional()
    .catch(undefined),
  /** Names of the two hosts that are compared; both or none. None = whole runs. */
  goodHost: Text.optional().catch(undefined),
  badHost: Text.optional().catch(undefined),
  /** The run that both hosts are of; none = each is of its own side's run. */
  hostsOf: z.enum(['good', 'bad']).optional().catch(undefined),
  panel: z.string().regex(PANEL).catch('verdict'),
  /** Id of a finding. */
  finding: Text.optional().catch(undefined),
  /** Id of an entity. */
  entity: Text.optional().catch(undefined),
  side: z.enum(['good', 'bad']).optional().catch(undefined),
  artifact: Text.optional().catch(undefined),
  /** The pane of the Logs panel that shows the artifact, only where it is the other run's. */
  pane: z.enum(['left', 'right']).optional().catch(undefined),
  line: LineNumber.optional().catch(undefined),
  /** What is searched for: the words, what else has to be so of a line, and how the words are meant: `e` a pattern, `c` in this case only. */
  searchText: Text.optional().catch(undefined),
  searchFilters: z.string().min(1).max(2_000).optional().catch(undefined),
  searchWays: z.enum(['e', 'c', 'ec']).optional().catch(undefined),
  /** Visible time window: microseconds since zero, which is each run's own start unless `zero` says otherwise. */
  from: Offset.optional().catch(undefined),
  to: Offset.optional().catch(undefined),
  /** That of the bad run, where the two move apart; both or none. */
  badFrom: Offset.optional().catch(undefined),
  badTo: Offset.optional().catch(undefined),
  /** What is zero: the begin of a phase, or an instant of each run, in microseconds from its own start. */
  zero: z.string().regex(ZERO).optional().catch(undefined),
})
export type Route = Readonly<z.output<typeof Route>>
export type RouteChange = { readonly [Key in keyof Route]?: Route[Key] | undefined }

/** No place inside of what is compared; what is compared stays. */
export const NOWHERE = {
  finding: undefined,
  entity: undefined,
  side: undefined,
  artifact: undefined,
  pane: undefined,
  line: undefined,
  from: undefined,
  to: undefined,
  badFrom: undefined,
  badTo: undefined,
  zero: undefined,
  searchText: undefined,
  searchFilters: undefined,
  searchWays: undefined,
} as const satisfies RouteChange

/** No place, no hosts and no further runs of what was compared before; for going to another pair. */
export const NEW_PAIR = {
  ...NOWHERE,
  goodHost: undefined,
  badHost: undefined,
  hostsOf: undefined,
  alsoGood: undefined,
} as const satisfies RouteChange

/** Reads a fragment such as `#/i/<baseline>~<target>/logs?a=…&l=12`. Never throws; what it cannot read is left out. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#/u, ''), '?')
  const [, marker, pair = '', panel] = path.split('/')
  const words = new URLSearchParams(query)
  const word = (name: string) => words.get(name) ?? undefined
  const window = WINDOW.exec(word('t') ?? '')
  const badWindow = window === null ? null : WINDOW.exec(word('tb') ?? '')
  const route = Route.parse({
    ...(marker === 'i'
      ? { ...parsePair(pair), ...parseHosts(words), alsoGood: words.getAll('ag').filter(isPresent) }
      : {}),
    panel,
    finding: word('f'),
    entity: word('e'),
    side: word('s'),
    artifact: word('a'),
    pane: word('p'),
    line: word('l'),
    searchText: word('q'),
    searchFilters: word('qf'),
    searchWays: word('qo'),
    from: window?.[1],
    to: window?.[2],
    badFrom: badWindow?.[1],
    badTo: badWindow?.[2],
    zero: word('z'),
  })
  return withoutUndefined({ ...route, pane: paneAcross(route) })
}

/** Both runs or none: half a pair names no investigation. */
function parsePair(pair: string): Pick<Route, 'baseline' | 'target'> {
  const [baseline, target] = splitOnce(pair, '~').map(decode)
  return isPresent(baseline) && isPresent(target) ? { baseline, target } : {}
}

/** Both hosts or none, like the runs. */
function parseHosts(words: URLSearchParams): Partial<Record<'goodHost' | 'badHost' | 'hostsOf', string>> {
  const [goodHost, badHost] = [words.get('gh') ?? '', words.get('bh') ?? '']
  return goodHost === '' || badHost === '' ? {} : { goodHost, badHost, hostsOf: words.get('ho') ?? '' }
}

/** The pane, where it is said of an artifact and is not that of the artifact's own run. */
function paneAcross({ side, artifact, pane }: Route): Route['pane'] {
  return side === undefined || artifact === undefined || pane === ownPane(side) ? undefined : pane
}

/** The fragment of a route; `parseRoute` gives the same route back. */
export function formatRoute(route: RouteChange): string {
  const words = new URLSearchParams()
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined) words.set(name, String(value))
  }
  if (route.goodHost !== undefined && route.badHost !== undefined) {
    put('gh', route.goodHost)
    put('bh', route.badHost)
    put('ho', route.hostsOf)
  }
  for (const runId of route.alsoGood ?? []) words.append('ag', runId)
  put('f', route.finding)
  put('e', route.entity)
  put('s', route.side)
  put('a', route.artifact)
  put('p', route.pane)
  put('l', route.line)
  put('q', route.searchText)
  put('qf', route.searchFilters)
  put('qo', route.searchWays)
  putWindows(route, put)
  put('z', route.zero)
  const hasPair = route.baseline !== undefined && route.target !== undefined
  const pair = hasPair ? `${encode(route.baseline)}~${encode(route.target)}` : '~'
  const query = words.toString()
  return `#/i/${pair}/${route.panel ?? 'verdict'}${query === '' ? '' : `?${query}`}`
}

type Put = (name: string, value: string | number | undefined) => void

/** The bad run has a window of its own only beside the good one's. */
function putWindows({ from, to, badFrom, badTo }: RouteChange, put: Put): void {
  if (from === undefined || to === undefined) return
  put('t', `${from}-${to}`)
  if (badFrom !== undefined && badTo !== undefined) put('tb', `${badFrom}-${badTo}`)
}

let current: { readonly hash: string; readonly route: Route } | undefined
const listeners = new Set<() => void>()

/** The route of the address bar. The same object until the address changes or is asked for again. */
export function getRoute(): Route {
  const { hash } = window.location
  if (current?.hash !== hash) current = { hash, route: parseRoute(hash) }
  return current.route
}

/** What `routeTo(change)` makes of a route. The pane goes with the artifact that it was said of. */
export function changeRoute(route: RouteChange, change: RouteChange): RouteChange {
  const isOther = 'side' in change || 'artifact' in change
  return { ...route, ...(isOther ? { pane: undefined } : {}), ...change }
}

/** The fragment that `routeTo(change)` would go to; for `href`. */
export function hrefTo(change: RouteChange): string {
  return formatRoute(changeRoute(getRoute(), change))
}

/**
 * Goes on from the current route; a field that is `undefined` is removed. Adds a step to the history unless `replace`.
 * Going where one already is gives a new route object all the same, so that a panel scrolls there again.
 */
export function routeTo(change: RouteChange, how: { readonly replace?: boolean } = {}): void {
  const hash = hrefTo(change)
  if (hash !== window.location.hash) {
    if (how.replace === true) window.history.replaceState(undefined, '', hash)
    else window.history.pushState(undefined, '', hash)
  }
  current = undefined
  for (const listener of listeners) listener()
}

/** The current route; renders again when it changes. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, getRoute)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  window.addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
    window.removeEventListener('hashchange', listener)
  }
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function isPresent(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (thrown) {
    if (thrown instanceof URIError) return undefined
    throw thrown
  }
}

/** Also escapes `~`, the separator of the pair; a lone surrogate, which no address can hold, becomes U+FFFD. */
function encode(text: string | undefined): string {
  return encodeURIComponent((text ?? '').replace(/\p{Cs}/gu, '\ufffd')).replaceAll('~', '%7E')
}

function withoutUndefined(route: z.output<typeof Route>): Route {
  return Object.fromEntries(Object.entries(route).filter(([, value]) => value !== undefined)) as Route
}
