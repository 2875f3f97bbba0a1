import { useEffect, useState } from 'react'
import type { CommandInput, EventPayload } from '#shared/ipc/contract.ts'
import type { RuleTrial } from '#shared/ipc/views.ts'
import type { Answer } from '../../state/answer.ts'
import type { InvestigationState } from '../../state/investigation-store.ts'
import type { RuleForm } from '../../state/rule-form.ts'
import type { RuleEditing } from '../../state/rule-store.ts'
import { useBackend, useInvestigation } from '../../state/stores.tsx'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { useDebounced } from '../../state/use-debounced.ts'

/** What the literal and the pattern of a form find, as far as it is known. */
export interface RuleTrials {
  /** In the artifact that the rule was begun in; `idle` for a rule that was begun in none. */
  readonly here: Answer<RuleTrial>
  readonly good: Answer<RuleTrial>
  readonly bad: Answer<RuleTrial>
  readonly isReading: boolean
  /** The person stopped the reading. */
  readonly isStopped: boolean
  readonly stop: () => void
  readonly goOn: () => void
}

/** Typing goes on for less than this between two keys. Milliseconds. */
const PAUSE_MS = 300
/** Lines to tell hits from what stands beside them. */
const HITS_HERE = 500
/** Lines of each run that are shown. */
const HITS_SHOWN = 20

type Signature = Pick<CommandInput<'rules.try'>, 'literal' | 'pattern' | 'where'>

/** Counts anew whenever the person pauses: first where the rule was begun, then in both runs. Older counts are cancelled. */
export function useRuleTrial({ form, origin }: RuleEditing): RuleTrials {
  const pair = useInvestigation(state => state.pair)
  const settled = useDebounced(JSON.stringify(signatureOf(form)), PAUSE_MS)
  const [stopped, setStopped] = useState<string>()
  const isStopped = stopped === settled
  const signature = JSON.parse(settled) as Signature
  const asked = isStopped || signature.literal === '' || signature.pattern === '' ? undefined : signature
  const near = asked && nearOf(origin, pair)
  const [here] = useSettledAnswer('rules.try', near && { ...near, ...signature })
  const next = near === undefined || here.kind === 'ready' ? asked : undefined
  const all = (runId: string | undefined) =>
    next === undefined || runId === undefined ? undefined : { runId, limit: HITS_SHOWN, ...next }
  const [good] = useSettledAnswer('rules.try', all(pair?.baseline))
  const [bad] = useSettledAnswer('rules.try', all(pair?.target))
  return {
    ...{ here, good, bad, isStopped },
    isReading: [here, good, bad].some(answer => answer.kind === 'loading'),
    stop: () => setStopped(settled),
    goOn: () => setStopped(undefined),
  }
}

function signatureOf({ literal, pattern, isPlaced, artifact }: RuleForm): Signature {
  return { literal, pattern, ...(isPlaced && artifact !== '' ? { where: artifact } : {}) }
}

/** Where the rule was begun, as long as that is in one of the two runs. */
function nearOf(origin: RuleEditing['origin'], pair: InvestigationState['pair']) {
  if (origin === undefined || (origin.runId !== pair?.baseline && origin.runId !== pair?.target)) return undefined
  return { runId: origin.runId, artifact: origin.artifact, limit: HITS_HERE }
}

/** How far the reading got, while there is one. */
export function useTrialProgress(isReading: boolean): EventPayload<'rules.progress'> | undefined {
  const backend = useBackend()
  const [progress, setProgress] = useState<EventPayload<'rules.progress'>>()
  useEffect(() => {
    if (!isReading) return undefined
    const stop = backend.on('rules.progress', setProgress)
    return () => {
      stop()
      setProgress(undefined)
    }
  }, [backend, isReading])
  return progress
}

/** True once something has been true for `ms` milliseconds. */
export function useLasting(isOn: boolean, ms: number): boolean {
  return useDebounced(isOn, ms) && isOn
}
