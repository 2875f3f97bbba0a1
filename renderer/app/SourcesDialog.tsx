import { useEffect, useId, useState } from 'react'
import type { SourceView } from '#shared/ipc/views.ts'
import { AnswerView } from '../domain/AnswerView.tsx'
import { chooseSides, isSameChoice, NO_SIDES, stillThere, type Choice, type Sides } from '../state/choose-sides.ts'
import { NEW_PAIR, routeTo, useRoute } from '../state/route.ts'
import { useInvestigation, useLinks, useStores, type Stores } from '../state/stores.tsx'
import { lonelyFailure, type RunPair } from '../state/suggest-pair.ts'
import { useAnswer } from '../state/use-answer.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RecentCases } from './case/RecentCases.tsx'
import { CacheNotice } from './CacheNotice.tsx'
import { openPair } from './commands.ts'
import { compareChosen } from './compare-chosen.ts'
import { JobRuns } from './JobRuns.tsx'
import { OpenButtons } from './OpenButtons.tsx'
import { OpeningState } from './OpeningState.tsx'
import { OpenLink } from './OpenLink.tsx'
import { RecentRuns } from './RecentRuns.tsx'
import { SourceList } from './SourceList.tsx'
import { useFocusOnRuns } from './use-focus-on-runs.ts'

const words = strings.app.sources

interface SourcesDialogProps {
  /** What the person wants: to look, to paste or type a link, or another run for one side. */
  readonly wish: 'sources' | 'link' | 'replace-good' | 'replace-bad'
  readonly onClose: () => void
}

/** Links, opened sources and runs that were here before: pick one Good and one Bad, or open more. */
export function SourcesDialog({ wish, onClose }: SourcesDialogProps) {
  const stores = useStores()
  const answer = useInvestigation(state => state.sources)
  const loadSources = useInvestigation(state => state.loadSources)
  const form = useId()
  const sources = answer.kind === 'ready' ? answer.value : NO_SOURCES
  const { sides, pick } = useSides(sources)
  const [cacheRevision, setCacheRevision] = useState(0)
  const [cache] = useAnswer('cache.get', {}, `${cacheRevision} ${sources.length}`)
  useOffer(sources)
  const first = wish === 'replace-bad' ? 'bad' : 'good'
  const list = useFocusOnRuns(sides, { side: first, isAtOnce: wish !== 'link' })
  const open = (pair: Pick<RunPair, 'baseline' | 'target'>) => {
    onClose()
    openPair(pair)
  }
  return (
    <Dialog
      title={TITLES[wish]}
      className="sources"
      onClose={onClose}
      foot={<Foot form={form} sides={sides} onHosts={run => compareHostsOf(stores, run)} />}
    >
      <OpenLink isWanted={wish === 'link'} />
      <OpeningState />
      <CacheNotice reason={cache.kind === 'ready' ? cache.value.temporary : undefined} />
      <AnswerView answer={answer} what={words.what} onRetry={() => void loadSources()}>
        {() => (
          <form
            ref={list}
            id={form}
            onSubmit={event => {
              event.preventDefault()
              if (canCompare(sides)) void compareChosen(stores, sides, onClose)
            }}
          >
            <SourceList
              sources={sources}
              good={runIdOf(sides.good)}
              bad={runIdOf(sides.bad)}
              first={first}
              onPick={(side, runId) => pick(side, { kind: 'run', runId })}
              onOpenPair={open}
            >
              <RecentCases onOpened={onClose} />
              <JobRuns sources={sources} sides={sides} onPick={pick} />
              <RecentRuns
                runs={cache.kind === 'ready' ? cache.value.runs : []}
                sources={sources}
                onChanged={() => setCacheRevision(n => n + 1)}
              />
            </SourceList>
          </form>
        )}
      </AnswerView>
    </Dialog>
  )
}

const TITLES: Readonly<Record<SourcesDialogProps['wish'], string>> = {
  sources: words.title,
  link: words.title,
  'replace-good': words.another.good,
  'replace-bad': words.another.bad,
}

const NO_SOURCES: readonly SourceView[] = []

/** What the person picked, else what suggests itself. */
function useSides(sources: readonly SourceView[]) {
  const { baseline, target } = useRoute()
  const opening = useInvestigation(state => state.opening)
  const about = useLinks(state => state.about)
  const runs = useLinks(state => state.runs)
  const [picked, setPicked] = useState<Sides>(NO_SIDES)
  const facts = {
    sources,
    opened: opening.kind === 'ready' ? opening.value : [],
    compared: { baseline, target },
    listed: { about, view: runs.kind === 'ready' ? runs.value : undefined },
  }
  const wanted = chooseSides(facts)
  const sides: Sides = {
    good: stillThere(picked.good, facts) ?? stillThere(wanted.good, facts),
    bad: stillThere(picked.bad, facts) ?? stillThere(wanted.bad, facts),
  }
  const pick = (side: 'good' | 'bad', choice: Choice) => setPicked(before => ({ ...before, [side]: choice }))
  return { sides, pick }
}

/** A failed run that is alone needs a good one: the runs beside it are listed without being asked for. */
function useOffer(sources: readonly SourceView[]): void {
  const offerRuns = useLinks(state => state.offerRuns)
  const lonely = lonelyFailure(sources)?.runId
  useEffect(() => {
    if (lonely !== undefined) void offerRuns(lonely)
  }, [lonely, offerRuns])
}

interface FootProps {
  /** Id of the form that "Compare" sends: Enter on a run does the same. */
  readonly form: string
  readonly sides: Sides
  /** Looks at two hosts of the only chosen run. */
  readonly onHosts: (runId: string) => void
}

function Foot({ form, sides, onHosts }: FootProps) {
  const only = isSameChoice(sides.good, sides.bad) ? runIdOf(sides.bad) : undefined
  const isOpening = useInvestigation(state => state.opening.kind === 'loading')
  return (
    <>
      <OpenButtons />
      <span className="panel-space" />
      {isSameChoice(sides.good, sides.bad) ? <span role="status">{words.isSame}</span> : undefined}
      {only === undefined ? undefined : <Button onClick={() => onHosts(only)}>{words.compareHosts}</Button>}
      <Button look="primary" type="submit" form={form} disabled={!canCompare(sides) || isOpening}>
        {words.compare}
      </Button>
    </>
  )
}

/** The run against itself, of which the person then chooses two hosts. */
function compareHostsOf({ view }: Stores, runId: string): void {
  routeTo({ baseline: runId, target: runId, panel: 'verdict', ...NEW_PAIR })
  view.getState().showDialog('hosts')
}

function canCompare({ good, bad }: Sides): boolean {
  return good !== undefined && bad !== undefined && !isSameChoice(good, bad)
}

function runIdOf(choice: Choice | undefined): string | undefined {
  return choice?.kind === 'run' ? choice.runId : undefined
}
