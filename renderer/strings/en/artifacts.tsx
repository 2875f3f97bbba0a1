import { formatBytes } from '#shared/base/size-text.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

type Side = 'good' | 'bad'

/** What only screen readers say: the rest of a name that is plain to see from where it stands. */
const unseen = (text: string) => <span className="visually-hidden">{text}</span>

/** The files of both runs side by side. */
export const artifacts = {
  title: 'Artifacts',
  choice: 'Artifacts to show',
  filters: (unit: Unit) => ({
    all: 'All',
    different: 'Different',
    'one-side': unit === 'run' ? 'Only in one run' : 'Only of one host',
    'not-read': 'Not fully read',
  }),
  filter: 'Filter artifacts',
  /** Beside the filter: `12 of 1,340` */
  shown: (count: number, total: number) => `${formatCount(count)} of ${formatCount(total)}`,
  noMatch: 'No artifact matches',
  /** Whose copy a bar of progress tells of; a part of its sentences. */
  run: { good: 'the good run', bad: 'the bad run' },

  tree: {
    name: 'Artifacts of both runs',
    columns: { artifact: 'Artifact', good: 'Good', bad: 'Bad', difference: 'Difference' },
    count: (count: number) => plural(count, 'artifact'),
    /** Of the artifacts in a folder. */
    oneSided: (count: number) => `${count.toString()} on one side`,
  },

  detail: {
    name: 'The artifact',
    none: 'Choose an artifact to see what was read of it.',
    copyPath: (side: Side) => `Copy path in the ${side} run`,
    /** In place of the artifact of a side. */
    notThere: { run: 'not in this run', host: 'not of this host' },
    lines: (count: number) => plural(count, 'line'),
    /** A link: `Open`, for screen readers `Open kubelet.log in Logs`. */
    open: (name: string) => <>Open{unseen(` ${name} in Logs`)}</>,
    save: (name: string) => `Save ${name}`,
    saveAs: 'Save as…',
    /** After it was done; the name of the new file. */
    saved: (name: string) => `Saved ${name}`,
  },

  unfetched: {
    leftOut: 'left out of this copy',
    /** Bytes. */
    fetching: (done: number, all: number) => `${formatBytes(done)} of ${formatBytes(all)}`,
    arrived: (bytes: number) => `${formatBytes(bytes)}, arrived since this was read`,
    /** Buttons: the name is for screen readers. */
    fetch: (name: string) => <>Fetch{unseen(` ${name}`)}</>,
    tryAgain: (name: string) => <>Try again{unseen(` ${name}`)}</>,
  },

  /** What can be told of both sides of an artifact. */
  difference: {
    'only-good': { text: '− only good', explain: 'The bad side has no such artifact.' },
    'only-bad': { text: '+ only bad', explain: 'The good side has no such artifact.' },
    size: { text: '≠ size', explain: 'One is longer than the other.' },
    checksum: {
      text: '≠ checksum',
      explain:
        'The store publishes another checksum for each: the stored bytes differ. Compressed ones may still unpack to the same.',
    },
    'same-bytes': {
      text: '= same bytes',
      explain: 'The store publishes the same checksum for both, or both are empty.',
    },
    'same-size': {
      text: '? same size',
      explain: 'Both are as long as each other. Whether their bytes are the same was not compared.',
    },
    unknown: {
      text: '? unknown',
      explain: 'One of them was not read to its end, so that nobody knows how long it is.',
    },
    neither: { text: '? neither', explain: 'Expected of such a run, and there on neither side.' },
  },
}
