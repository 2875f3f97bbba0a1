import { useEffect, useRef, useState } from 'react'
import type { AppError, Result } from '#shared/base/result.ts'
import type { FilterResult, LineFilter } from '#shared/ipc/views.ts'
import { useBackend } from '../../state/stores.tsx'
import { appendLines, NO_LINES, type LineNumbers } from './line-numbers.ts'

/** The lines of an artifact that pass a filter, as far as they are found. */
export interface LineHits {
  /** The first 500,000. */
  readonly lines: LineNumbers
  /** All that passed so far. */
  readonly total: number
  readonly doneBytes: number
  readonly state: 'reading' | 'done' | 'stopped' | 'failed'
  /** The artifact could not be read to its end. */
  readonly isPartial: boolean
  readonly error: AppError | undefined
}

const NOTHING: LineHits = {
  lines: NO_LINES,
  total: 0,
  doneBytes: 0,
  state: 'reading',
  isPartial: false,
  error: undefined,
}

interface Asked {
  readonly runId: string
  readonly artifact: string
  /** Undefined: nothing is asked. */
  readonly filter: LineFilter | undefined
  /** What else the answer rests on: another object, another answer. */
  readonly basis: object | undefined
}

/** How a reading ended: to stop it, here or where all running work is listed, is no failure. */
export function endOf(answer: Result<FilterResult>): Partial<LineHits> {
  if (answer.ok) return { state: 'done', total: answer.value.lines, isPartial: answer.value.isPartial }
  return answer.error.code === 'cancelled' ? { state: 'stopped' } : { state: 'failed', error: answer.error }
}

/** Asks for the lines whenever the filter or its basis is another one, and `again`; `hits` is undefined while nothing is asked. */
export function useLineHits({ runId, artifact, filter, basis }: Asked) {
  const backend = useBackend()
  const key = filter === undefined ? undefined : JSON.stringify(filter)
  const [found, setFound] = useState<{ readonly key: string; readonly hits: LineHits }>()
  const [attempt, setAttempt] = useState(0)
  const running = useRef<AbortController>(undefined)
  useEffect(() => {
    if (key === undefined) return undefined
    const controller = new AbortController()
    const filterId = crypto.randomUUID()
    let isGone = false
    const change = (update: (hits: LineHits) => Partial<LineHits>) => {
      if (isGone) return
      setFound(now => {
        const hits = now?.key === key ? now.hits : NOTHING
        return { key, hits: { ...hits, ...update(hits) } }
      })
    }
    running.current = controller
    const stopListening = backend.on('filter.passed', ({ filterId: id, first, steps, total, doneBytes }) => {
      if (id === filterId) change(({ lines }) => ({ lines: appendLines(lines, first, steps), total, doneBytes }))
    })
    const ask = async () => {
      const wanted = JSON.parse(key) as LineFilter
      const answer = await backend.call('log.filter', { filterId, runId, artifact, filter: wanted }, controller.signal)
      change(() => endOf(answer))
    }
    void ask()
    return () => {
      isGone = true
      stopListening()
      controller.abort()
      setFound(undefined)
    }
  }, [backend, runId, artifact, key, basis, attempt])
  const hits = key === undefined ? undefined : found?.key === key ? found.hits : NOTHING
  return { hits, stop: () => running.current?.abort(), again: () => setAttempt(n => n + 1) }
}
