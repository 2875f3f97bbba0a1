import { formatBytes } from '#shared/base/size-text.ts'
import type { LongCommand } from '../../state/activity-store.ts'
import { plural } from '../../ui/number-text.ts'

const works: Readonly<Record<LongCommand, string>> = {
  'source.fetch': 'Opening a run',
  'job.runs': 'Asking which runs there are',
  'investigation.open': 'Reading both runs',
  'log.search': 'Searching all artifacts',
  'logs.compare': 'Comparing the logs of both runs',
  'lanes.compare': 'Finding where the runs part',
  'entity.story': 'Reading a story',
  'rules.try': 'Trying a rule',
  'artifact.save': 'Saving an artifact',
  'report.render': 'Writing the report',
  'cache.check': 'Checking the cache',
}

/** What is going on. */
export const activity = {
  title: 'What is running',
  /** `works` are more than one. */
  count: (works: number) => `${plural(works, 'task')} running`,
  /** Of the button; `what` is a work, or how many there are. */
  running: (what: string) => `Running: ${what}`,
  stop: 'Stop',
  stopWork: (work: string) => `Stop: ${work}`,
  /** `run` names what it is about; undefined = both runs, or none. */
  work: (command: LongCommand, run: string | undefined) =>
    run === undefined ? works[command] : `${works[command]}: ${run}`,
  fetching: (run: string) => `Fetching ${run}`,
  /** Bytes; `run` undefined = it is of no run, `total` undefined = nobody knows. */
  progress: (run: string | undefined, done: number, total: number | undefined) => {
    const bytes = total === undefined ? formatBytes(done) : `${formatBytes(done)} of ${formatBytes(total)}`
    return run === undefined ? bytes : `${run} ${bytes}`
  },
  runs: { good: 'good run', bad: 'bad run', unknown: 'a run' },
}
