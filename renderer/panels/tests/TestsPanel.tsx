import { visible } from '#shared/base/text.ts'
import { formatDuration, MICROS_PER_SECOND } from '#shared/base/time.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { TestFailure } from '#shared/model/tests.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { EvidenceLink, RouteLink } from '../../domain/EvidenceLink.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { TimeWindowNotice } from '../../domain/TimeWindowNotice.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { Badge, type Tone } from '../../ui/Badge.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { groupTests, visibleLines, type TestGroup, type TestGroupId, type TestRow } from './test-groups.ts'
import './tests.css'

const TONE: Readonly<Record<TestGroupId, Tone>> = {
  'newly-failing': 'error',
  untold: 'warning',
  'still-failing': 'warning',
  fixed: 'success',
  missing: 'neutral',
}
const SIGN: Readonly<Record<TestGroupId, string>> = {
  'newly-failing': '✕',
  untold: '?',
  'still-failing': '◆',
  fixed: '✓',
  missing: '?',
}

/** More rows than this are cut, with the number left out stated: a browser lays out every row of a list. */
const SHOWN = 500

export function TestsPanel() {
  return <InvestigationAnswer>{view => <Tests view={view} />}</InvestigationAnswer>
}

function Tests({ view }: { readonly view: InvestigationView }) {
  const text = useView(state => state.filters['tests'] ?? '')
  const setFilter = useView(state => state.setFilter)
  const groups = groupTests(view.comparison.tests, text, useUnit())
  const hasAny = groups.some(group => group.total > 0)
  return (
    <div className="panel">
      <div className="panel-bar">
        <h1>Tests</h1>
        <SearchField label="Filter tests" value={text} onChange={value => setFilter('tests', value)} />
        <span className="panel-space" />
        <Totals side="good" tests={view.good.tests} />
        <Totals side="bad" tests={view.bad.tests} />
      </div>
      <TimeWindowNotice what="Tests of all times are listed." />
      <div className="panel-scroll tests" tabIndex={0} role="region" aria-label="Differences between the tests">
        {hasAny ? groups.map(group => <Group key={group.id} group={group} />) : <NoTests view={view} />}
      </div>
    </div>
  )
}

interface TotalsProps {
  readonly side: 'good' | 'bad'
  readonly tests: InvestigationView['good']['tests']
}

function Totals({ side, tests }: TotalsProps) {
  return (
    <span className="test-totals">
      <SideMark side={side} />
      {formatCount(tests.passed)} passed, {formatCount(tests.failed)} failed, {formatCount(tests.skipped)} skipped
    </span>
  )
}

function NoTests({ view }: { readonly view: InvestigationView }) {
  const unit = useUnit()
  const count = ({ passed, failed, skipped }: InvestigationView['good']['tests']) => passed + failed + skipped
  const hasResults = count(view.good.tests) + count(view.bad.tests) > 0
  return hasResults ? (
    <StateMessage title={`Every test has the same result ${unit === 'run' ? 'in both runs' : 'on both hosts'}`} />
  ) : (
    <StateMessage title="No test results">
      <p>
        No test has a result {unit === 'run' ? 'in either run' : 'on either host'}: there is no JUnit file, or none that
        could be read and names a test. The Artifacts panel says what was read and what is missing.
      </p>
    </StateMessage>
  )
}

function Group({ group }: { readonly group: TestGroup }) {
  return (
    <details className="disclosure test-group" open={group.total > 0}>
      <summary>
        <Badge tone={TONE[group.id]}>
          <span aria-hidden="true">{SIGN[group.id]}</span> {formatCount(group.total)}
        </Badge>
        <h2>{group.title}</h2>
        <span className="test-explain">
          {group.explain}
          {group.rows.length === group.total ? '' : ` ${formatCount(group.rows.length)} match the filter.`}
        </span>
      </summary>
      <ul>
        {group.rows.slice(0, SHOWN).map(row => (
          <Row key={`${row.failure?.suite ?? ''} ${row.name}`} row={row} />
        ))}
      </ul>
      {group.rows.length > SHOWN ? (
        <p className="test-explain">{formatCount(group.rows.length - SHOWN)} more are not shown; narrow the filter.</p>
      ) : undefined}
    </details>
  )
}

function Row({ row }: { readonly row: TestRow }) {
  if (row.failure === undefined) return <li className="test-name">{visible(row.name)}</li>
  return (
    <li>
      <details className="disclosure test-row">
        <summary>
          <span className="test-name">{visible(row.name)}</span>
        </summary>
        <Failure failure={row.failure} />
      </details>
    </li>
  )
}

function Failure({ failure }: { readonly failure: TestFailure }) {
  return (
    <div className="test-failure">
      <p className="test-explain">
        {visible(failure.suite)}
        {failure.host === undefined ? '' : ` · ${visible(failure.host)}`}
        {failure.durationSeconds === undefined
          ? ''
          : ` · ${formatDuration(failure.durationSeconds * MICROS_PER_SECOND)}`}
      </p>
      <pre className="mono">
        {failure.message === '' ? 'The JUnit file gives no failure text.' : visibleLines(failure.message)}
      </pre>
      <div className="test-links">
        {failure.evidence.map(evidence => (
          <EvidenceLink key={`${evidence.artifact}:${evidence.offset}`} side="bad" evidence={evidence} />
        ))}
        <RouteLink change={{ panel: 'stories', side: 'bad', entity: `test:${failure.name}` }}>
          What its machine did then
        </RouteLink>
        <CopyButton label="Copy failure" text={() => `${failure.name}\n${failure.message}`} />
      </div>
    </div>
  )
}
