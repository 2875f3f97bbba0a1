import { formatBytes } from '#shared/base/size-text.ts'
import type { CoverageState } from '#shared/model/coverage.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import type { PaneName } from '../../panels/logs/pane-name.ts'
import type { PaneId } from '../../state/log-pane.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import { logName } from './log-name.ts'
import { filter, find, goTo } from './logs-find.tsx'
import { actions, bytes, copies, folded, lineCut, notes, ruler, status, stops } from './logs-lines.ts'
import { sync } from './logs-sync.ts'

type Side = 'good' | 'bad'

const SIDE = { good: 'Good', bad: 'Bad' }
const PLACE = { left: 'Left', right: 'Right' }

/** What exactly did it say: two logs side by side. */
export const logs = {
  title: 'Logs',

  /** What holds for both logs. */
  head: {
    shown: 'Logs to show',
    byRun: { both: 'Both', left: SIDE.good, right: SIDE.bad },
    /** While one of them shows a file of the other run. */
    byPlace: { both: 'Both', ...PLACE },
    wrap: 'Wrap lines',
    markNew: 'Mark new lines',
    /** Of a part of the runs that is looked at. */
    allTimes: 'Logs show all times.',
    toBegin: 'Go to its begin',
  },
  sync,

  /** One of both places, with a log in it. */
  pane: {
    title: ({ side, place }: PaneName) =>
      place === undefined ? `${SIDE[side]} log` : `${PLACE[place]} log, ${side} run`,
    artifact: ({ side, place }: PaneName) =>
      place === undefined ? `Artifact of the ${side} run` : `Artifact on the ${place}, ${side} run`,
    tools: (pane: PaneName) => `Tools for the ${logName(pane)}`,
    position: (pane: PaneName) => `Position in the ${logName(pane)}`,
    nothing: 'This run left nothing to read',
    loading: 'Loading the log…',
    empty: 'This artifact holds no lines',
    /** Of the text of a log, for screen readers. */
    text: (side: Side, artifact: string) => `${side} run, ${artifact}`,
    /** For screen readers, when a link led to a line; `title` of what is known of it, if anything. */
    arrived: (
      { side, artifact, line }: { readonly side: Side; readonly artifact: string; readonly line: number },
      title: string | undefined,
    ) => `${side} run, ${artifact}, line ${formatCount(line)}${title === undefined ? '' : `: ${title}`}`,
  },
  tryAgain: 'Try again',
  cancel: 'Cancel',
  /** Of the bars to find and to go to a line. */
  closeHint: 'Close (Escape)',

  picker: {
    choose: 'Choose an artifact',
    none: 'No artifact of either run has these words in its name.',
    group: (side: Side, unit: Unit) => `${SIDE[side]} ${unit}`,
    more: (count: number) => `${formatCount(count)} more: type to narrow`,
    findings: (count: number) => plural(count, 'finding'),
    versions: (count: number) => plural(count, 'version'),
    lines: (count: number) => plural(count, 'line'),
  },

  tabs: {
    name: (pane: PaneId) => `Open logs on the ${pane}`,
    close: (name: string) => `Close ${name}`,
    closeHint: 'Close this log (Alt+W)',
  },

  tools: {
    previous: { name: 'Previous finding', title: 'Previous finding (Shift+F8)' },
    next: { name: 'Next finding', title: 'Next finding (F8)' },
    find: { name: 'Find', title: 'Find in this artifact (Ctrl+F)' },
    filter: { name: 'Filter', title: 'Show only some lines (Alt+L)' },
    line: { name: 'Line…', title: 'Go to a line, byte or time (Ctrl+G)' },
    rule: { name: 'New rule…', title: 'New rule from this line, or what is selected in it (Alt+N)' },
    noRule: 'There is no line here to begin a rule with.',
  },

  /** In place of a log that has no lines to show. */
  noLines: {
    title: 'There are no lines to show',
    /** Why, where the reading gives no reason. */
    reasons: {
      unfetched: 'It was not fetched.',
      skipped: 'It was not read.',
      missing: 'This run did not leave it.',
      empty: 'It holds no bytes.',
    } satisfies Readonly<Partial<Record<CoverageState, string>>>,
    leftOut: 'This copy of the run was made without it.',
  },

  /** In place of a log that is not here. */
  fetch: {
    looking: 'Looking for it…',
    notHere: 'This artifact is not fetched yet',
    fetch: (size: number) => `Fetch it (${formatBytes(size)})`,
    tryAgain: (size: number) => `Try again (${formatBytes(size)})`,
    waiting: 'Waiting for its turn…',
    fetching: 'Fetching it…',
    stop: 'Stop',
    progress: (artifact: string) => `Fetching ${artifact}`,
    /** Bytes; `done` undefined: it waits. */
    done: (done: number | undefined, all: number) =>
      done === undefined ? formatBytes(all) : `${formatBytes(done)} of ${formatBytes(all)}`,
  },

  editor: {
    failed: 'The log viewer could not be loaded',
    todo: 'A part of this program is missing or damaged. Reload the window; if that does not help, install it again.',
  },

  /** How far the marks of new lines are there. */
  novel: {
    stopped: 'Comparing both runs was stopped',
    failed: 'Not compared: see New lines',
    reading: 'Reading both runs…',
    half: 'New lines of the bad run only: mark them again for the good one',
    known: 'F7 goes to the next new line',
  },

  find,
  filter,
  goTo,
  notes,
  stops,
  actions,
  copies,
  folded,
  lineCut,
  bytes,
  status,
  ruler,
}
