import type { Backend } from '#shared/ipc/contract.ts'
import { errorText } from '#shared/report/error-text.ts'
import { strings } from '../../strings/index.ts'
import type { LogPaneHandle } from './log-pane-types.ts'

const words = strings.logs.sync

/** Both logs are being read for the first time. */
export interface MatchReading {
  /** 0 to 1; undefined while nobody knows how much there is. */
  readonly part: number | undefined
}

export interface MatchLead {
  readonly leader: LogPaneHandle
  readonly follower: LogPaneHandle
  /** Of the leader, the first on screen. */
  readonly line: number
}

export interface MatchListener {
  /** What was done, or why it could not be. */
  readonly tell: (message: string) => void
  /** Undefined once nothing is read any more. */
  readonly onReading: (reading: MatchReading | undefined) => void
}

/** Logs that were read before answer sooner: what is shown for a moment only disturbs. */
const SLOW_MS = 300

interface Running {
  readonly files: string
  readonly controller: AbortController
  readonly matchId: string
  latest: MatchLead
  /** It is said that the logs are read. */
  isShown: boolean
}

/**
 * Brings a pane to the line that says the same as the one at the top of the other. While two logs are read, who scrolls on
 * changes only which line is asked for next; another pair of logs, or `stop`, ends the reading.
 */
export function createMatchFollower(backend: Backend, { tell, onReading }: MatchListener) {
  let running: Running | undefined
  const show = (mine: Running, part: number | undefined) => {
    mine.isShown = true
    onReading({ part })
  }
  const stopListening = backend.on('match.progress', ({ matchId, doneBytes }) => {
    if (running?.matchId === matchId) show(running, partOf(running.latest, doneBytes))
  })
  const stop = () => {
    running?.controller.abort()
    if (running !== undefined) onReading(undefined)
    running = undefined
  }
  const ask = async (mine: Running) => {
    for (;;) {
      const lead = mine.latest
      const slow = setTimeout(() => running === mine && !mine.isShown && show(mine, undefined), SLOW_MS)
      const answer = await askMatch(backend, mine)
      clearTimeout(slow)
      if (running !== mine) return
      mine.isShown = false
      onReading(undefined)
      // Who scrolled on meanwhile is where they are by now.
      if (answer.ok && mine.latest !== lead) continue
      running = undefined
      if (!answer.ok) return tell(words.refused.failed(errorText(answer.error).what))
      const { place } = answer.value
      if (place.kind !== 'none') lead.follower.goTo(place.line)
      return tell(words.byMatch(lead.line, answer.value))
    }
  }
  return {
    follow: (lead: MatchLead) => {
      const files = filesOf(lead)
      if (running?.files === files) {
        running.latest = lead
        return
      }
      stop()
      running = { files, controller: new AbortController(), matchId: crypto.randomUUID(), latest: lead, isShown: false }
      void ask(running)
    },
    stop,
    /** Ends the reading because the reader wants it, and says so. */
    cancel: () => {
      stop()
      tell(words.refused.readingStopped)
    },
    close: () => {
      stop()
      stopListening()
    },
  }
}

function askMatch(backend: Backend, { latest, matchId, controller }: Running) {
  const [log, other] = [fileOf(latest.leader), fileOf(latest.follower)]
  return backend.call('log.match', { matchId, log, other, line: latest.line }, controller.signal)
}

function fileOf({ runId, artifact }: LogPaneHandle) {
  return { runId, artifact }
}

/** The same whichever of both leads. */
function filesOf({ leader, follower }: MatchLead): string {
  return [leader, follower]
    .map(handle => JSON.stringify(fileOf(handle)))
    .sort()
    .join()
}

function partOf({ leader, follower }: MatchLead, doneBytes: number): number | undefined {
  const isOne = leader.runId === follower.runId && leader.artifact === follower.artifact
  const sizes = isOne ? [leader] : [leader, follower]
  if (sizes.some(({ totalLines }) => totalLines === undefined)) return undefined
  const bytes = sizes.reduce((sum, handle) => sum + handle.bytes, 0)
  return bytes === 0 ? undefined : doneBytes / bytes
}

export type MatchFollower = ReturnType<typeof createMatchFollower>
