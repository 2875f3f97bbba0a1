import { useEffect, useState } from 'react'
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract.ts'
import { loading, toAnswer, type Answer } from './answer.ts'
import { useBackend } from './stores.tsx'

interface Asked<C extends CommandName> {
  readonly key: string
  readonly answer: Answer<CommandOutput<C>>
}

/**
 * Asks the backend and asks again when the input changes; the older question is cancelled and its answer dropped.
 * The second value asks once more, for "Try again".
 */
export function useAnswer<C extends CommandName>(
  command: C,
  input: CommandInput<C>,
): readonly [Answer<CommandOutput<C>>, () => void] {
  const backend = useBackend()
  const [attempt, setAttempt] = useState(0)
  const [asked, setAsked] = useState<Asked<C>>()
  const question = JSON.stringify(input)
  const key = `${command} ${question} ${attempt}`
  useEffect(() => {
    const controller = new AbortController()
    const ask = async () => {
      const result = await backend.call(command, JSON.parse(question) as CommandInput<C>, controller.signal)
      if (!controller.signal.aborted) setAsked({ key, answer: toAnswer(result) })
    }
    void ask()
    return () => controller.abort()
  }, [backend, command, question, key])
  return [asked?.key === key ? asked.answer : loading, () => setAttempt(n => n + 1)]
}
