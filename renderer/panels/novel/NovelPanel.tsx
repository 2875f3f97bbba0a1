import { useState } from 'react'
import type { Instant } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView, LogComparisonView } from '#shared/ipc/views.ts'
import { STATED_SEVERITIES } from '#shared/model/template.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { ReadingLogs } from '../../domain/ReadingLogs.tsx'
import { TimeWindowNotice } from '../../domain/TimeWindowNotice.tsx'
import { useUnit } from '../../domain/unit.ts'
import type { Answer } from '../../state/answer.ts'
import { useView } from '../../state/stores.tsx'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { useLastReady } from '../../state/use-last-ready.ts'
import { useDebounced } from '../../state/use-debounced.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { MissingList } from './MissingList.tsx'
import { NovelList } from './NovelList.tsx'
import { RateTable } from './RateTable.tsx'
import { SeverityPicker } from './SeverityPicker.tsx'
import { VersionTable } from './VersionTable.tsx'
import './novel.css'

const words = strings.novel

type List = LogComparisonView['list']

/** What the lists are made of. */
const READINGS = ['logs.progress'] as const
/** In the order in which they are offered. */
const LISTS: readonly List[] = ['novel', 'gone', 'rates', 'versions', 'missing']
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
        <h1>{words.title}</h1>
        <Segmented label={words.lists} options={optionsOf(useUnit(), shown)} value={list} onChange={setList} />
        <SeverityPicker
          value={severity}
          disabled={!statesLevels(list)}
          onChange={value => setChoice(LEVEL, value ?? 'any')}
        />
        <SearchField label={words.filter} value={text} onChange={value => setFilter('novel', value)} />
      </div>
      <PartialBanner view={view} />
      <TimeWindowNotice what={words.allTimes} />
      <div className="novel panel-scroll" tabIndex={0} role="region" aria-label={words.region}>
        <AnswerView
          answer={shown}
          what={words.what}
          onRetry={retry}
          whileLoading={<ReadingLogs view={view} readings={READINGS} onCancel={() => setStopped(true)} />}
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
function optionsOf(unit: Unit, answer: Answer<LogComparisonView>) {
  const totals = answer.kind === 'ready' ? answer.value.totals : undefined
  return LISTS.map(value => ({ value, label: words.list(value, unit, totals?.[value]) }))
}

function Stopped({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <StateMessage
      title={words.stopped.title}
      role="status"
      actions={<Button onClick={onAgain}>{words.stopped.again}</Button>}
    >
      <p>{words.stopped.text}</p>
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
        <p role="status">{words.summary(countsOf(found, isFiltered), unit)}</p>
        {isAlone(view) ? (
          <Button small onClick={() => showDialog('good-runs')} title={words.addGoodRunHint}>
            {words.addGoodRun}
          </Button>
        ) : undefined}
      </div>
      <Limits {...found} />
      <Entries view={view} found={found} />
      <footer className="novel-foot">
        {found.found > listed ? <p>{words.more(found.found - listed)}</p> : undefined}
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

function countsOf({ list, goodRuns, totals, unfolded, found }: LogComparisonView, isFiltered: boolean) {
  return {
    list,
    goodRuns,
    total: totals[list],
    unfolded: list === 'novel' || list === 'gone' ? unfolded[list] : undefined,
    found: isFiltered ? found : undefined,
  }
}

/** What was not compared. */
function Limits({ unread, omittedLines }: Pick<LogComparisonView, 'unread' | 'omittedLines'>) {
  const unit = useUnit()
  const omitted = omittedLines.good + omittedLines.bad
  return (
    <div className="novel-limits">
      {unread.good.length === 0 ? undefined : <p>{words.unread('good', unit, unread.good.map(visible))}</p>}
      {unread.bad.length === 0 ? undefined : <p>{words.unread('bad', unit, unread.bad.map(visible))}</p>}
      {omitted > 0 ? <p>{words.omitted(omitted)}</p> : undefined}
    </div>
  )
}
