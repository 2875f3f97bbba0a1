import type { ReactNode } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import { formatDuration, MICROS_PER_SECOND } from '#shared/base/time.ts'
import type { EventPayload, Settings } from '#shared/ipc/contract.ts'
import type { Confidence, VerdictStatus } from '#shared/model/verdict.ts'
import type { ClaimRole } from '#shared/model/version-claim.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import { formatCount, plural } from '../../ui/number-text.ts'
import { labels } from './domain-labels.ts'

type Side = 'good' | 'bad'

/** Artifacts, or bytes, that are here, of all there are. */
interface Copied {
  readonly cached: number
  readonly total: number
}

/** Artifacts of a run, or of one host of it, that are not here. */
interface Missing {
  readonly missing: number
  readonly total: number
  /** Undefined = not known. */
  readonly bytes: number | undefined
  readonly side: Side
  readonly unit: Unit
}

/** An artifact that was not read to its end. */
interface Unread {
  readonly side: Side
  readonly artifact: string
  readonly state: string
  /** Empty = not known. */
  readonly reason: string
}

/** What several panels show: answers in all their states, evidence, copies of runs, versions, times. */
export const domain = {
  labels,
  tryAgain: 'Try again',
  /** A name with the keys that do the same. */
  withKeys: (name: string, keys: string) => `${name} (${keys})`,
  more: (count: number) => `${count} more`,
  /** Marks a run, or host: its letter for the eye, its name for screen readers. */
  side: {
    letter: { good: 'G', bad: 'B' } satisfies Readonly<Record<Side, string>>,
    name: (side: Side, unit: Unit) => `${side} ${unit}`,
    run: { good: 'Good run', bad: 'Bad run' } satisfies Readonly<Record<Side, string>>,
  },
  answer: {
    /** `what`: what is being waited for, `the issue text`. */
    loading: (what: string) => `Loading ${what}…`,
    stopped: 'Stopped',
  },
  /** While the logs are read. */
  readingLogs: {
    both: (unit: Unit) => `Reading the logs of both ${unit}s`,
    all: (runs: number) => `Reading the logs of all ${runs.toString()} runs`,
    cancel: 'Cancel',
    waiting: 'waiting',
    /** `all` undefined = not known. Bytes. */
    bytes: (done: number, all: number | undefined) =>
      all === undefined ? formatBytes(done) : `${formatBytes(done)} of ${formatBytes(all)}`,
    /** Names a bar; `name` of one of several good runs. */
    run: (side: Side, name: string | undefined) => {
      const run = side === 'good' ? 'Good run' : 'Bad run'
      return name === undefined ? run : `${run} ${name}`
    },
  },
  investigation: {
    /** What is being waited for. */
    what: 'the comparison',
    looking: 'Looking for what to open…',
    noRuns: 'Choose a good and a bad run',
    howToChoose:
      'Paste a link to a run anywhere in this window, or open a folder or an archive with the artifacts of both runs.',
    choose: 'Choose runs…',
    analysing: 'Reading both runs',
    cancel: 'Cancel',
    waiting: 'waiting',
    /** `reading kubelet.log`; `artifact` is empty between two. */
    doing: (phase: EventPayload<'analysis.progress'>['phase'], artifact: string) =>
      artifact === '' ? phase : `${phase} ${artifact}`,
    bytes: (done: number, total: number) => `${formatBytes(done)} of ${formatBytes(total)}`,
  },
  copy: {
    done: 'Copied',
    placeAndText: 'Copy place and text',
    version: 'Copy version',
  },
  /** A piece of evidence of a good run that is not on screen. */
  goodRun: {
    name: (run: string) => `run ${run}`,
    place: (run: string, place: string) => `run ${run}, ${place}`,
  },
  pin: {
    /** `place`: `kubelet.log:1204`. */
    set: (place: string, side: Side) => `Pin ${place} of the ${side} run`,
    isSet: 'Pinned as evidence; take the pin away',
  },
  /** What was done in the case: said once it is, and in `Undone: Note deleted`. */
  steps: {
    pinned: (place: string) => `Pinned ${place}`,
    unpinned: (place: string) => `Pin of ${place} removed`,
    noteDeleted: 'Note deleted',
    dismissed: (title: string) => `Dismissed: ${title}`,
    kept: (title: string) => `Kept: ${title}`,
    undone: (step: string) => `Undone: ${step}`,
    nothingToUndo: 'Nothing to undo',
    nothingToRedo: 'Nothing to redo',
    notOpen: 'The case is not open yet.',
  },
  /** The copy of a run that is in a bucket. */
  fetch: {
    /** `name` of these: `the bad run`, or the id of a run. */
    copyOf: (name: string) => `Copy of ${name}`,
    fetching: (name: string) => `Fetching ${name}`,
    stop: 'Stop',
    stopFetching: (name: string) => `Stop fetching ${name}`,
    /** For screen readers, behind `Fetch the rest (12 MiB)`. */
    of: (name: string) => `of ${name}`,
    rest: (bytes: number) => `Fetch the rest (${formatBytes(bytes)})`,
    all: (bytes: number) => `Fetch it (${formatBytes(bytes)})`,
    why: 'Keeps the whole run for use without a network',
    /** How the copy stands. */
    state: {
      listing: '◌ Listing',
      fetching: '↓ Fetching',
      complete: '✓ All here',
      notListed: '▲ Not listed',
      failed: (artifacts: number) => `▲ ${formatCount(artifacts)} failed`,
      nothing: '◌ Nothing here yet',
      partial: '◐ Partial',
    },
    asking: 'Asking the store what there is',
    notSaid: 'The store has not said what there is',
    listed: (artifacts: number) => `${plural(artifacts, 'artifact')} so far`,
    complete: (artifacts: number, bytes: number) => `${plural(artifacts, 'artifact')}, ${formatBytes(bytes)}`,
    here: (artifacts: Copied, bytes: Copied) =>
      `${copiedText(artifacts)} here, ${formatBytes(bytes.cached)} of ${formatBytes(bytes.total)}`,
    /** `wanted`: bytes that are on their way; the whole run may have more. */
    underWay: (artifacts: Copied, { cached, wanted, total }: Copied & { readonly wanted: number }) => {
      const [end, size] = [formatBytes(cached + wanted), formatBytes(total)]
      const counted = `${copiedText(artifacts)}, ${formatBytes(cached)} of ${end}`
      return end === size ? counted : `${counted} (the whole run has ${size})`
    },
    perSecond: (bytes: number) => `${formatBytes(bytes)}/s`,
    /** `3 s left`, `2 min 05 s left`: a guess has no tenths. */
    left: (seconds: number) => `${seconds < 10 ? `${seconds} s` : formatDuration(seconds * MICROS_PER_SECOND)} left`,
    fromCache: 'From the cache, no network used.',
    mayGrow: 'Not finished yet when listed: there may be more to come.',
  },
  /** Artifacts that could not be fetched. */
  failed: {
    title: (artifacts: number) => `${plural(artifacts, 'artifact')} could not be fetched`,
    /** What is being waited for. */
    what: 'the failed artifacts',
    andMore: (artifacts: number) => `and ${formatCount(artifacts)} more`,
    tryAll: (bytes: number) => `Try all of them again (${formatBytes(bytes)})`,
    tryOne: (artifact: string) => `Try ${artifact} again`,
  },
  /** Only a part of the artifacts of a run is here. */
  partial: {
    label: 'Partial data',
    /** `part`: the word, with what it means. */
    title: (part: ReactNode) => <>This rests on a {part} of the artifacts</>,
    part: 'part',
    theSide: (side: Side, unit: Unit) => `the ${side} ${unit}`,
    arrived: (artifacts: number, side: Side, unit: Unit) =>
      `${plural(artifacts, 'artifact')} of the ${side} ${unit} arrived since this was read.`,
    onTheirWay: (missing: Missing) =>
      `${missingText(missing)} are on their way; nothing is known yet of what they say.`,
    notFetched: (missing: Missing) => `${missingText(missing)} are not fetched, and nothing is known of what they say.`,
  },
  run: { startUnknown: 'start unknown' },
  /** The Timeline looks at a part of the runs. */
  timeWindow: {
    title: 'Time window',
    /** `title`: the words above, as a link; `what`: a sentence on what is done with it. */
    notice: (title: ReactNode, range: { readonly from: string; readonly to: string }, what: string) => (
      <>
        {title} {range.from} to {range.to}. {what}
      </>
    ),
    remove: 'Remove window',
  },
  /** The version of a component. */
  version: {
    state: { absent: 'absent', unknown: 'unknown' },
    /** Why, where the whole reason has no room. */
    shortWhy: { absent: 'not listed', unknown: 'no artifact states it' },
    because: (state: ReactNode, why: ReactNode) => (
      <>
        {state} — {why}
      </>
    ),
    /** The same as text, `why` may be empty. */
    none: (state: 'absent' | 'unknown', why: string) => (why === '' ? state : `${state} — ${why}`),
    role: (role: ClaimRole, isRange: boolean) =>
      `${role}: ${labels.roleMeaning[role]}${isRange ? '. The bytes show only a range.' : '.'}`,
    knownFrom: (basis: string) => `Known from: ${basis}`,
  },
  /** The verdict as plain text, for a chat or an e-mail. */
  summary: {
    verdict: (status: VerdictStatus, summary: string) => `${labels.status[status]}: ${summary}`,
    good: (run: string) => `Good: ${run}`,
    bad: (run: string) => `Bad: ${run}`,
    hypothesis: (title: string, confidence: Confidence) => `${title} (${labels.confidence[confidence].toLowerCase()})`,
    tiedWith: (title: string) => `or, equally well: ${title}`,
    changed: 'Changed:',
    nextSteps: 'Next steps:',
    unreadTitle: 'Not read to the end:',
    unread: ({ side, artifact, state, reason }: Unread) =>
      `${side}: ${artifact}, ${state}${reason === '' ? '' : ` (${reason})`}`,
    andMore: (lines: number) => `and ${lines} more`,
  },
  /** How times are shown. */
  time: {
    mode: {
      utc: 'UTC',
      local: 'Local time',
      relative: 'Since start',
    } satisfies Readonly<Record<Settings['time'], string>>,
    localOf: (zone: string) => `local time (${zone})`,
    relative: 'since the start of each run; dates in UTC',
    outOfRange: 'time out of range',
  },
  /** What the clocks of both runs count from. */
  zero: {
    start: 'job start',
    phase: (name: string) => `start of ${name}`,
    event: 'chosen event',
  },
}

function copiedText({ cached, total }: Copied): string {
  return `${formatCount(cached)} of ${plural(total, 'artifact')}`
}

/** `3 of 12 artifacts of the bad run (4 MiB)` */
function missingText({ missing, total, bytes, side, unit }: Missing): string {
  const size = bytes === undefined ? '' : ` (${formatBytes(bytes)})`
  return `${formatCount(missing)} of ${plural(total, 'artifact')} of the ${side} ${unit}${size}`
}
