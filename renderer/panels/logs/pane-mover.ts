import { instant } from '#shared/base/time.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import type { Phase } from '#shared/model/timeline.ts'
import { errorText } from '#shared/report/error-text.ts'
import { timeText } from '../../domain/time-text.ts'
import type { Answer } from '../../state/answer.ts'
import { strings } from '../../strings/index.ts'
import { findLineAt } from './find-line-at.ts'
import type { Side } from './default-artifact.ts'
import type { LogPaneHandle } from './log-pane-types.ts'
import { namePane } from './pane-name.ts'
import { sameMoment, whyNoPhases } from './sync-phase.ts'
import { timeNear } from './sync-time.ts'

const words = strings.logs.sync

/** A scroll is followed when it has rested for so long. */
const REST_MS = 120

/** The phases of each run. */
export type SidePhases = Readonly<Record<Side, readonly Phase[]>>

interface Lead {
  /** Of the leader, the first on screen. */
  readonly line: number
  /** Undefined: the start of the run counts, and no phase. */
  readonly phases: Answer<SidePhases> | undefined
}

/** Moves panes as was wished last: what is newer, or a `forget`, ends what is on its way. `tell` changes the message. */
export function createPaneMover(backend: Backend, tell: (change: (message: string) => string) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = new AbortController()
  const stop = () => {
    clearTimeout(timer)
    running.abort()
    running = new AbortController()
  }
  const afterRest = (move: () => void) => {
    stop()
    timer = setTimeout(move, REST_MS)
  }
  return {
    stop,
    /** Moves once scrolling rests. */
    afterRest,
    forget: () => {
      stop()
      tell(() => '')
    },
    jump: (pane: LogPaneHandle | null, offset: number) => {
      if (pane === null) return
      const { signal } = running
      void jumpTo({ backend, pane, signal }, offset).then(text => {
        if (text === undefined || signal.aborted) return
        tell(now => (now === '' ? text : words.stays.both(now, text)))
      })
    },
    follow: (leader: LogPaneHandle | null, follower: LogPaneHandle | null, { line, phases }: Lead) => {
      if (leader === null || follower === null) return stop()
      afterRest(() => {
        const { signal } = running
        void align({ backend, leader, follower, phases, signal }, line).then(text => {
          if (!signal.aborted) tell(() => text)
        })
      })
    },
  }
}

interface Jump {
  readonly backend: Backend
  readonly pane: LogPaneHandle
  readonly signal: AbortSignal
}

/** What is said where it could not; undefined once it is there, or nobody wants it any more. */
async function jumpTo({ backend, pane, signal }: Jump, offset: number): Promise<string | undefined> {
  const name = namePane(pane.pane, pane.side)
  if (pane.start === undefined) return words.stays.noStart(name)
  const found = await findLineAt({ backend, pane, signal }, pane.start + offset)
  if (signal.aborted) return undefined
  if (!found.ok) return words.stays.failed(name, errorText(found.error).what)
  if (found.value === undefined) return words.stays.noTimes(name)
  pane.goTo(found.value)
  return undefined
}

interface Alignment {
  readonly backend: Backend
  readonly leader: LogPaneHandle
  readonly follower: LogPaneHandle
  readonly phases: Answer<SidePhases> | undefined
  readonly signal: AbortSignal
}

/** Where the follower is to be, undefined where that is not known; and what to say once it is there, or why not. */
interface Target {
  readonly at: number | undefined
  readonly text: string
}

async function align({ backend, leader, follower, phases, signal }: Alignment, line: number): Promise<string> {
  const at = timeNear(leader.lines, line)
  if (at === undefined) return words.refused.noTimeHere
  const target = phases === undefined ? byStart(at, leader, follower) : byPhase(at, { leader, follower }, phases)
  if (target.at === undefined) return target.text
  const found = await findLineAt({ backend, pane: follower, signal }, target.at)
  if (signal.aborted) return ''
  if (!found.ok) return words.refused.failed(errorText(found.error).what)
  if (found.value === undefined) return words.refused.noTimeThere
  follower.goTo(found.value)
  return target.text
}

function byStart(at: number, leader: LogPaneHandle, follower: LogPaneHandle): Target {
  if (leader.start === undefined || follower.start === undefined) return { at: undefined, text: words.refused.noStart }
  const since = timeText(instant(at), 'relative', instant(leader.start))
  return { at: follower.start + at - leader.start, text: words.byStart(since, leader.side === follower.side) }
}

function byPhase(
  at: number,
  { leader, follower }: Pick<Alignment, 'leader' | 'follower'>,
  answer: Answer<SidePhases>,
): Target {
  if (answer.kind !== 'ready') return { at: undefined, text: whyNoPhases(answer) }
  const phases = answer.value
  const moment = sameMoment(at, phases[leader.side], phases[follower.side])
  if (moment === undefined) return { at: undefined, text: words.refused.noPhase(leader.side === follower.side) }
  return { at: moment.at, text: words.byPhase(moment.phase) }
}
