import { useId, useMemo, type MouseEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { ErrorMessage } from '../../domain/AnswerView.tsx'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import type { RunSearch } from '../../state/search-store.ts'
import { useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { ArtifactGroup } from './ArtifactGroup.tsx'
import { groupLines } from './group-lines.ts'
import { countText, limitText, progressPart, progressText, readText } from './search-text.ts'

const words = strings.search.run

interface RunLinesProps {
  readonly side: Side
  /** Both sides are hosts of this run. */
  readonly isBoth?: boolean
  readonly run: RunSearch
  /** Undefined = not known. */
  readonly totalBytes: number | undefined
  /** Lines of the same artifacts in the other run, where that is known. */
  readonly elsewhere: ReadonlyMap<string, number> | undefined
}

/** What was found in one run, by artifact. */
export function RunLines({ side, isBoth = false, run, totalBytes, elsewhere }: RunLinesProps) {
  const { search } = useStores()
  const id = useId()
  const { answer, lines } = run
  const which = isBoth ? 'both' : side
  const result = answer.kind === 'ready' ? answer.value : undefined
  const groups = useMemo(() => groupLines(lines, result), [lines, result])
  const onClick = ({ target }: MouseEvent) => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-line]')?.dataset['line'] : undefined
    if (line !== undefined) search.getState().visit(line)
  }
  return (
    <section className="search-run" aria-labelledby={id}>
      <div className="search-run-head">
        {isBoth ? undefined : <SideMark side={side} />}
        <h2 id={id}>{words.title[which]}</h2>
        <span className="search-count">{result?.lines === 0 ? '' : countText(run)}</span>
      </div>
      <Reading which={which} run={run} totalBytes={totalBytes} />
      <div className="panel-scroll" tabIndex={0} role="region" aria-label={words.lines[side]} onClick={onClick}>
        <Limit run={run} />
        {groups.map(group => (
          <ArtifactGroup
            key={group.artifact}
            side={side}
            runId={run.runId}
            group={group}
            elsewhere={elsewhere?.get(group.artifact)}
          />
        ))}
        <Foot run={run} />
      </div>
    </section>
  )
}

interface ReadingProps extends Pick<RunLinesProps, 'run' | 'totalBytes'> {
  readonly which: Side | 'both'
}

function Reading({ which, run: { answer, progress }, totalBytes }: ReadingProps) {
  if (answer.kind !== 'loading') return undefined
  return (
    <div className="search-reading">
      <span>{progressText(progress, totalBytes)}</span>
      <ProgressBar label={words.progress[which]} part={progressPart(progress, totalBytes)} />
    </div>
  )
}

function Limit({ run }: { readonly run: RunSearch }) {
  const text = limitText(run)
  return text === undefined ? undefined : <p className="search-note">{text}</p>
}

/** Names of artifacts that are shown; the Artifacts panel lists all. */
const NAMED = 200

/** What this rests on: how much was read, and what was not. */
function Foot({ run: { answer } }: { readonly run: RunSearch }) {
  if (answer.kind === 'failed') return <ErrorMessage error={answer.error} />
  if (answer.kind !== 'ready') return undefined
  const { unread, lines } = answer.value
  return (
    <div className="search-foot">
      {lines === 0 ? <p className="search-nothing">{words.nothing}</p> : undefined}
      <p>{readText(answer.value)}</p>
      {unread.length === 0 ? undefined : (
        <details className="disclosure">
          <summary>{words.unread(unread.length)}</summary>
          <ul className="mono">
            {unread.slice(0, NAMED).map(name => (
              <li key={name}>{visible(name)}</li>
            ))}
          </ul>
          {unread.length > NAMED ? <p>{words.andMore(unread.length - NAMED)}</p> : undefined}
        </details>
      )}
    </div>
  )
}
