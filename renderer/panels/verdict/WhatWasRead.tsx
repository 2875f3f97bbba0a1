import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { CoverageEntry } from '#shared/model/coverage.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { COVERAGE_STATE } from '../../domain/labels.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ArrowIcon } from '../../ui/icons.tsx'
import { countCoverage, listUnread } from './group-findings.ts'

const words = strings.verdict.read
const SHOWN = 3

/** How many artifacts are in which state, and the first that were not read to their end: the verdict knows nothing of them. */
export function WhatWasRead({ view }: { readonly view: InvestigationView }) {
  const { coverage } = view.comparison
  return (
    <section className="card what-was-read">
      <h2>{words.title}</h2>
      <Side side="good" coverage={coverage.good} />
      <Side side="bad" coverage={coverage.bad} />
      <RouteLink className="more" change={{ panel: 'artifacts' }}>
        {words.all} <ArrowIcon />
      </RouteLink>
    </section>
  )
}

function Side({ side, coverage }: { readonly side: 'good' | 'bad'; readonly coverage: readonly CoverageEntry[] }) {
  const unread = listUnread(coverage)
  return (
    <>
      <p className="coverage-line">
        <SideMark side={side} />
        {countCoverage(coverage).map(([state, count]) => (
          <Badge key={state} tone={COVERAGE_STATE[state].tone}>
            {words.count(count, state)}
          </Badge>
        ))}
      </p>
      {unread.length === 0 ? undefined : (
        <ul className="unread">
          {unread.slice(0, SHOWN).map(({ artifact, state, reason }) => (
            <li key={artifact} title={visible(reason)}>
              {words.unread(COVERAGE_STATE[state].text, <span className="mono">{visible(artifact)}</span>)}
            </li>
          ))}
          {unread.length > SHOWN ? <li>{strings.verdict.andMore(unread.length - SHOWN)}</li> : undefined}
        </ul>
      )}
    </>
  )
}
