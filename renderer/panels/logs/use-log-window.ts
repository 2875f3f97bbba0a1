import { useEffect, useReducer, type Dispatch } from 'react'
import type { CommandInput } from '#shared/ipc/contract.ts'
import { useBackend } from '../../state/stores.tsx'
import { openWindow, reduceWindow, type Reveal, type WindowAction, type WindowState } from './window-plan.ts'

/** The window of one artifact, kept around what is on screen. A new artifact needs a new component (`key`). */
export function useLogWindow(
  { runId, artifact, correctSkew }: Pick<CommandInput<'log.window'>, 'runId' | 'artifact' | 'correctSkew'>,
  start: Omit<Reveal, 'serial'>,
): readonly [WindowState, Dispatch<WindowAction>] {
  const backend = useBackend()
  const [state, dispatch] = useReducer(reduceWindow, start, openWindow)
  const { fetch } = state
  useEffect(() => {
    if (fetch === undefined) return undefined
    const controller = new AbortController()
    const load = async () => {
      const answer = await backend.call('log.window', { runId, artifact, correctSkew, ...fetch }, controller.signal)
      if (controller.signal.aborted) return
      if (answer.ok) dispatch({ kind: 'loaded', request: fetch, answer: answer.value })
      else dispatch({ kind: 'failed', request: fetch, error: answer.error })
    }
    void load()
    return () => controller.abort()
  }, [backend, runId, artifact, correctSkew, fetch])
  return [state, dispatch]
}
