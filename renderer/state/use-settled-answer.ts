import { useState } from 'react'
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract.ts'
import type { Answer } from './answer.ts'
import { useInvestigation } from './stores.tsx'
import { useAnswer } from './use-answer.ts'

/**
 * As `useAnswer`, of a question whose answer takes long and is other where more of a run arrived: it is asked again when
 * the investigation is brought up to date. A first answer that is on its way is waited for, or it might never come.
 */
export function useSettledAnswer<C extends CommandName>(
  command: C,
  input: CommandInput<C> | undefined,
): readonly [Answer<CommandOutput<C>>, () => void] {
  const revision = useInvestigation(state => state.revision)
  const [asked, setAsked] = useState(revision)
  const [answer, retry] = useAnswer(command, input, asked)
  if (asked !== revision && isSettled(answer)) setAsked(revision)
  return [answer, retry]
}

/** Nothing is on its way that asking again would throw away; what a person stopped stays stopped. */
export function isSettled({ kind }: Answer<unknown>): boolean {
  return kind !== 'loading' && kind !== 'cancelled'
}
