import { useEffect, useMemo, useRef, useState } from 'react'
import type { Answer } from '../../state/answer.ts'
import { useBackend } from '../../state/stores.tsx'
import type { LogPaneHandle } from './log-pane-types.ts'
import { createPaneMover, type SidePhases } from './pane-mover.ts'
import type { SyncBy } from './SyncChoice.tsx'
import { createMatchFollower, type MatchFollower, type MatchReading } from './sync-match.ts'

export interface PaneSync {
  /** What was done, or why it could not be; empty before anything happened. */
  readonly message: string
  /** What has to be read before lines can be matched; undefined = nothing is being read. */
  readonly reading: MatchReading | undefined
  /** Ends that reading. */
  cancel(): void
  /** Follows one pane with the other, in the way that is chosen. */
  follow(leader: LogPaneHandle | null, follower: LogPaneHandle | null, line: number): void
  /** Brings a pane to a time: microseconds since its run's start. Why it could not is added to the message. */
  jump(pane: LogPaneHandle | null, offset: number): void
  /** Empties the message, and ends what is on its way. */
  forget(): void
}

/**
 * Keeps one pane where the other is: at the same time since its run's start, at the same time since the begin of the phase,
 * or at the line that says the same.
 */
export function usePaneSync(by: SyncBy, phases: Answer<SidePhases> | undefined): PaneSync {
  const backend = useBackend()
  const [message, setMessage] = useState('')
  const [reading, setReading] = useState<MatchReading>()
  const mover = useMemo(() => createPaneMover(backend, setMessage), [backend])
  const matcher = useRef<MatchFollower>(undefined)
  useEffect(() => {
    const follower = createMatchFollower(backend, { tell: setMessage, onReading: setReading })
    matcher.current = follower
    return () => {
      mover.stop()
      follower.close()
    }
  }, [backend, mover])
  return {
    message,
    reading,
    cancel: () => matcher.current?.cancel(),
    jump: mover.jump,
    forget: () => {
      matcher.current?.stop()
      mover.forget()
    },
    follow: (leader, follower, line) => {
      if (by === undefined || leader === null || follower === null) return
      if (by === 'match') mover.afterRest(() => matcher.current?.follow({ leader, follower, line }))
      else mover.follow(leader, follower, { line, phases })
    },
  }
}
