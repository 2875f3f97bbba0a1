import { instant } from '#shared/base/time.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import type { Phase } from '#shared/model/timeline.ts'
import { errorText } from '#shared/report/error-text.ts'
import { timeText } from '../../domain/time-text.ts'
import type { Answer } from '../../state/answer.ts'
import { findLineAt } from './find-line-at.ts'
import type { Side } from './default-artifact.ts'
import type { LogPaneHandle } from './log-pane-types.ts'
import { paneName } from './pane-name.ts'
import { sameMoment, whyNoPhases } from './sync-phase.ts'
import { timeNear } from './sync-time.ts'

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
      void jumpTo({ backend, pane, signal }, offset).then(reason => {
        if (reason === undefined || signal.aborted) return
        const text = `The ${paneName(pane.pane, pane.side)} stays: ${reason}`
        tell(now => (now === '' ? text : `${now}. ${text}`))
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

/** Why it could not; undefined once it is there, or nobody wants it any more. */
async function jumpTo({ backend, pane, signal }: Jump, offset: number): Promise<string | undefined> {
  if (pane.start === undefined) return 'its run does not say when it started'
  const found = await findLineAt({ backend, pane, signal }, pane.start + offset)
  if (signal.aborted) return undefined
  if (!found.ok) return errorText(found.error).what
  if (found.value === undefined) return 'no line has a readable time'
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

/** Where the follower is to be, and what to say once it is there; or why that is not known. */
type Target = { readonly at: number; readonly text: string } | { readonly reason: string }

async function align({ backend, leader, follower, phases, signal }: Alignment, line: number): Promise<string> {
  const at = timeNear(leader.lines, line)
  if (at === undefined) return 'Not aligned: no line here has a readable time'
  const target = phases === undefined ? byStart(at, leader, follower) : byPhase(at, { leader, follower }, phases)
  if ('reason' in target) return `Not aligned: ${target.reason}`
  const found = await findLineAt({ backend, pane: follower, signal }, target.at)
  if (signal.aborted) return ''
  if (!found.ok) return `Not aligned: ${errorText(found.error).what}`
  if (found.value === undefined) return 'Not aligned: no line of the other artifact has a readable time'
  follower.goTo(found.value)
  return target.text
}

function byStart(at: number, leader: LogPaneHandle, follower: LogPaneHandle): Target {
  if (leader.start === undefined || follower.start === undefined)
    return { reason: 'a run does not say when it started' }
  const whose = leader.side === follower.side ? 'the' : 'each'
  const text = `Aligned at ${timeText(instant(at), 'relative', instant(leader.start))} from ${whose} run’s start`
  return { at: follower.start + at - leader.start, text }
}

function byPhase(
  at: number,
  { leader, follower }: Pick<Alignment, 'leader' | 'follower'>,
  answer: Answer<SidePhases>,
): Target {
  if (answer.kind !== 'ready') return { reason: whyNoPhases(answer) }
  const phases = answer.value
  const moment = sameMoment(at, phases[leader.side], phases[follower.side])
  if (moment === undefined)
    return {
      reason:
        leader.side === follower.side ? 'no phase of the run is known here' : 'no phase of both runs is known here',
    }
  return { at: moment.at, text: `Aligned in the phase ${moment.phase}` }
}
