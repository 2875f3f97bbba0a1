import type { MouseEvent, ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import { changeRoute, formatRoute, routeTo, useRoute, type RouteChange } from '../state/route.ts'
import { strings } from '../strings/index.ts'
import { formatCount } from '../ui/number-text.ts'
import { CopyButton } from './CopyButton.tsx'
import { PinButton } from './PinButton.tsx'
import { SideMark } from './SideMark.tsx'

const words = strings.domain

export type Side = 'good' | 'bad'

interface RouteLinkProps {
  readonly change: RouteChange
  readonly className?: string
  readonly title?: string
  readonly describedBy?: string
  readonly children: ReactNode
}

/** A link inside the window. A plain click adds a step to the history; others do what the browser does with links. */
export function RouteLink({ change, className, title, describedBy, children }: RouteLinkProps) {
  const href = formatRoute(changeRoute(useRoute(), change))
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    routeTo(change)
  }
  return (
    <a href={href} className={className} title={title} aria-describedby={describedBy} onClick={onClick}>
      {children}
    </a>
  )
}

interface EvidenceProps {
  readonly side: Side
  readonly evidence: Evidence
}

/** Where in the Logs panel a piece of evidence is. */
export function evidenceRoute({ side, evidence }: EvidenceProps): RouteChange {
  return { panel: 'logs', side, artifact: evidence.artifact, line: evidence.line }
}

/** `kubelet.log:1,204`, which opens the line in the Logs panel; or `children` in its place. */
export function EvidenceLink({ side, evidence, children }: EvidenceProps & { readonly children?: ReactNode }) {
  return (
    <RouteLink className="evidence-link" change={evidenceRoute({ side, evidence })} title={visible(evidence.text)}>
      {children ?? <EvidencePlace evidence={evidence} />}
    </RouteLink>
  )
}

/** `kubelet.log:1,204`. */
export function EvidencePlace({ evidence }: Pick<EvidenceProps, 'evidence'>) {
  return (
    <span className="evidence-place">
      {visible(evidence.artifact)}
      <span className="evidence-line-number">:{formatCount(evidence.line)}</span>
    </span>
  )
}

/** A piece of evidence with the words that stand there, all of it one link, and a way to copy both. */
export function EvidenceQuote({ side, evidence }: EvidenceProps) {
  return (
    <div className="evidence-quote" data-pinnable="">
      <RouteLink className="evidence-open" change={evidenceRoute({ side, evidence })}>
        <span className="evidence-head">
          <SideMark side={side} />
          <EvidencePlace evidence={evidence} />
        </span>
        <code>{visible(evidence.text)}</code>
      </RouteLink>
      <span className="evidence-buttons">
        <PinButton line={{ side, artifact: evidence.artifact, line: evidence.line, text: evidence.text }} />
        <CopyButton label={words.copy.placeAndText} iconOnly text={() => quoteText(evidence)} />
      </span>
    </div>
  )
}

/** The place on one line and the words on the next, as they would stand in a chat. */
function quoteText({ artifact, line, text }: Evidence): string {
  return `${visible(artifact)}:${line.toString()}\n${visible(text)}`
}

const SHOWN = 3

interface EvidenceListProps {
  readonly side: Side
  readonly evidence: readonly Evidence[]
  /** How many are not folded. */
  readonly shown?: number
}

/** The first pieces of evidence, the rest folded. */
export function EvidenceList({ side, evidence, shown = SHOWN }: EvidenceListProps) {
  const first = evidence.slice(0, shown)
  const rest = evidence.slice(shown)
  return (
    <div className="evidence-list">
      {first.map(e => (
        <EvidenceQuote key={keyOf(e)} side={side} evidence={e} />
      ))}
      {rest.length === 0 ? undefined : (
        <details className="disclosure">
          <summary>{words.more(rest.length)}</summary>
          {rest.map(e => (
            <EvidenceQuote key={keyOf(e)} side={side} evidence={e} />
          ))}
        </details>
      )}
    </div>
  )
}

function keyOf(evidence: Evidence): string {
  return `${evidence.artifact}:${evidence.offset}:${evidence.length}`
}
