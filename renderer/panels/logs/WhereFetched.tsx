import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { ArtifactCopyView, FetchView } from '#shared/ipc/views.ts'
import { errorText } from '#shared/report/error-text.ts'
import { rateText } from '../../domain/copy-text.ts'
import { useFetch } from '../../domain/use-fetch.ts'
import { useCopies, useCopy } from '../../state/use-copies.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { whyNoLines, type ArtifactOption } from './artifact-options.ts'

const words = strings.logs.fetch
const { noLines } = strings.logs

interface WhereFetchedProps {
  readonly runId: string
  readonly artifact: string
  readonly option: ArtifactOption | undefined
  /** The log. */
  readonly children: ReactNode
}

/**
 * The log where there are lines to show; why there are none otherwise, and a way to fetch what is not here. The log opens
 * as soon as the artifact is here, before the comparison has taken it in, and stays as it is when that happens.
 */
export function WhereFetched({ runId, artifact, option, children }: WhereFetchedProps) {
  const isUnfetched = option?.state === 'unfetched'
  const run = useCopy(runId)
  const [copies] = useCopies(runId, isUnfetched ? run : undefined)
  const copy = copies.kind === 'ready' ? copies.value.find(({ name }) => name === artifact) : undefined
  const why = isUnfetched ? undefined : whyNoLines(option)
  if (why !== undefined) return <NoLines artifact={artifact} why={why} />
  if (!isUnfetched || copy?.state === 'cached') return children
  if (copies.kind === 'loading') return <StateMessage title={words.looking} role="status" />
  return <Unfetched run={run} copy={copy} artifact={artifact} />
}

interface UnfetchedProps {
  /** Undefined: the run is in no bucket. */
  readonly run: FetchView | undefined
  readonly copy: ArtifactCopyView | undefined
  readonly artifact: string
}

function Unfetched({ run, copy, artifact }: UnfetchedProps) {
  if (run === undefined || copy === undefined) {
    return <NoLines artifact={artifact} why={noLines.leftOut} />
  }
  const isComing = copy.state === 'fetching' || copy.state === 'queued'
  return isComing ? <Coming run={run} copy={copy} /> : <NotHere run={run} copy={copy} />
}

function NoLines({ artifact, why }: { readonly artifact: string; readonly why: string }) {
  return (
    <StateMessage title={noLines.title}>
      <p>{visible(artifact)}</p>
      <p>{visible(why)}</p>
    </StateMessage>
  )
}

interface CopyProps {
  readonly run: FetchView
  readonly copy: ArtifactCopyView
}

function NotHere({ run, copy }: CopyProps) {
  const { fetch } = useFetch(run.runId)
  const why = copy.problem === undefined ? undefined : errorText(copy.problem)
  return (
    <StateMessage
      title={why === undefined ? words.notHere : visible(why.what)}
      actions={
        <Button look="primary" onClick={() => fetch([copy.name])}>
          {why === undefined ? words.fetch(copy.bytes) : words.tryAgain(copy.bytes)}
        </Button>
      }
    >
      <p className="mono">{visible(copy.name)}</p>
      {why === undefined ? undefined : (
        <p>
          {visible(why.did)} {visible(why.todo)}
        </p>
      )}
    </StateMessage>
  )
}

function Coming({ run, copy }: CopyProps) {
  const { stop } = useFetch(run.runId)
  const isWaiting = copy.state === 'queued'
  return (
    <StateMessage
      title={isWaiting ? words.waiting : words.fetching}
      role="status"
      actions={<Button onClick={stop}>{words.stop}</Button>}
    >
      <p className="mono">{visible(copy.name)}</p>
      <div className="log-coming">
        <ProgressBar label={words.progress(visible(copy.name))} part={isWaiting ? undefined : partOf(copy)} />
        <p>
          {words.done(isWaiting ? undefined : copy.doneBytes, copy.bytes)} {rateText(run)}
        </p>
      </div>
    </StateMessage>
  )
}

function partOf({ bytes, doneBytes }: ArtifactCopyView): number | undefined {
  return bytes === 0 ? undefined : doneBytes / bytes
}
