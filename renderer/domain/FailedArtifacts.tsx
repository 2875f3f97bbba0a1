import { useState } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { ArtifactCopyView, FetchView } from '#shared/ipc/views.ts'
import { errorText } from '#shared/report/error-text.ts'
import { useCopies } from '../state/use-copies.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { AnswerView } from './AnswerView.tsx'
import { useFetch } from './use-fetch.ts'

const words = strings.domain

/** More rows than this are not drawn; trying all again makes the list shorter. */
const SHOWN = 50

/** What could not be fetched of a run, why, and ways to try again: one, or all of them. */
export function FailedArtifacts({ copy }: { readonly copy: FetchView }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="disclosure copy-failed" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{words.failed.title(copy.artifacts.failed)}</summary>
      {isOpen ? <FailedList copy={copy} /> : undefined}
    </details>
  )
}

function FailedList({ copy }: { readonly copy: FetchView }) {
  const [answer, again] = useCopies(copy.runId, copy)
  return (
    <AnswerView answer={answer} what={words.failed.what} onRetry={again}>
      {copies => <Failed runId={copy.runId} failed={copies.filter(({ state }) => state === 'failed')} />}
    </AnswerView>
  )
}

function Failed({ runId, failed }: { readonly runId: string; readonly failed: readonly ArtifactCopyView[] }) {
  const { fetch } = useFetch(runId)
  const bytes = failed.reduce((sum, artifact) => sum + artifact.bytes, 0)
  return (
    <>
      <ul className="copy-failed-list">
        {failed.slice(0, SHOWN).map(artifact => (
          <FailedArtifact key={artifact.name} artifact={artifact} onRetry={() => fetch([artifact.name])} />
        ))}
      </ul>
      {failed.length > SHOWN ? <p className="copy-note">{words.failed.andMore(failed.length - SHOWN)}</p> : undefined}
      {failed.length > 1 ? (
        <Button small onClick={() => fetch(failed.map(({ name }) => name))}>
          {words.failed.tryAll(bytes)}
        </Button>
      ) : undefined}
    </>
  )
}

interface FailedArtifactProps {
  readonly artifact: ArtifactCopyView
  readonly onRetry: () => void
}

function FailedArtifact({ artifact: { name, bytes, problem }, onRetry }: FailedArtifactProps) {
  const text = problem === undefined ? undefined : errorText(problem)
  return (
    <li>
      <span className="copy-failed-name">
        <span className="mono">{visible(name)}</span> {formatBytes(bytes)}
      </span>
      {text === undefined ? undefined : (
        <span className="copy-failed-why">
          {visible(text.what)} {visible(text.did)} {visible(text.todo)}
        </span>
      )}
      <Button small aria-label={words.failed.tryOne(visible(name))} onClick={onRetry}>
        {words.tryAgain}
      </Button>
    </li>
  )
}
