import { useEffect, useReducer, type Dispatch } from 'react'
import type { Result } from '#shared/base/result.ts'
import type { Backend, CommandInput } from '#shared/ipc/contract.ts'
import type { LogWindow } from '#shared/ipc/views.ts'
import { useBackend } from '../../state/stores.tsx'
import {
  openWindow,
  reduceWindow,
  type LineRange,
  type Place,
  type WindowAction,
  type WindowState,
} from './window-plan.ts'

type Artifact = Pick<CommandInput<'log.window'>, 'runId' | 'artifact' | 'correctSkew'>

/** The window of one artifact, kept around what is on screen. A new artifact needs a new component (`key`). */
export function useLogWindow(
  { runId, artifact, correctSkew }: Artifact,
  start: Place,
): readonly [WindowState, Dispatch<WindowAction>] {
  const backend = useBackend()
  const [state, dispatch] = useReducer(reduceWindow, start, openWindow)
  const { fetch } = state
  useEffect(() => {
    if (fetch === undefined) return undefined
    const controller = new AbortController()
    const load = async () => {
      const answer = await ask(backend, { runId, artifact, correctSkew }, { ranges: fetch, signal: controller.signal })
      if (controller.signal.aborted) return
      if (answer.ok) dispatch({ kind: 'loaded', request: fetch, answer: answer.value })
      else dispatch({ kind: 'failed', request: fetch, error: answer.error })
    }
    void load()
    return () => controller.abort()
  }, [backend, runId, artifact, correctSkew, fetch])
  useCount({ runId, artifact }, state, dispatch)
  return [state, dispatch]
}

/** Of a large artifact lines are shown before all are counted: asks how many there are. */
function useCount({ runId, artifact }: Artifact, state: WindowState, dispatch: Dispatch<WindowAction>): void {
  const backend = useBackend()
  const isDue = state.rows.length > 0 && state.totalLines === undefined && state.error === undefined
  useEffect(() => {
    if (!isDue) return undefined
    const controller = new AbortController()
    const count = async () => {
      const size = await backend.call('log.size', { runId, artifact }, controller.signal)
      if (controller.signal.aborted) return
      if (size.ok) dispatch({ kind: 'counted', size: size.value })
      else dispatch({ kind: 'endless', error: size.error })
    }
    void count()
    return () => controller.abort()
  }, [backend, runId, artifact, isDue, dispatch])
}

interface Asked {
  readonly ranges: readonly LineRange[]
  readonly signal: AbortSignal
}

/** One stretch is a window; many are single lines from anywhere. */
function ask(backend: Backend, artifact: Artifact, { ranges, signal }: Asked): Promise<Result<LogWindow>> {
  const [only, ...more] = ranges
  if (only !== undefined && more.length === 0) return backend.call('log.window', { ...artifact, ...only }, signal)
  return backend.call('log.lines', { ...artifact, ranges: [...ranges] }, signal)
}
