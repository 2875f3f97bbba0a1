import { useState } from 'react'
import type { CachedRunView, SourceView } from '#shared/ipc/views.ts'
import { useLinks } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { CachedRunList } from './CachedRunList.tsx'

const words = strings.app.sources.cached

/** More are shown on demand, and all of them in the settings. */
const SHOWN = 6

interface RecentRunsProps {
  /** Copies in the cache, the last used first. */
  readonly runs: readonly CachedRunView[]
  readonly sources: readonly SourceView[]
  /** The cache holds something else now. */
  readonly onChanged: () => void
}

/** Runs that were here before and are not open now: one click opens one, also without a network. */
export function RecentRuns({ runs, sources, onChanged }: RecentRunsProps) {
  const [isWhole, setWhole] = useState(false)
  const openRun = useLinks(state => state.openRun)
  const open = new Set(sources.filter(source => source.kind === 'prow').map(source => source.label))
  const closed = runs.filter(run => !open.has(run.place))
  if (closed.length === 0) return undefined
  return (
    <section className="source recent-runs" aria-label={words.recent}>
      <header>
        <h3>{words.recent}</h3>
      </header>
      <CachedRunList
        runs={isWhole ? closed : closed.slice(0, SHOWN)}
        onChanged={onChanged}
        onOpen={run => void openRun(run.referenceId)}
      />
      {closed.length > SHOWN ? (
        <Button small look="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.fewer : words.all(closed.length)}
        </Button>
      ) : undefined}
    </section>
  )
}
