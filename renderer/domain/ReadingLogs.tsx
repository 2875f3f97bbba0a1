import { useEffect, useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { EventPayload } from '#shared/ipc/contract.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { useUnit } from './unit.ts'
import { SideMark } from './SideMark.tsx'
import { shortName } from '../state/good-runs.ts'
import { useBackend } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'

const words = strings.domain.readingLogs

interface ReadingLogsProps {
  readonly view: InvestigationView
  /** One after the other; the same list as long as it is the same. */
  readonly readings: readonly Reading[]
  readonly onCancel: () => void
}

type Progress = EventPayload<'logs.progress'>

/** Logs are read for what they say, and for where the runs part. */
type Reading = 'logs.progress' | 'lanes.progress'

/** How far the reading of both runs' logs got; each of the readings that are waited for fills the bars anew. */
export function ReadingLogs({ view, readings, onCancel }: ReadingLogsProps) {
  const progress = useProgress(readings)
  return (
    <StateMessage title={useTitle(view)} role="status" actions={<Button onClick={onCancel}>{words.cancel}</Button>}>
      <div className="analysing">
        <RunProgress side="good" progress={progress.get(view.baseline.runId)} bytes={bytesOf(view.good)} />
        <RunProgress side="bad" progress={progress.get(view.target.runId)} bytes={bytesOf(view.bad)} />
        {view.alsoGood.map(run => (
          <RunProgress key={run.runId} side="good" name={shortName(run)} progress={progress.get(run.runId)} />
        ))}
      </div>
    </StateMessage>
  )
}

function useTitle({ alsoGood }: InvestigationView): string {
  const unit = useUnit()
  return alsoGood.length === 0 ? words.both(unit) : words.all(alsoGood.length + 2)
}

function useProgress(readings: readonly Reading[]): ReadonlyMap<string, Progress> {
  const backend = useBackend()
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress>>(new Map())
  useEffect(() => {
    const take = (event: Progress) => setProgress(before => new Map([...before, [event.runId, event]]))
    const stops = readings.map(name => backend.on(name, take))
    return () => stops.forEach(stop => stop())
  }, [backend, readings])
  return progress
}

/** Decoded bytes of all artifacts, as the analysis counted them. */
function bytesOf({ artifacts }: InvestigationView['good']): number {
  return artifacts.reduce((sum, { bytes }) => sum + bytes, 0)
}

interface RunProgressProps {
  readonly side: 'good' | 'bad'
  readonly progress: Progress | undefined
  /** Undefined = not known. */
  readonly bytes?: number
  /** Of one of several good runs. */
  readonly name?: string
}

function RunProgress({ side, name, progress, bytes = 0 }: RunProgressProps) {
  const done = progress?.doneBytes ?? 0
  return (
    <div className="run-progress">
      <div className="run-progress-head">
        <SideMark side={side} />
        <span className="run-progress-artifact">
          {progress === undefined ? words.waiting : visible(progress.artifact)}
        </span>
        <span>{words.bytes(done, bytes === 0 ? undefined : bytes)}</span>
      </div>
      <ProgressBar
        label={words.run(side, name === undefined ? undefined : visible(name))}
        part={bytes === 0 ? undefined : done / bytes}
      />
    </div>
  )
}
