import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { COVERAGE_STATE, STATUS } from '../../domain/labels.ts'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { summaryText } from '../../domain/summary-text.ts'
import { Term } from '../../domain/Term.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { ArrowIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { ChangedComponents } from './ChangedComponents.tsx'
import { FindingGroups } from './FindingGroups.tsx'
import { countCoverage } from './group-findings.ts'
import { HostOffers } from './HostOffers.tsx'
import { HypothesisCard } from './HypothesisCard.tsx'
import { RuledOutList } from './RuledOutList.tsx'
import { isNamedInSummary, splitSummary } from './split-summary.ts'
import { WhereRunsPart } from './WhereRunsPart.tsx'
import './verdict.css'

export function VerdictPanel() {
  return <InvestigationAnswer>{view => <Verdict view={view} />}</InvestigationAnswer>
}

interface ViewProps {
  readonly view: InvestigationView
}

function Verdict({ view }: ViewProps) {
  const { comparison } = view
  return (
    <div className="verdict">
      <PartialBanner view={view} />
      <HostOffers view={view} />
      <Headline view={view} />
      <div className="verdict-columns">
        <div className="verdict-main">
          {comparison.verdict.hypotheses.map((hypothesis, index) => (
            <HypothesisCard
              key={hypothesis.id}
              hypothesis={hypothesis}
              rank={index + 1}
              isHeadline={index === 0 && isNamedInSummary(comparison.verdict)}
            />
          ))}
          <WhereRunsPart key={view.investigationId} view={view} />
          <RuledOutList ruledOut={comparison.verdict.ruledOut} />
          <FindingGroups findings={comparison.findings} />
        </div>
        <aside className="verdict-aside" aria-label="What differs and what was read">
          <ChangedComponents components={comparison.components} best={comparison.verdict.hypotheses[0]} />
          <TestCounts view={view} />
          <CoverageCounts view={view} />
        </aside>
      </div>
    </div>
  )
}

function Headline({ view }: ViewProps) {
  const { verdict } = view.comparison
  const { lead, rest } = splitSummary(verdict)
  const status = STATUS[verdict.status]
  return (
    <header className={`headline ${status.tone}`}>
      <div className="headline-badges">
        <Badge tone={status.tone}>{status.text}</Badge>
        <span className="headline-space" />
        <CopyButton label="Copy summary" text={() => summaryText(view)} />
      </div>
      <h1>{visible(lead)}</h1>
      {rest === '' ? undefined : <p className="headline-rest">{visible(rest)}</p>}
    </header>
  )
}

function TestCounts({ view }: ViewProps) {
  const { tests } = view.comparison
  const counts: readonly (readonly [string, number])[] = [
    ['newly failing', tests.newlyFailing.length],
    ...(tests.untold.length === 0 ? [] : [['not told by good', tests.untold.length] as const]),
    ['still failing', tests.stillFailing.length],
    ['fixed', tests.fixed.length],
    ['missing', tests.missing.length],
  ]
  return (
    <section className="card">
      <h2>Tests</h2>
      <dl className="counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      <RouteLink className="more" change={{ panel: 'tests' }}>
        All tests <ArrowIcon />
      </RouteLink>
    </section>
  )
}

function CoverageCounts({ view }: ViewProps) {
  const { good, bad } = view.comparison.coverage
  return (
    <section className="card">
      <h2>
        <Term id="coverage">What was read</Term>
      </h2>
      {[['good', good] as const, ['bad', bad] as const].map(([side, coverage]) => (
        <p key={side} className="coverage-line">
          <SideMark side={side} />
          {countCoverage(coverage).map(([state, count]) => (
            <Badge key={state} tone={COVERAGE_STATE[state].tone}>
              {formatCount(count)} {COVERAGE_STATE[state].text.slice(2)}
            </Badge>
          ))}
        </p>
      ))}
      <RouteLink className="more" change={{ panel: 'artifacts' }}>
        All artifacts <ArrowIcon />
      </RouteLink>
    </section>
  )
}
