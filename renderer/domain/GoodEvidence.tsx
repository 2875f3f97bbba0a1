import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import { shortName } from '../state/good-runs.ts'
import { useInvestigation } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { EvidenceLink, EvidencePlace, EvidenceQuote } from './EvidenceLink.tsx'
import { SideMark } from './SideMark.tsx'

const words = strings.domain.goodRun

interface GoodEvidenceProps {
  /** Which good run it is of: 0 = the one on screen beside the bad one. */
  readonly goodRun: number
  readonly evidence: Evidence
}

/** A piece of evidence of one of several good runs; what is not of the run on screen names its run, and is no link. */
export function GoodQuote({ goodRun, evidence }: GoodEvidenceProps) {
  const name = useGoodRunName(goodRun)
  if (goodRun === 0) return <EvidenceQuote side="good" evidence={evidence} />
  return (
    <div className="evidence-quote">
      <div className="evidence-open">
        <span className="evidence-head">
          <SideMark side="good" />
          <span>{words.name(name)}</span>
          <EvidencePlace evidence={evidence} />
        </span>
        <code>{visible(evidence.text)}</code>
      </div>
    </div>
  )
}

/** `children`, as a link where it is of the run on screen. */
export function GoodLink({ goodRun, evidence, children }: GoodEvidenceProps & { readonly children: ReactNode }) {
  const name = useGoodRunName(goodRun)
  if (goodRun === 0) {
    return (
      <EvidenceLink side="good" evidence={evidence}>
        {children}
      </EvidenceLink>
    )
  }
  const place = `${visible(evidence.artifact)}:${evidence.line.toString()}`
  return <span title={words.place(name, place)}>{children}</span>
}

function useGoodRunName(goodRun: number): string {
  const run = useInvestigation(({ investigation }) =>
    investigation.kind === 'ready' ? investigation.value.alsoGood[goodRun - 1] : undefined,
  )
  return run === undefined ? goodRun.toString() : visible(shortName(run))
}
