import { formatViewLink, type ViewLink } from '#shared/ipc/view-link.ts'
import type { RunView, SourceView } from '#shared/ipc/views.ts'
import { comparedPair } from '../state/compared-pair.ts'
import { formatRoute, NEW_PAIR, parseRoute, routeTo, type Route } from '../state/route.ts'
import type { Stores } from '../state/stores.tsx'
import { findRun } from '../state/suggest-pair.ts'
import { strings } from '../strings/index.ts'

const { none } = strings.app.viewLink

/** How a route without a pair begins; what follows is the view. */
const NO_PAIR = '#/i/~/'

/** The link, or why there is none, for people. */
export type LinkOrWhy =
  { readonly link: string; readonly why?: never } | { readonly link?: never; readonly why: string }

/** A link to what a route shows, without the further good runs, whose ids are of this session; none where nobody else could open a run. */
export function linkToView(route: Route, runs: readonly SourceView[]): LinkOrWhy {
  const [good, bad] = [route.baseline, route.target].map(id =>
    id === undefined ? undefined : findRun(runs, id)?.place,
  )
  if (good === undefined || bad === undefined) return { why: none.notInBuckets }
  const view = formatRoute({ ...route, alsoGood: undefined, baseline: undefined, target: undefined }).slice(
    NO_PAIR.length,
  )
  const pair = { good: good.uri, bad: bad.uri }
  const link = formatViewLink({ ...pair, view })
  if (link !== undefined) return { link }
  return { why: formatViewLink({ ...pair, view: '' }) === undefined ? none.nameNotLinkable : none.tooLong }
}

/** What to say of a copied link. Hosts are compared without further good runs anyway. */
export function copiedLinkText(route: Route): string {
  return strings.app.commands.linkCopied(comparedPair(route)?.alsoGood?.length ?? 0)
}

/** Opens both runs of a link and shows what it shows. False when one could not be opened, which `opening` then says. */
export async function openViewLink(stores: Stores, { good, bad, view }: ViewLink): Promise<boolean> {
  const baseline = await openRun(stores, good)
  const target = baseline === undefined || bad === good ? baseline : await openRun(stores, bad)
  if (baseline === undefined || target === undefined) return false
  const place = view === '' ? { panel: 'verdict' } : parseRoute(`${NO_PAIR}${view}`)
  routeTo({ ...NEW_PAIR, ...place, alsoGood: undefined, baseline: baseline.runId, target: target.runId })
  return true
}

async function openRun({ backend, investigation }: Stores, uri: string): Promise<RunView | undefined> {
  const parsed = await backend.call('source.parse', { text: uri })
  const { openReference } = investigation.getState()
  if (!parsed.ok || parsed.value.kind !== 'run') return undefined
  const opened = await openReference(parsed.value.referenceId)
  const { sources } = investigation.getState()
  if (!opened.ok || sources.kind !== 'ready') return undefined
  return sources.value.find(({ sourceId }) => sourceId === opened.value)?.runs[0]
}
