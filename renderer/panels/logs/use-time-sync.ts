import { useEffect, useRef, useState } from 'react'
import { instant } from '#shared/base/time.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import { timeText } from '../../domain/time-text.ts'
import { useBackend } from '../../state/stores.tsx'
import { findLineAt } from './find-line-at.ts'
import type { LogPaneHandle } from './log-pane-types.ts'
import { timeNear } from './sync-time.ts'

/** A scroll is followed when it has rested for so long. */
const REST_MS = 120

export interface TimeSync {
  /** What was done, or why it could not be; empty before anything happened. */
  readonly message: string
  /** Follows one pane with the other. */
  follow(leader: LogPaneHandle | null, follower: LogPaneHandle | null, line: number): void
  /** Brings a pane to a time: microseconds since its run's start. */
  jump(pane: LogPaneHandle | null, offset: number): void
}

/** Keeps one pane at the same time since its run's start as the other. */
export function useTimeSync(): TimeSync {
  const backend = useBackend()
  const [message, setMessage] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<AbortController>(undefined)
  const stop = () => {
    clearTimeout(timer.current)
    running.current?.abort()
  }
  useEffect(() => stop, [])
  return {
    message,
    jump: (pane, offset) => {
      if (pane?.start === undefined) return
      const { signal } = new AbortController()
      void findLineAt({ backend, pane, signal }, pane.start + offset).then(line => {
        if (line !== undefined) pane.goTo(line)
      })
    },
    follow: (leader, follower, line) => {
      stop()
      if (leader === null || follower === null) return
      const mine = new AbortController()
      running.current = mine
      timer.current = setTimeout(() => {
        void align({ backend, leader, follower, signal: mine.signal }, line).then(text => {
          if (!mine.signal.aborted) setMessage(text)
        })
      }, REST_MS)
    },
  }
}

interface Alignment {
  readonly backend: Backend
  readonly leader: LogPaneHandle
  readonly follower: LogPaneHandle
  readonly signal: AbortSignal
}

async function align({ backend, leader, follower, signal }: Alignment, line: number): Promise<string> {
  if (leader.start === undefined || follower.start === undefined)
    return 'Not aligned: a run does not say when it started'
  const at = timeNear(leader.lines, line)
  if (at === undefined) return 'Not aligned: no line here has a readable time'
  const offset = at - leader.start
  const found = await findLineAt({ backend, pane: follower, signal }, follower.start + offset)
  if (signal.aborted) return ''
  if (found === undefined) return 'Not aligned: no line of the other artifact has a readable time'
  follower.goTo(found)
  return `Aligned at ${timeText(instant(at), 'relative', instant(leader.start))} from each run’s start`
}
