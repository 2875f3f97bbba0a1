import type { RunView, SourceView } from '#shared/ipc/views.ts'
import type { Choice, Sides } from '../state/choose-sides.ts'
import type { Anchor } from '../state/link-store.ts'
import type { Stores } from '../state/stores.tsx'
import { findRun } from '../state/suggest-pair.ts'
import { openPair, type OpenAt } from './commands.ts'

/** Opens what is chosen and not open yet, then the pair. What fails is said where openings are; the dialog stays for it. */
export async function compareChosen(stores: Stores, { good, bad }: Sides, onDone: () => void): Promise<void> {
  const baseline = await openChosen(stores, good)
  const target = baseline === undefined ? undefined : await openChosen(stores, bad)
  if (baseline === undefined || target === undefined) return
  onDone()
  openPair({ baseline, target }, findAnchor(stores, { good: baseline, bad: target }))
}

async function openChosen(stores: Stores, choice: Choice | undefined): Promise<RunView | undefined> {
  if (choice === undefined) return undefined
  const { investigation } = stores
  if (choice.kind === 'run') return findRun(sourcesOf(stores), choice.runId)
  const opened = await investigation.getState().openReference(choice.referenceId)
  return opened.ok ? sourcesOf(stores).find(source => source.sourceId === opened.value)?.runs[0] : undefined
}

/** The line that a pasted link points at, of the bad run rather than of the good one. */
function findAnchor(stores: Stores, runs: Readonly<Record<'good' | 'bad', RunView>>): OpenAt | undefined {
  const { anchors } = stores.links.getState()
  const anchorOf = ({ runId }: RunView): Anchor | undefined => {
    const source = sourcesOf(stores).find(candidate => candidate.runs.some(run => run.runId === runId))
    return source === undefined ? undefined : anchors.get(source.sourceId)
  }
  const side = anchorOf(runs.bad) === undefined ? 'good' : 'bad'
  const anchor = anchorOf(runs[side])
  return anchor === undefined ? undefined : { side, artifact: anchor.artifact, line: anchor.from }
}

function sourcesOf({ investigation }: Stores): readonly SourceView[] {
  const { sources } = investigation.getState()
  return sources.kind === 'ready' ? sources.value : []
}
