import { useEffect, useMemo, useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { evidenceRoute } from '../../domain/EvidenceLink.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { TimeWindowNotice } from '../../domain/TimeWindowNotice.tsx'
import { useUnit } from '../../domain/unit.ts'
import { routeTo, useRoute } from '../../state/route.ts'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { TreeGrid } from '../../ui/TreeGrid.tsx'
import { GROUP_LOOK } from './group-look.ts'
import { maskFailures } from './mask-failure.ts'
import { TestDetail } from './TestDetail.tsx'
import { groupTests, type TestGroup } from './test-groups.ts'
import { activeTestRow, holdersOf, listTestRows, nameOfTest, type TestListRow } from './test-rows.ts'
import './tests.css'

const words = strings.tests

export function TestsPanel() {
  return <InvestigationAnswer>{view => <Tests view={view} />}</InvestigationAnswer>
}

function Tests({ view }: { readonly view: InvestigationView }) {
  const text = useView(state => state.filters['tests'] ?? '')
  const setFilter = useView(state => state.setFilter)
  const unit = useUnit()
  const groups = useMemo(() => groupTests(view, text, unit), [view, text, unit])
  const hasAny = groups.some(group => group.total > 0)
  const [matches, total] = [sum(groups, group => group.rows.length), sum(groups, group => group.total)]
  return (
    <div className="panel">
      <div className="panel-bar">
        <h1>{words.title}</h1>
        <SearchField label={words.filter} value={text} onChange={value => setFilter('tests', value)} />
        <span className="panel-count" role="status">
          {text === '' ? words.count(total) : words.matching(matches, total)}
        </span>
        <span className="panel-space" />
        <Totals side="good" tests={view.good.tests} />
        <Totals side="bad" tests={view.bad.tests} />
      </div>
      <PartialBanner view={view} />
      <TimeWindowNotice what={words.ofAllTimes} />
      {hasAny ? <TestList view={view} groups={groups} isFiltered={text !== ''} /> : <NoTests view={view} />}
    </div>
  )
}

function sum(groups: readonly TestGroup[], count: (group: TestGroup) => number): number {
  return groups.reduce((all, group) => all + count(group), 0)
}

interface TestListProps {
  readonly view: InvestigationView
  readonly groups: readonly TestGroup[]
  /** A person looks for something: nothing is folded. */
  readonly isFiltered: boolean
}

/** All differences as one list that folds, with what is known of one of them beside it. */
function TestList({ view, groups, isFiltered }: TestListProps) {
  const { entity } = useRoute()
  const folded = useView(state => state.folded['tests'])
  const setFolded = useView(state => state.setFolded)
  const texts = useMemo(() => maskFailures(view.comparison.tests), [view])
  const rows = useMemo(
    () => listTestRows(groups, new Set(isFiltered ? [] : folded), texts),
    [groups, folded, isFiltered, texts],
  )
  const [moved, setMoved] = useState<{ readonly id: string; readonly entity: string | undefined }>()
  // A link to another test, followed since, goes before.
  const active = activeTestRow(rows, { moved: moved?.entity === entity ? moved?.id : undefined, entity })
  const activate = (row: TestListRow) => {
    setMoved({ id: row.id, entity: entityOf(row) })
    routeTo({ entity: entityOf(row) }, { replace: true })
  }
  // A test that the address names is not hidden by what was folded before: who folds its group has left it.
  useEffect(() => {
    const holders = holdersOf(groups, texts, entity)
    if (folded?.some(id => holders.includes(id)) === true) {
      setFolded(
        'tests',
        folded.filter(id => !holders.includes(id)),
      )
    }
  }, [groups, texts, entity, folded, setFolded])
  const fold = (row: TestListRow, isExpanded: boolean) => setFolded('tests', withFold(folded ?? [], row.id, isExpanded))
  return (
    <div className="tests">
      <TreeGrid
        label={words.list.name}
        rows={rows}
        activeId={active?.id}
        onActive={activate}
        onFold={isFiltered ? undefined : fold}
        onOpen={openLine}
        cellsOf={row => [<RowText key="text" row={row} />]}
        classOf={row => `test-${row.kind}`}
      />
      <TestDetail view={view} row={active} unlisted={<Unlisted entity={entity} isFiltered={isFiltered} />} />
    </div>
  )
}

/** The list stands on no test: the address names one that is not there, or there is none. */
function Unlisted({ entity, isFiltered }: { readonly entity: string | undefined; readonly isFiltered: boolean }) {
  const setFilter = useView(state => state.setFilter)
  const name = nameOfTest(entity)
  if (name === undefined) {
    return (
      <StateMessage title={words.unlisted.choose}>
        <p>{words.unlisted.chooseText}</p>
      </StateMessage>
    )
  }
  const clear = <Button onClick={() => setFilter('tests', '')}>{words.unlisted.clearFilter}</Button>
  return (
    <StateMessage title={words.unlisted.title(isFiltered)} actions={isFiltered ? clear : undefined}>
      <p className="mono">{visible(name)}</p>
      <p>{words.unlisted.text(isFiltered)}</p>
    </StateMessage>
  )
}

/** A failed test is an entity: a link to it leads back here, and to its story. */
function entityOf(row: TestListRow): string | undefined {
  return row.kind === 'test' && row.test.failure !== undefined ? `test:${row.test.name}` : undefined
}

function openLine(row: TestListRow): void {
  const [evidence] = row.kind === 'test' ? (row.test.failure?.evidence ?? []) : []
  if (evidence !== undefined) routeTo(evidenceRoute({ side: 'bad', evidence }))
}

function withFold(folded: readonly string[], id: string, isExpanded: boolean): readonly string[] {
  const others = folded.filter(other => other !== id)
  return isExpanded ? others : [...others, id]
}

function RowText({ row }: { readonly row: TestListRow }) {
  switch (row.kind) {
    case 'group': {
      const { group } = row
      const look = GROUP_LOOK[group.id]
      return (
        <>
          <Badge tone={look.tone}>
            <span aria-hidden="true">{look.sign}</span> {formatCount(group.total)}
          </Badge>
          <b>{group.title}</b>
          {group.rows.length === group.total ? undefined : (
            <span className="test-explain">{words.list.matching(group.rows.length)}</span>
          )}
        </>
      )
    }
    case 'alike':
      return (
        <>
          <Badge tone="neutral">{words.list.alike(row.count)}</Badge>
          <span className="tree-text mono">{visible(row.text)}</span>
        </>
      )
    case 'test':
      return (
        <span className="tree-text" title={visible(row.test.name)}>
          {visible(row.test.name)}
        </span>
      )
  }
}

interface TotalsProps {
  readonly side: 'good' | 'bad'
  readonly tests: InvestigationView['good']['tests']
}

function Totals({ side, tests }: TotalsProps) {
  return (
    <span className="test-totals">
      <SideMark side={side} />
      {words.totals(tests)}
    </span>
  )
}

function NoTests({ view }: { readonly view: InvestigationView }) {
  const unit = useUnit()
  const count = ({ passed, failed, skipped }: InvestigationView['good']['tests']) => passed + failed + skipped
  const hasResults = count(view.good.tests) + count(view.bad.tests) > 0
  return hasResults ? (
    <StateMessage title={words.allSame(unit)} />
  ) : (
    <StateMessage title={words.noResults.title}>
      <p>{words.noResults.text(unit)}</p>
    </StateMessage>
  )
}
