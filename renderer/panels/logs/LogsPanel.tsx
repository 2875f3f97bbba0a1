import { useMemo, useRef, useState, type Ref } from 'react'
import type { InvestigationView, RunAnalysisView } from '#shared/ipc/views.ts'
import type { NovelTemplate } from '#shared/model/log-comparison.ts'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { TimeWindowNotice } from '../../domain/TimeWindowNotice.tsx'
import { useWindowStart } from '../../domain/use-window-start.ts'
import type { Answer } from '../../state/answer.ts'
import { useRoute } from '../../state/route.ts'
import type { LogFilterForm } from '../../state/log-filter.ts'
import { useSettings, useView } from '../../state/stores.tsx'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { listArtifacts } from './artifact-options.ts'
import { ArtifactPicker } from './ArtifactPicker.tsx'
import type { Side } from './default-artifact.ts'
import { LogPane } from './LogPane.tsx'
import { shownTab } from './log-tabs.ts'
import { SyncChoice, type SyncBy } from './SyncChoice.tsx'
import { TabStrip } from './TabStrip.tsx'
import type { LogPaneHandle, Wish } from './log-pane-types.ts'
import { wishIn, wishOf } from './route-wish.ts'
import { marksIn, useNovelLines, type NovelComparison } from './use-novel-lines.ts'
import { placeKey, useOpenings, type Shown } from './use-openings.ts'
import { useTimeSync, type SidePhases } from './use-time-sync.ts'
import { WhereFetched } from './WhereFetched.tsx'
import './logs.css'

const SIDES = ['good', 'bad'] as const
const SHOWN = [
  { value: 'both', label: 'Both' },
  { value: 'good', label: 'Good' },
  { value: 'bad', label: 'Bad' },
] as const

/** What exactly did it say: a log of each run, side by side. */
export function LogsPanel() {
  return <InvestigationAnswer>{view => <Logs key={view.investigationId} view={view} />}</InvestigationAnswer>
}

function Logs({ view }: { readonly view: InvestigationView }) {
  const route = useRoute()
  const openings = useOpenings(view, route)
  const { shown, setShown } = openings
  const [syncBy, setSyncBy] = useState<SyncBy>()
  const isSynced = syncBy !== undefined
  const sync = useTimeSync(usePhases(view, syncBy === 'phase'))
  const [isMarked, setMarked] = useState(false)
  const wantsNovel = useView(state => SIDES.some(side => asksForNew(state.logFilters[placeKey(view, side)])))
  const novel = useNovelLines(view, isMarked || wantsNovel)
  const good = useRef<LogPaneHandle>(null)
  const bad = useRef<LogPaneHandle>(null)
  // A new object whenever somebody went there, even when already there.
  const wish = useMemo(() => wishOf(route), [route])
  const goTo = (start: Readonly<Record<Side, number>>) => {
    sync.forget()
    SIDES.forEach(side => sync.jump((side === 'good' ? good : bad).current, start[side]))
  }
  return (
    <div className="logs">
      <LogsHead
        shown={shown}
        onShown={setShown}
        syncBy={syncBy}
        onSync={by => {
          sync.forget()
          setSyncBy(by)
        }}
        isMarked={isMarked}
        onMarked={setMarked}
        message={sync.message === '' ? novel.message : sync.message}
      />
      <TimeWindow view={view} onGo={goTo} />
      <div className="logs-panes">
        {SIDES.filter(side => shown === 'both' || shown === side).map(side => (
          <Pane
            key={side}
            side={side}
            view={view}
            openings={openings}
            novel={isMarked ? novel.lists[side] : NO_NOVEL}
            comparison={novel.comparison}
            wish={wishIn(wish, side, shownTab(openings.sides[side])?.artifact)}
            paneRef={side === 'good' ? good : bad}
            onLead={line => {
              if (!isSynced) return
              if (side === 'good') sync.follow(good.current, bad.current, line)
              else sync.follow(bad.current, good.current, line)
            }}
          />
        ))}
      </div>
    </div>
  )
}

interface LogsHeadProps {
  readonly shown: Shown
  readonly onShown: (shown: Shown) => void
  readonly syncBy: SyncBy
  readonly onSync: (by: SyncBy) => void
  readonly isMarked: boolean
  readonly onMarked: (isMarked: boolean) => void
  readonly message: string
}

