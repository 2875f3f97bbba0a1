import { useEffect, useState } from 'react'
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract.ts'
import { idle, loading, toAnswer, type Answer } from './answer.ts'
import { useBackend } from './stores.tsx'

interface Asked<C extends CommandName> {
  readonly about: string
  readonly answer: Answer<CommandOutput<C>>
}

/**
 * Asks the backend and asks again when the input changes; the older question is cancelled and its answer dropped.
 * Another `revision` asks the same again and keeps showing the older answer until the newer is here. An undefined input
 * asks nothing. The second value asks once more, for "Try again"; the third stops what is on its way.
 */
export function useAnswer<C extends CommandName>(
  command: C,
  input: CommandInput<C> | undefined,
  revision: string | number = '',
): readonly [Answer<CommandOutput<C>>, () => void, () => void] {
  const backend = useBackend()
  const [attempt, setAttempt] = useState(0)
  const [asked, setAsked] = useState<Asked<C>>()
  const question = input === undefined ? undefined : JSON.stringify(input)
  const about = `${command} ${question ?? ''} ${attempt}`
  const isStopped = asked?.about === about && asked.answer.kind === 'cancelled'
  useEffect(() => {
    // What a person stopped stays stopped, whatever has changed since.
    if (question === undefined || isStopped) return undefined
    const controller = new AbortController()
    const ask = async () => {
      const result = await backend.call(command, JSON.parse(question) as CommandInput<C>, controller.signal)
      if (!controller.signal.aborted) setAsked({ about, answer: toAnswer(result) })
    }
    void ask()
    return () => controller.abort()
  }, [backend, command, question, about, revision, isStopped])
  const answer = asked?.about === about ? asked.answer : loading
  const stop = () => setAsked({ about, answer: { kind: 'cancelled' } })
  return [question === undefined ? idle : answer, () => setAttempt(n => n + 1), stop]
}
