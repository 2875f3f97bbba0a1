import { useState, type ReactNode } from 'react'
import { instant } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import type { CachedRunView } from '#shared/ipc/views.ts'
import { RunResultBadge } from '../domain/RunSummary.tsx'
import { Time } from '../domain/Time.tsx'
import { useStores } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { OneLineError } from './OneLineError.tsx'

const words = strings.app.sources.cached

interface CachedRunListProps {
  readonly runs: readonly CachedRunView[]
  /** The cache holds something else now. */
  readonly onChanged: () => void
  /** Undefined = they are only listed. */
  readonly onOpen?: (run: CachedRunView) => void
}

/** Copies in the cache, with a way to throw each away. */
export function CachedRunList({ runs, onChanged, onOpen }: CachedRunListProps) {
  const [asked, setAsked] = useState<string>()
  const [problem, setProblem] = useState<AppError>()
  const { backend, view } = useStores()
  const remove = async ({ referenceId, place }: CachedRunView) => {
    const removed = await backend.call('cache.remove', { referenceId })
    const after = await backend.call('cache.get', {})
    setProblem(removed.ok ? undefined : removed.error)
    setAsked(undefined)
    onChanged()
    if (removed.ok && after.ok && after.value.runs.some(run => run.place === place)) {
      view.getState().notify(words.stays)
    }
  }
  return (
    <>
      {problem === undefined ? undefined : <OneLineError error={problem} />}
      <ul className="cached-runs">
        {runs.map(run => (
          <li key={run.place} className="cached-run">
            <CachedRun run={run} onOpen={onOpen} />
            {asked === run.place ? (
              <ConfirmRemoval run={run} onRemove={() => void remove(run)} onKeep={() => setAsked(undefined)} />
            ) : (
              <Button
                look="quiet"
                small
                iconOnly
                aria-label={words.remove(visible(run.id), visible(run.job))}
                title={words.removeTitle}
                onClick={() => setAsked(run.place)}
              >
                <CloseIcon />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function CachedRun({ run, onOpen }: { readonly run: CachedRunView; readonly onOpen: CachedRunListProps['onOpen'] }) {
  const facts = <CachedRunFacts run={run} />
  if (onOpen === undefined) return <span className="cached-run-facts">{facts}</span>
  return (
    <button type="button" className="cached-run-facts cached-run-open" onClick={() => onOpen(run)}>
      <span className="visually-hidden">{words.open} </span>
      {facts}
    </button>
  )
}

function CachedRunFacts({ run }: { readonly run: CachedRunView }): ReactNode {
  return (
    <>
      <span className="run-row-name">
        <span className="run-row-job">{visible(run.job)}</span>
        <span className="mono">{visible(run.id)}</span>
      </span>
      <span className="cached-run-numbers">
        <span>{words.copied(run)}</span>
        <span>{words.used(<Time at={instant(run.usedAt)} />)}</span>
      </span>
      {run.result === undefined ? undefined : <RunResultBadge result={run.result} />}
    </>
  )
}

interface ConfirmRemovalProps {
  readonly run: CachedRunView
  readonly onRemove: () => void
  readonly onKeep: () => void
}

/** What is removed has to be fetched again, which an undo could not do without a network. */
function ConfirmRemoval({ run, onRemove, onKeep }: ConfirmRemovalProps) {
  return (
    <span
      className="cached-run-confirm"
      role="group"
      aria-label={words.confirm.title(visible(run.id), visible(run.job))}
    >
      <span>{words.confirm.ask(run.bytes.cached)}</span>
      <Button small autoFocus onClick={onRemove}>
        {words.confirm.remove}
      </Button>
      <Button small look="quiet" onClick={onKeep}>
        {words.confirm.keep}
      </Button>
    </span>
  )
}
