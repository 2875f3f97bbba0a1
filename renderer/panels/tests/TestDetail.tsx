import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import { formatDuration, MICROS_PER_SECOND } from '#shared/base/time.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { TestFailure } from '#shared/model/tests.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { EvidenceQuote, RouteLink } from '../../domain/EvidenceLink.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ArrowIcon } from '../../ui/icons.tsx'
import { GROUP_LOOK } from './group-look.ts'
import { visibleLines } from './test-groups.ts'
import type { TestListRow } from './test-rows.ts'
import { timelineOfTest } from './test-window.ts'

const words = strings.tests.detail

interface TestDetailProps {
  readonly view: InvestigationView
  readonly row: TestListRow | undefined
  /** In place of a row. */
  readonly unlisted: ReactNode
}

/** What is known of the test that the list stands on. */
export function TestDetail({ view, row, unlisted }: TestDetailProps) {
  const unit = useUnit()
  return (
    <section className="test-detail" aria-label={words.name} tabIndex={0}>
      {row === undefined ? (
        unlisted
      ) : row.kind === 'test' ? (
        <Test view={view} row={row} />
      ) : (
        <>
          <h2>{row.kind === 'group' ? row.group.title : words.alike.title(row.count)}</h2>
          <p className="test-explain">{row.kind === 'group' ? row.group.explain : words.alike.explain}</p>
          {row.kind === 'alike' ? <pre className="mono">{visible(row.text)}</pre> : undefined}
          {row.kind === 'group' && row.group.id === 'missing' ? (
            <p className="test-explain">{words.missing(unit)}</p>
          ) : undefined}
        </>
      )}
    </section>
  )
}

function Test({
  view,
  row,
}: {
  readonly view: InvestigationView
  readonly row: Extract<TestListRow, { kind: 'test' }>
}) {
  const { group, test, alike } = row
  const unit = useUnit()
  const look = GROUP_LOOK[group.id]
  return (
    <>
      <div className="test-title">
        <h2>{visible(test.name)}</h2>
        <CopyButton label={words.copyName} iconOnly text={() => test.name} />
      </div>
      <p className="test-explain">
        <Badge tone={look.tone}>
          <span aria-hidden="true">{look.sign}</span> {group.title}
        </Badge>{' '}
        {group.explain}
        {alike > 1 ? ` ${words.failAlike(alike)}` : ''}
      </p>
      {test.isSkippedBefore ? (
        <p className="test-skipped">
          <span aria-hidden="true">◆</span> {words.skippedBefore(unit)}
        </p>
      ) : undefined}
      {test.failure === undefined ? undefined : <Failure view={view} failure={test.failure} />}
    </>
  )
}

function Failure({ view, failure }: { readonly view: InvestigationView; readonly failure: TestFailure }) {
  const { suite, host, durationSeconds, message, name, evidence } = failure
  const facts = [
    visible(suite),
    ...(host === undefined ? [] : [visible(host)]),
    ...(durationSeconds === undefined ? [] : [formatDuration(durationSeconds * MICROS_PER_SECOND)]),
  ]
  return (
    <>
      <p className="test-explain">{facts.join(' · ')}</p>
      <pre className="mono" tabIndex={0} role="group" aria-label={words.failureText}>
        {message === '' ? words.noFailureText : visibleLines(message)}
      </pre>
      <div className="test-links">
        <RouteLink change={{ panel: 'stories', side: 'bad', entity: `test:${name}` }}>
          {words.story} <ArrowIcon />
        </RouteLink>
        <OnTimeline view={view} name={name} />
        <CopyButton label={words.copyFailure} text={() => `${name}\n${message}`} />
      </div>
      <h3>{words.evidence}</h3>
      {evidence.map(piece => (
        <EvidenceQuote key={`${piece.artifact}:${piece.offset}`} side="bad" evidence={piece} />
      ))}
    </>
  )
}

/** When the test ran is known of the machines that its run speaks of. */
function OnTimeline({ view, name }: { readonly view: InvestigationView; readonly name: string }) {
  const [answer] = useSettledAnswer('entity.list', {
    runId: view.target.runId,
    text: name.slice(0, 500),
    kind: 'test',
    limit: 50,
  })
  if (answer.kind !== 'ready') return undefined
  const entity = answer.value.entities.find(({ id }) => id === `test:${name}`)
  const change = timelineOfTest(entity, view.bad.run.startedAt)
  if (change === undefined) return <span className="test-explain">{words.timeUnknown}</span>
  return (
    <RouteLink change={change}>
      {words.onTimeline} <ArrowIcon />
    </RouteLink>
  )
}
