import { useState } from 'react'
import type { Instant } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView, LogComparisonView } from '#shared/ipc/views.ts'
import { STATED_SEVERITIES } from '#shared/model/template.ts'
import { whereSide, type Unit } from '#shared/report/show-runs.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { TimeWindowNotice } from '../../domain/TimeWindowNotice.tsx'
import { useUnit } from '../../domain/unit.ts'
import type { Answer } from '../../state/answer.ts'
import { useView } from '../../state/stores.tsx'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { useLastReady } from '../../state/use-last-ready.ts'
import { useDebounced } from '../../state/use-debounced.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { MissingList } from './MissingList.tsx'
import { NovelList } from './NovelList.tsx'
import { RateTable } from './RateTable.tsx'
import { SeverityPicker } from './SeverityPicker.tsx'
import { ReadingLogs } from './ReadingLogs.tsx'
import { VersionTable } from './VersionTable.tsx'
import './novel.css'

type List = LogComparisonView['list']

interface NamedList {
  readonly value: List
  readonly label: string
}

/** In the order in which they are offered. */
const listsOf = (unit: Unit): readonly NamedList[] => [
  { value: 'novel', label: 'New' },
  { value: 'gone', label: 'Gone' },
  { value: 'rates', label: 'More or fewer' },
  { value: 'versions', label: 'Versions in the text' },
  { value: 'missing', label: `Logs of one ${unit} only` },
]
/** The choice of which level the listed lines state. */
const LEVEL = 'novel/level'
/** More are not drawn: the filter narrows them. */
const LISTED = 500
/** So long after the last key the filter holds. */
const FILTER_MS = 150

export function NovelPanel() {
  return <InvestigationAnswer>{view => <Novel key={view.investigationId} view={view} />}</InvestigationAnswer>
}

function Novel({ view }: { readonly view: InvestigationView }) {
  const [list, setList] = useState<List>('novel')
  const [isStopped, setStopped] = useState(false)
  const text = useView(state => state.filters['novel'] ?? '')
  const chosen = useView(state => state.choices[LEVEL])
  const setChoice = useView(state => state.setChoice)
  const setFilter = useView(state => state.setFilter)
  const filter = useDebounced(text.slice(0, 500), FILTER_MS)
  const severity = STATED_SEVERITIES.find(one => one === chosen && statesLevels(list))
  const { investigationId } = view
  // Until the logs are read the question stays the same: another one would begin to read them anew.
  const [isRead, setRead] = useState(false)
  const wanted = isRead
    ? { list, text: filter, ...(severity === undefined ? {} : { severity }) }
    : { list: 'novel' as const, text: '' }
  const question = { investigationId, limit: LISTED, ...wanted }
  const [answer, retry] = useSettledAnswer('logs.compare', isStopped ? undefined : question)
  const shown = useLastReady(answer)
  if (answer.kind === 'ready' && !isRead) setRead(true)
  return (
    <div className="panel">
      <div className="panel-bar">
        <h1>New lines</h1>
        <Segmented
          label="What to list"
          options={withCounts(listsOf(useUnit()), shown)}
          value={list}
          onChange={setList}
        />
        <SeverityPicker
          value={severity}
          disabled={!statesLevels(list)}
          onChange={value => setChoice(LEVEL, value ?? 'any')}
        />
        <SearchField label="Filter new lines" value={text} onChange={value => setFilter('novel', value)} />
      </div>
      <PartialBanner view={view} />
      <TimeWindowNotice what="New lines of all times are listed." />
      <div className="novel panel-scroll" tabIndex={0} role="region" aria-label="What differs in the logs">
        <AnswerView
          answer={shown}
          what="the comparison of logs"
          onRetry={retry}
          whileLoading={<ReadingLogs view={view} onCancel={() => setStopped(true)} />}
          whenIdle={<Stopped onAgain={() => setStopped(false)} />}
        >
          {found => <Found view={view} found={found} isFiltered={filter !== '' || severity !== undefined} />}
        </AnswerView>
      </div>
    </div>
  )
}

/** Whether the entries of a list have a level that could be chosen. */
function statesLevels(list: List): boolean {
  return list === 'novel' || list === 'gone' || list === 'rates'
}

/** Each list with its length, once that is known. */
function withCounts(lists: readonly NamedList[], answer: Answer<LogComparisonView>): readonly NamedList[] {
  if (answer.kind !== 'ready') return lists
  const { totals } = answer.value
  return lists.map(({ value, label }) => ({ value, label: `${label} (${formatCount(totals[value])})` }))
}

