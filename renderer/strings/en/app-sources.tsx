import type { ReactNode } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import type { CachedRunView, SourceView } from '#shared/ipc/views.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import { commands } from './commands.ts'

const kinds: Readonly<Record<SourceView['kind'], string>> = {
  folder: 'folder',
  zip: 'zip',
  tar: 'tar',
  file: 'file',
  sample: 'sample',
  prow: 'prow',
}

/** How much of a run the cache has. */
function copied({ artifacts, bytes }: Pick<CachedRunView, 'artifacts' | 'bytes'>): string {
  const all = plural(artifacts.total, 'artifact')
  const size = formatBytes(bytes.total)
  if (artifacts.cached >= artifacts.total) return `✓ all ${all}, ${size}`
  return `◐ ${formatCount(artifacts.cached)} of ${all}, ${formatBytes(bytes.cached)} of ${size}`
}

const runName = (id: string, job: string) => `run ${id} of ${job}`

/** What there is to open and to compare. */
export const sources = {
  title: 'Choose a good and a bad run',
  another: { good: 'Choose another good run', bad: 'Choose another bad run' },
  /** What is waited for. */
  what: 'the opened sources',
  isSame: 'Good and bad are the same run.',
  compareHosts: 'Compare two of its hosts…',
  compare: 'Compare',
  /** Of a run. */
  isOpen: 'open',
  /** How the keyboard chooses. */
  keys: (key: (name: string) => ReactNode) => (
    <>
      {key('↑')} {key('↓')} choose, {key('←')} {key('→')} change between Good and Bad, {key('Enter')} compares
    </>
  ),
  open: {
    /** Names the field for screen readers. */
    link: 'Link to a run or a job',
    linkHint: 'Paste a link: Prow, gcsweb, gs://, job history, pull request…',
    openLink: 'Open link',
    folder: commands.openFolder,
    file: commands.openFile,
    /** Where only the page's own file chooser is there. */
    chooseFiles: 'Choose archives or logs…',
    files: 'Archives or logs',
    running: 'Opening…',
    /** Names the bar of progress. */
    progress: 'Opening',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
  },
  source: {
    kinds,
    close: (name: string) => `Close ${name}`,
    noRun: 'No run was found in it.',
    sample: 'Reconstruction of kubernetes#130590',
    sampleNote:
      'Written for this program in the shapes of the real artifacts: small, complete in files, and safe to try things on.',
    compareSample: (job: string) => `Compare ${job}`,
  },
  run: {
    name: (id: string) => `run ${id}`,
    /** `hidden` is for screen readers only. */
    findGood: (id: string, hidden: (text: string) => ReactNode) => (
      <>Find a good run to compare{hidden(` with run ${id}`)}</>
    ),
    others: (id: string, hidden: (text: string) => ReactNode) => <>Other runs of this job{hidden(` with run ${id}`)}</>,
  },
  /** Copies in the cache. */
  cached: {
    recent: 'Recent runs',
    fewer: 'Show fewer',
    all: (count: number) => `Show all ${count.toString()}`,
    /** For screen readers, before what the run is. */
    open: 'Open',
    copied,
    used: (at: ReactNode) => <>used {at}</>,
    remove: (id: string, job: string) => `Remove ${runName(id, job)} from the cache`,
    removeTitle: 'Remove from the cache',
    stays: 'This run is open, here or in another window: its copy stays until it is closed.',
    confirm: {
      title: (id: string, job: string) => `Remove ${runName(id, job)}`,
      ask: (bytes: number) => `Remove ${formatBytes(bytes)}?`,
      remove: 'Remove',
      keep: 'Keep',
    },
  },
}

/** The recent runs of a job or a pull request. */
export const jobRuns = {
  /** `job` undefined = its name is not known yet. */
  title: (job: string | undefined) => `Runs of ${job ?? 'the job'}`,
  close: 'Close the list of runs',
  again: commands.again,
  loading: 'Asking the store for the recent runs…',
  /** Names the bar of progress. */
  progress: 'Listing runs',
  none: 'No run of it is in the store any more.',
  suggested: (run: ReactNode) => <>Suggested to compare with: {run}.</>,
  onlyOne: {
    store: 'The store has no other run of this job.',
    cache: 'The cache has no other run of this job.',
  },
  noneFits: (count: number) =>
    `None of these ${plural(count, 'run')} is both green and comparable. Show older ones, or choose one yourself.`,
  /** Below the list: of the store, and of the cache where the store did not answer. */
  listed: {
    store: (count: number) => `${plural(count, 'run')}, newest first`,
    cache: (count: number) =>
      `${plural(count, 'run')} that the cache knows of, newest first; the store may have others`,
  },
  older: 'Show older',
  loadingOlder: 'Asking for older ones…',
  full: 'Older ones are not listed here: paste the link of one.',
  table: {
    caption: (job: string) => `Runs of ${job}, newest first`,
    columns: {
      choose: 'Choose',
      run: 'Run',
      result: 'Result',
      start: 'Start',
      took: 'Took',
      images: 'OS images',
      commit: 'kubernetes',
    },
    noImage: 'not named',
    noCommit: 'not stated',
    isSuggested: '★ suggested',
    isCached: '▣ cached',
  },
}
