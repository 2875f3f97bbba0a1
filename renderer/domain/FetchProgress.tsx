import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { FetchView } from '#shared/ipc/views.ts'
import { copyPart, isActive, isComplete } from '../state/fetch-state.ts'
import { strings } from '../strings/index.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { DownloadIcon, StopIcon, WarningIcon } from '../ui/icons.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { copyLabel, copyNotes, copySentence, currentText, rateText, restLabel } from './copy-text.ts'
import { FailedArtifacts } from './FailedArtifacts.tsx'
import { useFetch } from './use-fetch.ts'

const words = strings.domain.fetch

interface FetchProgressProps {
  readonly copy: FetchView
  /** Names the run for assistive technology: `bad run`, or its id. */
  readonly name: string
  /** More buttons. */
  readonly children?: ReactNode
}

/** How far the copy of a run got, what went wrong, and what can be done: stop, go on, try again. */
export function FetchProgress({ copy, name, children }: FetchProgressProps) {
  const notes = copyNotes(copy)
  return (
    <div className="copy" role="group" aria-label={words.copyOf(name)}>
      <div className="copy-head">
        <Badge tone={copyLabel(copy).tone}>{copyLabel(copy).text}</Badge>
        <span className="copy-sentence">{copySentence(copy)}</span>
        <span className="copy-rate">{isActive(copy) ? rateText(copy) : ''}</span>
        <span className="copy-buttons">
          {children}
          <FetchButton copy={copy} name={name} />
        </span>
      </div>
      {isActive(copy) ? <Moving copy={copy} name={name} /> : undefined}
      {notes.length === 0 ? undefined : <p className="copy-note">{notes.join(' ')}</p>}
      {copy.problem === undefined ? undefined : <CopyProblem copy={copy} />}
      {copy.artifacts.failed === 0 ? undefined : <FailedArtifacts copy={copy} />}
    </div>
  )
}

function Moving({ copy, name }: FetchProgressProps) {
  return (
    <div className="copy-moving">
      <ProgressBar label={words.fetching(name)} part={copyPart(copy)} />
      <p className="copy-current mono" title={currentText(copy)}>
        {currentText(copy)}
      </p>
    </div>
  )
}

/** Stops what is going on, or fetches what is missing: one button in one place, so that nothing jumps. */
export function FetchButton({ copy, name }: FetchProgressProps) {
  const { fetch, stop } = useFetch(copy.runId)
  if (isActive(copy)) {
    return (
      <Button small aria-label={words.stopFetching(name)} onClick={stop}>
        <StopIcon /> {words.stop}
      </Button>
    )
  }
  if (isComplete(copy)) return undefined
  return (
    <Button small title={words.why} onClick={() => fetch(wantedOf(copy))}>
      <DownloadIcon /> {restLabel(copy)}
      <span className="visually-hidden"> {words.of(name)}</span>
    </Button>
  )
}

/** Everything that is missing; of a run that is not listed yet nothing by name: its size has to be shown first. */
function wantedOf({ artifacts }: FetchView): readonly string[] | undefined {
  return artifacts.total === 0 ? [] : undefined
}

function CopyProblem({ copy: { problem } }: { readonly copy: FetchView }) {
  if (problem === undefined || problem.code === 'cancelled') return undefined
  const text = errorText(problem)
  return (
    <p className="copy-problem">
      <WarningIcon />
      <span>
        <b>{visible(text.what)}</b> {visible(text.did)} {visible(text.todo)}
      </span>
    </p>
  )
}