/** What holds for both logs. */
function LogsHead({ shown, onShown, syncBy, onSync, isMarked, onMarked, message }: LogsHeadProps) {
  const wrap = useSettings(state => state.settings.wrap)
  const change = useSettings(state => state.change)
  return (
    <div className="logs-head">
      <h1>Logs</h1>
      <Segmented<Shown> label="Logs to show" options={SHOWN} value={shown} onChange={onShown} />
      <SyncChoice by={syncBy} onChange={onSync} />
      <label>
        <input type="checkbox" checked={wrap} onChange={event => void change({ wrap: event.target.checked })} />
        Wrap lines
      </label>
      <label>
        <input type="checkbox" checked={isMarked} onChange={event => onMarked(event.target.checked)} />
        Mark new lines
      </label>
      <span className="logs-sync" role="status">
        {message}
      </span>
    </div>
  )
}

interface TimeWindowProps {
  readonly view: InvestigationView
  /** Microseconds from each run's start. */
  readonly onGo: (start: Readonly<Record<Side, number>>) => void
}

/** The window of the Timeline, and the way to where it begins. */
function TimeWindow({ view, onGo }: TimeWindowProps) {
  const start = useWindowStart(view.investigationId)
  return (
    <TimeWindowNotice what="Logs show all times.">
      <Button small disabled={start === undefined} onClick={() => start !== undefined && onGo(start)}>
        Go to its begin
      </Button>
    </TimeWindowNotice>
  )
}

interface PaneProps {
  readonly side: Side
  readonly view: InvestigationView
  readonly openings: ReturnType<typeof useOpenings>
  readonly novel: readonly NovelTemplate[]
  readonly comparison: NovelComparison
  readonly wish: Wish | undefined
  readonly paneRef: Ref<LogPaneHandle>
  readonly onLead: (line: number) => void
}

function Pane({ side, view, openings, novel, comparison, wish, paneRef, onLead }: PaneProps) {
  const tabs = openings.sides[side]
  const opening = shownTab(tabs)
  const run: RunAnalysisView = view[side]
  const facts = side === 'good' ? view.baseline : view.target
  const options = useMemo(() => listArtifacts(run), [run])
  const artifact = opening?.artifact ?? ''
  const marks = useMemo(() => marksIn(novel, artifact), [novel, artifact])
  const correctsClocks = useView(state => state.correctsClocks)
  const isSkewed = run.skews.some(skew => skew.artifacts.includes(artifact))
  const option = options.find(candidate => candidate.artifact === opening?.artifact)
  return (
    <section className="log-pane" aria-label={side === 'good' ? 'Good log' : 'Bad log'}>
      <div className="log-pane-head">
        <SideMark side={side} />
        <ArtifactPicker
          label={`Artifact of the ${side} run`}
          options={options}
          artifact={opening?.artifact}
          onPick={(picked, isNew) => openings.pick(side, picked, isNew)}
        />
      </div>
      <TabStrip
        side={side}
        tabs={tabs}
        onActivate={place => openings.activate(side, place)}
        onChange={change => openings.onTab(side, change)}
      />
      {opening === undefined ? (
        <StateMessage title="This run left nothing to read" />
      ) : (
        <WhereFetched
          key={`${facts.runId} ${opening.artifact}`}
          runId={facts.runId}
          artifact={opening.artifact}
          option={option}
        >
          <LogPane
            ref={paneRef}
            side={side}
            runId={facts.runId}
            run={run}
            placeKey={placeKey(view, side)}
            isCorrected={correctsClocks && isSkewed}
            start={run.run.startedAt ?? facts.facts.startedAt}
            opening={opening}
            novel={marks}
            comparison={comparison}
            wish={wish}
            onLead={onLead}
            onTab={change => openings.onTab(side, change)}
          />
        </WhereFetched>
      )}
    </section>
  )
}

/** Undefined while they are not wanted; none of a run that shows none. */
function usePhases({ investigationId }: InvestigationView, isWanted: boolean): Answer<SidePhases> | undefined {
  const correctSkew = useView(state => state.correctsClocks)
  const [answer] = useSettledAnswer(
    'timeline.get',
    isWanted ? { investigationId, buckets: 10, correctSkew } : undefined,
  )
  return useMemo(() => {
    if (!isWanted) return undefined
    if (answer.kind !== 'ready') return answer
    const { good, bad } = answer.value
    return { kind: 'ready', value: { good: good?.phases ?? [], bad: bad?.phases ?? [] } }
  }, [isWanted, answer])
}

const NO_NOVEL: readonly NovelTemplate[] = []

function asksForNew(form: LogFilterForm | undefined): boolean {
  return form?.isOn === true && form.marks.includes('novel')
}
