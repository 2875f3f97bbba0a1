import { useMemo, useRef, useState } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { TimeWindowNotice } from '../../domain/TimeWindowNotice.tsx'
import { useWindowStart } from '../../domain/use-window-start.ts'
import type { Answer } from '../../state/answer.ts'
import type { LogFilterForm } from '../../state/log-filter.ts'
import { OTHER_PANE, OWN_SIDE, PANES } from '../../state/log-pane.ts'
import { useRoute } from '../../state/route.ts'
import { useSettings, useView } from '../../state/stores.tsx'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { Side } from './default-artifact.ts'
import type { LogPaneHandle } from './log-pane-types.ts'
import { paneKey } from './log-places.ts'
import { shownFiles } from './open-files.ts'
import type { SidePhases } from './pane-mover.ts'
import { PaneFrame } from './PaneFrame.tsx'
import { wishIn, wishOf, type ShownFiles } from './route-wish.ts'
import { SyncChoice, type SyncBy } from './SyncChoice.tsx'
import { useNovelLines, type NovelLines } from './use-novel-lines.ts'
import { useOpenings, type Shown } from './use-openings.ts'
import { usePaneSync, type PaneSync } from './use-pane-sync.ts'
import './logs.css'

const words = strings.logs.head

const SHOWN: readonly Shown[] = ['both', 'left', 'right']

/** What exactly did it say: a log of each run, or two of one, side by side. */
export function LogsPanel() {
  return <InvestigationAnswer>{view => <Logs key={view.investigationId} view={view} />}</InvestigationAnswer>
}

function Logs({ view }: { readonly view: InvestigationView }) {
  const route = useRoute()
  const openings = useOpenings(view, route)
  const { shown, setShown } = openings
  const [syncBy, setSyncBy] = useState<SyncBy>()
  const files = shownFiles(openings.panes)
  const phases = usePhases(view, syncBy === 'phase')
  const sync = usePaneSync({ by: syncBy, phases, files: nameFiles(files) })
  const [isMarked, setMarked] = useState(false)
  const wantsNovel = useView(state => PANES.some(pane => asksForNew(state.logFilters[paneKey(view, pane)])))
  const novel = useNovelLines(view, isMarked || wantsNovel)
  const left = useRef<LogPaneHandle>(null)
  const right = useRef<LogPaneHandle>(null)
  const handles = { left, right }
  const isAcross = PANES.some(pane => files[pane] !== undefined && files[pane].side !== OWN_SIDE[pane])
  // A new object whenever somebody went there, even when already there.
  const wish = useMemo(() => wishOf(route, openings.routePane), [route, openings.routePane])
  const goTo = (start: Readonly<Record<Side, number>>) => {
    sync.forget()
    for (const { current } of [left, right]) if (current !== null) sync.jump(current, start[current.side])
  }
  return (
    <div className="logs">
      <LogsHead
        shown={shown}
        isAcross={isAcross}
        onShown={setShown}
        syncBy={syncBy}
        onSync={by => {
          sync.forget()
          setSyncBy(by)
        }}
        isMarked={isMarked}
        onMarked={setMarked}
        sync={sync}
        message={sync.message === '' ? novel.message : sync.message}
      />
      <TimeWindow view={view} onGo={goTo} />
      <div className="logs-panes">
        {PANES.filter(pane => shown === 'both' || shown === pane).map(pane => (
          <PaneFrame
            key={pane}
            pane={pane}
            view={view}
            openings={openings}
            novel={isMarked ? novel.lists : NO_NOVEL}
            comparison={novel.comparison}
            wish={wishIn(wish, pane, files[pane])}
            paneRef={handles[pane]}
            onLead={line => sync.follow(handles[pane].current, handles[OTHER_PANE[pane]].current, line)}
          />
        ))}
      </div>
    </div>
  )
}

interface LogsHeadProps {
  readonly shown: Shown
  /** A pane shows a file of the other run. */
  readonly isAcross: boolean
  readonly onShown: (shown: Shown) => void
  readonly syncBy: SyncBy
  readonly onSync: (by: SyncBy) => void
  readonly isMarked: boolean
  readonly onMarked: (isMarked: boolean) => void
  readonly sync: PaneSync
  readonly message: string
}

/** What holds for both logs. */
function LogsHead({ shown, isAcross, onShown, syncBy, onSync, isMarked, onMarked, sync, message }: LogsHeadProps) {
  const wrap = useSettings(state => state.settings.wrap)
  const change = useSettings(state => state.change)
  const names = isAcross ? words.byPlace : words.byRun
  return (
    <div className="logs-head">
      <h1>{strings.logs.title}</h1>
      <Segmented<Shown>
        label={words.shown}
        options={SHOWN.map(each => ({ value: each, label: names[each] }))}
        value={shown}
        onChange={onShown}
      />
      <SyncChoice by={syncBy} onChange={onSync} />
      <label>
        <input type="checkbox" checked={wrap} onChange={event => void change({ wrap: event.target.checked })} />
        {words.wrap}
      </label>
      <label>
        <input type="checkbox" checked={isMarked} onChange={event => onMarked(event.target.checked)} />
        {words.markNew}
      </label>
      <span className="logs-sync" role="status" title={message}>
        {sync.reading === undefined ? message : strings.logs.sync.reading}
      </span>
      {sync.reading === undefined ? undefined : (
        <>
          <ProgressBar label={strings.logs.sync.progress} part={sync.reading.part} />
          <Button small look="quiet" onClick={() => sync.cancel()}>
            {strings.logs.cancel}
          </Button>
        </>
      )}
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
    <TimeWindowNotice what={words.allTimes}>
      <Button small disabled={start === undefined} onClick={() => start !== undefined && onGo(start)}>
        {words.toBegin}
      </Button>
    </TimeWindowNotice>
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

/** The same text as long as the same files are shown. */
function nameFiles(files: ShownFiles): string {
  return JSON.stringify(PANES.map(pane => [files[pane]?.side, files[pane]?.artifact]))
}

const NO_NOVEL: NovelLines['lists'] = { good: [], bad: [] }

function asksForNew(form: LogFilterForm | undefined): boolean {
  return form?.isOn === true && form.marks.includes('novel')
}
