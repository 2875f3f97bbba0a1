import { useMemo, useRef, useState, type Ref } from 'react'
import type { InvestigationView, RunAnalysisView } from '#shared/ipc/views.ts'
import type { NovelTemplate } from '#shared/model/log-comparison.ts'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { TimeWindowNotice } from '../../domain/TimeWindowNotice.tsx'
import { useWindowStart } from '../../domain/use-window-start.ts'
import { Button } from '../../ui/Button.tsx'
import { routeTo, useRoute, type Route } from '../../state/route.ts'
import { useSettings, useStores, useView } from '../../state/stores.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { listArtifacts } from './artifact-options.ts'
import { ArtifactPicker } from './ArtifactPicker.tsx'
import { chooseOpenings, findCounterpart, type Opening, type Side } from './default-artifact.ts'
import { LogPane } from './LogPane.tsx'
import type { LogPaneHandle, Wish } from './log-pane-types.ts'
import { marksIn, useNovelLines } from './use-novel-lines.ts'
import { useTimeSync } from './use-time-sync.ts'
import { WhereFetched } from './WhereFetched.tsx'
import './logs.css'

const SIDES = ['good', 'bad'] as const
const SHOWN = [
  { value: 'both', label: 'Both' },
  { value: 'good', label: 'Good' },
  { value: 'bad', label: 'Bad' },
] as const
type Shown = (typeof SHOWN)[number]['value']
type Openings = Readonly<Record<Side, Opening | undefined>>

/** What exactly did it say: a log of each run, side by side. */
export function LogsPanel() {
  return <InvestigationAnswer>{view => <Logs key={view.investigationId} view={view} />}</InvestigationAnswer>
}

function Logs({ view }: { readonly view: InvestigationView }) {
  const route = useRoute()
  const { openings, shown, setShown } = useOpenings(view, route)
  const wrap = useSettings(state => state.settings.wrap)
  const change = useSettings(state => state.change)
  const [isSynced, setSynced] = useState(false)
  const sync = useTimeSync()
  const [isMarked, setMarked] = useState(false)
  const novel = useNovelLines(view, isMarked)
  const good = useRef<LogPaneHandle>(null)
  const bad = useRef<LogPaneHandle>(null)
  const wish = useWish(route)
  const goTo = (start: Readonly<Record<Side, number>>) =>
    SIDES.forEach(side => sync.jump((side === 'good' ? good : bad).current, start[side]))
  return (
    <div className="logs">
      <div className="logs-head">
        <h1>Logs</h1>
        <Segmented<Shown> label="Logs to show" options={SHOWN} value={shown} onChange={setShown} />
        <label>
          <input type="checkbox" checked={isSynced} onChange={event => setSynced(event.target.checked)} />
          Scroll both by time since the start
        </label>
        <label>
          <input type="checkbox" checked={wrap} onChange={event => void change({ wrap: event.target.checked })} />
          Wrap lines
        </label>
        <label>
          <input type="checkbox" checked={isMarked} onChange={event => setMarked(event.target.checked)} />
          Mark new lines
        </label>
        <span className="logs-sync" role="status">
          {isSynced && sync.message !== '' ? sync.message : novel.message}
        </span>
      </div>
      <TimeWindow view={view} onGo={goTo} />
      <div className="logs-panes">
        {SIDES.filter(side => shown === 'both' || shown === side).map(side => (
          <Pane
            key={side}
            side={side}
            view={view}
            opening={openings[side]}
            novel={novel.lists[side]}
            wish={wish?.side === side ? wish : undefined}
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
  readonly opening: Opening | undefined
  readonly novel: readonly NovelTemplate[]
  readonly wish: Wish | undefined
  readonly paneRef: Ref<LogPaneHandle>
  readonly onLead: (line: number) => void
}

function Pane({ side, view, opening, novel, wish, paneRef, onLead }: PaneProps) {
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
          onPick={artifact => routeTo({ panel: 'logs', side, artifact, line: undefined, finding: undefined })}
        />
      </div>
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
            wish={wish}
            onLead={onLead}
          />
        </WhereFetched>
      )}
    </section>
  )
}

/** The line that the route asks for; a new object whenever somebody went there, even when already there. */
function useWish(route: Route): (Wish & { readonly side: Side }) | undefined {
  return useMemo(() => {
    const { side, artifact, line } = route
    return side === undefined || artifact === undefined || line === undefined ? undefined : { side, line }
  }, [route])
}

/** What the panes show: what the route asks for, else what was open before, else what matters most. */
function useOpenings(view: InvestigationView, route: Route) {
  const stores = useStores()
  const [seen, setSeen] = useState<Route>()
  const [shown, setShown] = useState<Shown>('both')
  const [openings, setOpenings] = useState<Openings>(() => {
    const places = stores.view.getState().logPlaces
    const chosen = chooseOpenings(view)
    return { good: places[placeKey(view, 'good')] ?? chosen.good, bad: places[placeKey(view, 'bad')] ?? chosen.bad }
  })
  if (route !== seen) {
    setSeen(route)
    const next = followRoute(openings, route, view)
    if (next !== openings) setOpenings(next)
    if (route.side !== undefined && shown !== 'both' && shown !== route.side && route.artifact !== undefined) {
      setShown(route.side)
    }
  }
  return { openings, shown, setShown }
}

/** Two hosts of one run are two places to be. */
function placeKey({ baseline, target, comparison }: InvestigationView, side: Side): string {
  const { runId } = side === 'good' ? baseline : target
  return comparison.hosts === undefined ? runId : JSON.stringify([runId, comparison.hosts[side]])
}

/** Opens what the route names, and its counterpart beside it. */
function followRoute(openings: Openings, { side, artifact, line }: Route, view: InvestigationView): Openings {
  if (side === undefined || artifact === undefined || openings[side]?.artifact === artifact) return openings
  const other = side === 'good' ? 'bad' : 'good'
  const counterpart = findCounterpart(artifact, view[side], view[other])
  const keeps = counterpart === undefined || openings[other]?.artifact === counterpart
  return {
    ...openings,
    [side]: { artifact, line: line ?? 1 },
    [other]: keeps ? openings[other] : { artifact: counterpart, line: 1 },
  }
}