function Stopped({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <StateMessage title="Stopped" role="status" actions={<Button onClick={onAgain}>Read the logs again</Button>}>
      <p>The logs of both runs were not read to their end, so nothing is listed.</p>
    </StateMessage>
  )
}

interface FoundProps {
  readonly view: InvestigationView
  readonly found: LogComparisonView
  readonly isFiltered: boolean
}

function Found({ view, found, isFiltered }: FoundProps) {
  const unit = useUnit()
  const showDialog = useView(state => state.showDialog)
  const listed = found[found.list].length
  return (
    <>
      <div className="novel-summary">
        <p role="status">{summary(found, unit, isFiltered)}</p>
        {isAlone(view) ? (
          <Button small onClick={() => showDialog('good-runs')} title="What any good run says is not new">
            Add a good run…
          </Button>
        ) : undefined}
      </div>
      <Limits {...found} />
      <Entries view={view} found={found} />
      <footer className="novel-foot">
        {found.found > listed ? <p>{formatCount(found.found - listed)} more: filter to narrow.</p> : undefined}
      </footer>
    </>
  )
}

/** One good run is compared, and more could be; where there are more, the bar above offers it. */
function isAlone({ comparison, alsoGood }: InvestigationView): boolean {
  return comparison.hosts === undefined && alsoGood.length === 0
}

function Entries({ view, found }: Pick<FoundProps, 'view' | 'found'>) {
  switch (found.list) {
    case 'novel':
      return <NovelList side="bad" goodRuns={found.goodRuns} entries={found.novel} starts={[view.bad.run.startedAt]} />
    case 'gone':
      return <NovelList side="good" goodRuns={found.goodRuns} entries={found.gone} starts={goodStartsOf(view)} />
    case 'rates':
      return <RateTable changes={found.rates} goodStarts={goodStartsOf(view)} badStart={view.bad.run.startedAt} />
    case 'versions':
      return <VersionTable entries={found.versions} />
    case 'missing':
      return <MissingList groups={found.missing} holders={found.holders} />
  }
}

/** By the number of the good run. */
function goodStartsOf({ good, alsoGood }: InvestigationView): readonly (Instant | undefined)[] {
  return [good.run.startedAt, ...alsoGood.map(({ facts }) => facts.startedAt)]
}

/** What the entries of a list are, for one and for many. */
function whatIn(list: List, unit: Unit, goodRuns: number): readonly [one: string, many: string] {
  const good = goodRuns === 1 ? whereSide('good', unit) : `in any of ${formatCount(goodRuns)} good runs`
  const bad = whereSide('bad', unit)
  switch (list) {
    case 'novel':
      return [`kind of line is ${bad} and not ${good}`, `kinds of lines are ${bad} and not ${good}`]
    case 'gone':
      return [`kind of line is ${good} and not ${bad}`, `kinds of lines are ${good} and not ${bad}`]
    case 'rates':
      return ['kind of line is more or less frequent', 'kinds of lines are more or less frequent']
    case 'versions':
      return [`kind of line says other versions ${bad}`, `kinds of lines say other versions ${bad}`]
    case 'missing':
      return [`log is there of one ${unit} only`, `logs are there of one ${unit} only`]
  }
}

function summary(
  { list, goodRuns, totals, unfolded, found }: LogComparisonView,
  unit: Unit,
  isFiltered: boolean,
): string {
  const total = totals[list]
  const all = `${formatCount(total)} ${whatIn(list, unit, goodRuns)[total === 1 ? 0 : 1]}`
  const fold = list === 'novel' || list === 'gone' ? `; ${formatCount(unfolded[list])} above the fold` : ''
  return isFiltered ? `${all}${fold}; ${formatCount(found)} match the filter` : `${all}${fold}`
}

/** What was not compared. */
function Limits({ unread, omittedLines }: Pick<LogComparisonView, 'unread' | 'omittedLines'>) {
  const unit = useUnit()
  const said = (names: readonly string[], side: Side) =>
    names.length === 0 ? undefined : (
      <p>
        Not read, or not to the end, {whereSide(side, unit)}: {names.map(visible).join(', ')}. What is only there may
        seem {side === 'good' ? 'new' : 'gone'}.
      </p>
    )
  const omitted = omittedLines.good + omittedLines.bad
  return (
    <div className="novel-limits">
      {said(unread.good, 'good')}
      {said(unread.bad, 'bad')}
      {omitted > 0 ? <p>{formatCount(omitted)} lines of further kinds were counted and not compared.</p> : undefined}
    </div>
  )
}
