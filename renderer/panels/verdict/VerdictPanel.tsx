import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Hypothesis, Verdict as VerdictOfRuns } from '#shared/model/verdict.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { CONFIDENCE, STATUS } from '../../domain/labels.ts'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { summaryText } from '../../domain/summary-text.ts'
import { Term } from '../../domain/Term.tsx'
import { findDismissal } from '../../state/pins.ts'
import { useCase } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ArrowIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { ChangedComponents } from './ChangedComponents.tsx'
import { DismissedFold, DismissedNote } from './Dismiss.tsx'
import { FindingGroups } from './FindingGroups.tsx'
import { HostOffers } from './HostOffers.tsx'
import { HypothesisCard } from './HypothesisCard.tsx'
import { NextSteps } from './NextSteps.tsx'
import { RuledOutList } from './RuledOutList.tsx'
import { readText } from './read-text.ts'
import { isNamedInSummary, splitSummary } from './split-summary.ts'
import { WhatWasRead } from './WhatWasRead.tsx'
import { WhereRunsPart } from './WhereRunsPart.tsx'
import './verdict.css'

const words = strings.verdict

export function VerdictPanel() {
  return <InvestigationAnswer>{view => <Verdict view={view} />}</InvestigationAnswer>
}

interface ViewProps {
  readonly view: InvestigationView
}

function Verdict({ view }: ViewProps) {
  const { comparison } = view
  const [best] = comparison.verdict.hypotheses
  return (
    <div className="verdict">
      <PartialBanner view={view} />
      <HostOffers view={view} />
      <Headline view={view} />
      <div className="verdict-columns">
        <div className="verdict-main">
          <Hypotheses verdict={comparison.verdict} />
          <WhereRunsPart key={view.investigationId} view={view} />
          <RuledOutList ruledOut={comparison.verdict.ruledOut} />
          <FindingGroups findings={comparison.findings} />
        </div>
        <aside className="verdict-aside" aria-label={words.aside}>
          <ChangedComponents components={comparison.components} best={best} />
          {best === undefined ? undefined : <NextSteps steps={best.nextSteps} isCard />}
          <TestCounts view={view} />
          <WhatWasRead view={view} />
        </aside>
      </div>
    </div>
  )
}

/** The likeliest first; what the reader dismissed is folded below and keeps its number. */
function Hypotheses({ verdict }: { readonly verdict: VerdictOfRuns }) {
  const work = useCase(state => state.work)
  const isDismissed = ({ id }: Hypothesis) => findDismissal(work, { kind: 'hypothesis', id }) !== undefined
  const draw = (hypothesis: Hypothesis) => {
    const at = verdict.hypotheses.indexOf(hypothesis)
    const isHeadline = at === 0 && isNamedInSummary(verdict)
    return (
      <HypothesisCard
        key={hypothesis.id}
        hypothesis={hypothesis}
        rank={at + 1}
        isHeadline={isHeadline}
        isWithoutSteps={at === 0}
      />
    )
  }
  const dismissed = verdict.hypotheses.filter(isDismissed)
  return (
    <>
      {verdict.hypotheses.filter(hypothesis => !isDismissed(hypothesis)).map(draw)}
      <DismissedFold kind="hypothesis" count={dismissed.length}>
        {dismissed.map(draw)}
      </DismissedFold>
    </>
  )
}

function Headline({ view }: ViewProps) {
  const { verdict } = view.comparison
  const { lead, rest } = splitSummary(verdict)
  const status = STATUS[verdict.status]
  const [best] = verdict.hypotheses
  return (
    <header className={`headline ${status.tone}`}>
      <div className="headline-badges">
        <Badge tone={status.tone}>{status.text}</Badge>
        {best !== undefined && isNamedInSummary(verdict) ? (
          <Term id="confidence">
            <Badge tone={CONFIDENCE[best.confidence].tone}>{CONFIDENCE[best.confidence].text}</Badge>
          </Term>
        ) : undefined}
        <span className="headline-space" />
        <CopyButton label={words.copySummary} text={() => summaryText(view)} />
      </div>
      <h1>{visible(lead)}</h1>
      <p className="headline-rest">
        {visible(rest)} <RouteLink change={{ panel: 'artifacts' }}>{readText(view.comparison)}</RouteLink>
      </p>
      {best === undefined || !isNamedInSummary(verdict) ? undefined : (
        <DismissedNote statement={{ kind: 'hypothesis', id: best.id, title: best.title }} />
      )}
    </header>
  )
}

function TestCounts({ view }: ViewProps) {
  const { tests } = view.comparison
  const counts: readonly (readonly [string, number])[] = [
    [words.tests.newlyFailing, tests.newlyFailing.length],
    ...(tests.untold.length === 0 ? [] : [[words.tests.untold, tests.untold.length] as const]),
    [words.tests.stillFailing, tests.stillFailing.length],
    [words.tests.fixed, tests.fixed.length],
    [words.tests.missing, tests.missing.length],
  ]
  return (
    <section className="card">
      <h2>{words.tests.title}</h2>
      <dl className="counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      <RouteLink className="more" change={{ panel: 'tests' }}>
        {words.tests.all} <ArrowIcon />
      </RouteLink>
    </section>
  )
}
