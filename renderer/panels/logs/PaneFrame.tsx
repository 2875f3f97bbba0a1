import { useMemo, type Ref } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { OWN_SIDE, type PaneId } from '../../state/log-pane.ts'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { listArtifacts, type ArtifactOption } from './artifact-options.ts'
import { ArtifactPicker } from './ArtifactPicker.tsx'
import type { Opening, Side } from './default-artifact.ts'
import { LogPane } from './LogPane.tsx'
import type { LogPaneHandle, Wish } from './log-pane-types.ts'
import { paneKey, runKey } from './log-places.ts'
import { shownTab } from './log-tabs.ts'
import { namePane } from './pane-name.ts'
import { TabStrip } from './TabStrip.tsx'
import { marksIn, type NovelLines } from './use-novel-lines.ts'
import type { Openings } from './use-openings.ts'
import { WhereFetched } from './WhereFetched.tsx'

const words = strings.logs.pane

interface PaneFrameProps {
  readonly pane: PaneId
  readonly view: InvestigationView
  readonly openings: Openings
  /** What only one run says, of both. */
  readonly novel: NovelLines['lists']
  readonly comparison: NovelLines['comparison']
  readonly wish: Wish | undefined
  readonly paneRef: Ref<LogPaneHandle>
  readonly onLead: (line: number) => void
}

/** One pane: whose log it shows, which, what else is open in it, and the log. */
export function PaneFrame({ openings, ...props }: PaneFrameProps) {
  const { pane, view } = props
  const tabs = openings.panes[pane]
  const opening = shownTab(tabs)
  const side = opening?.side ?? OWN_SIDE[pane]
  const options = useOptions(view)
  const name = namePane(pane, side)
  return (
    <section className="log-pane" aria-label={words.title(name)}>
      <div className="log-pane-head">
        <SideMark side={side} />
        <ArtifactPicker
          label={words.artifact(name)}
          own={OWN_SIDE[pane]}
          options={options}
          shown={opening}
          onPick={(picked, isNew) => openings.pick(pane, picked, isNew)}
        />
      </div>
      <TabStrip
        pane={pane}
        tabs={tabs}
        onActivate={place => openings.activate(pane, place)}
        onChange={change => openings.onTab(pane, change)}
      />
      {opening === undefined ? (
        <StateMessage title={words.nothing} />
      ) : (
        <PaneFile {...props} opening={opening} options={options[side]} onTab={change => openings.onTab(pane, change)} />
      )}
    </section>
  )
}

interface PaneFileProps extends Omit<PaneFrameProps, 'openings'> {
  readonly opening: Opening
  /** Of its run. */
  readonly options: readonly ArtifactOption[]
  readonly onTab: Parameters<typeof LogPane>[0]['onTab']
}

/** What is shown, with all that is known of its run. */
function PaneFile({ opening, options, view, novel, paneRef, ...rest }: PaneFileProps) {
  const { side, artifact } = opening
  const run = view[side]
  const facts = side === 'good' ? view.baseline : view.target
  const marks = useMemo(() => marksIn(novel[side], artifact), [novel, side, artifact])
  const correctsClocks = useView(state => state.correctsClocks)
  const isSkewed = run.skews.some(skew => skew.artifacts.includes(artifact))
  return (
    <WhereFetched
      // Two hosts of one run have files in common, and know other things of them.
      key={`${side} ${facts.runId} ${artifact}`}
      runId={facts.runId}
      artifact={artifact}
      option={options.find(candidate => candidate.artifact === artifact)}
    >
      <LogPane
        ref={paneRef}
        side={side}
        runId={facts.runId}
        run={run}
        placeKey={paneKey(view, rest.pane)}
        runKey={runKey(view, side)}
        isCorrected={correctsClocks && isSkewed}
        start={run.run.startedAt ?? facts.facts.startedAt}
        opening={opening}
        novel={marks}
        {...rest}
      />
    </WhereFetched>
  )
}

function useOptions({ good, bad }: InvestigationView): Readonly<Record<Side, readonly ArtifactOption[]>> {
  return useMemo(() => ({ good: listArtifacts(good), bad: listArtifacts(bad) }), [good, bad])
}
