import { memo } from 'react'
import { visible } from '#shared/base/text.ts'
import type { FoundLine } from '#shared/ipc/views.ts'
import { EvidenceLink, type Side } from '../../domain/EvidenceLink.tsx'
import { PinButton } from '../../domain/PinButton.tsx'
import { useSearch, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { cutLine } from './cut-line.ts'
import type { ArtifactLines } from './group-lines.ts'

const words = strings.search.artifact
/** Lines of an artifact that are drawn at first, and with each wish for more. */
const FIRST = 10
const MORE = 200

interface ArtifactGroupProps {
  readonly side: Side
  readonly runId: string
  readonly group: ArtifactLines
  /** Lines of the same artifact in the other run; undefined = not known. */
  readonly elsewhere: number | undefined
}

/** One artifact, how many lines of it hold what was looked for, and the first of them. */
export function ArtifactGroup({ side, runId, group: { artifact, lines, count }, elsewhere }: ArtifactGroupProps) {
  const { search } = useStores()
  const key = `${runId} ${artifact}`
  const shown = useSearch(state => state.unfolded[key] ?? FIRST)
  const left = lines.length - shown
  const otherSide = side === 'good' ? 'bad' : 'good'
  const uncounted = (count ?? lines.length) - lines.length
  return (
    <div className="search-group" role="group" aria-label={visible(artifact)}>
      <h3>
        <ArtifactName artifact={artifact} />
        <span className="search-count">
          {words.count(count ?? lines.length, count !== undefined, { side: otherSide, lines: elsewhere })}
        </span>
      </h3>
      <ul>
        {lines.slice(0, shown).map(line => (
          <Line key={line.line} side={side} runId={runId} line={line} />
        ))}
      </ul>
      {left > 0 ? (
        <Button small look="quiet" onClick={() => search.getState().unfold(key, shown + MORE)}>
          {words.showMore(Math.min(left, MORE), lines.length)}
        </Button>
      ) : undefined}
      {uncounted > 0 && left <= 0 ? (
        <p className="search-note">{words.notShown(uncounted, lines.length > 0)}</p>
      ) : undefined}
    </div>
  )
}

/** The folders give way before the name does. */
function ArtifactName({ artifact }: { readonly artifact: string }) {
  const end = artifact.lastIndexOf('/') + 1
  return (
    <span className="search-artifact mono" title={visible(artifact)}>
      <span>{visible(artifact.slice(0, end))}</span>
      <b>{visible(artifact.slice(end))}</b>
    </span>
  )
}

interface LineProps {
  readonly side: Side
  readonly runId: string
  readonly line: FoundLine
}

/** Lines never change: what is drawn stays while more is found. */
const Line = memo(function Line({ side, runId, line }: LineProps) {
  const key = `${runId} ${line.artifact}:${line.line}`
  const isVisited = useSearch(state => state.visited === key)
  return (
    <li data-line={key} data-pinnable="" aria-current={isVisited ? 'true' : undefined}>
      <EvidenceLink side={side} evidence={line}>
        <span className="search-line-number">{formatCount(line.line)}</span>
        <code>
          {cutLine(line).map(({ text, isMatch }, index) =>
            isMatch ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
          )}
        </code>
      </EvidenceLink>
      <PinButton line={{ side, artifact: line.artifact, line: line.line, text: line.text }} />
    </li>
  )
})
