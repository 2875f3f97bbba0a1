import { useState } from 'react'
import { idle, type Answer } from './answer.ts'

/** The answer, and while a newer one is awaited the last that there was, so that nothing jumps. */
export function useLastReady<T>(answer: Answer<T>): Answer<T> {
  const [last, setLast] = useState<Answer<T>>(idle)
  if (answer.kind === 'ready' && last !== answer) setLast(answer)
  return answer.kind === 'loading' && last.kind === 'ready' ? last : answer
}
