import { useEffect, useId, useRef } from 'react'
import type { RuleEditing } from '../../state/rule-store.ts'
import { isUnsaved } from '../../state/rule-store.ts'
import { useRules } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { AdviceRows, CounterSampleRows, SampleRows } from './ExampleFields.tsx'
import { problemOfTrials } from './hit-text.ts'
import { ExplainField, IdField, NamingFields, SignatureFields } from './RuleFields.tsx'
import { RuleFoot } from './RuleFoot.tsx'
import { RuleHits } from './RuleHits.tsx'
import { RuleProblems } from './RuleProblems.tsx'
import { useLastReady } from '../../state/use-last-ready.ts'
import { useRuleTrial } from './use-rule-trial.ts'
import './rules.css'

const words = strings.rules.pane

/** The rule that is being written, beside whatever panel is open; nothing while there is none. */
export function RulePane() {
  const editing = useRules(state => state.editing)
  const isShown = useRules(state => state.isShown)
  return editing === undefined || !isShown ? undefined : <Pane key={editing.serial} editing={editing} />
}

function Pane({ editing }: { readonly editing: RuleEditing }) {
  const { origin, refusals } = editing
  const id = useId()
  const hide = useRules(state => state.hide)
  const save = useRules(state => state.save)
  const element = useRef<HTMLElement>(null)
  useFocus(element, refusals)
  return (
    <aside
      ref={element}
      className="rule-pane"
      aria-labelledby={`${id}title`}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        hide()
      }}
    >
      <div className="rule-pane-head">
        <h2 id={`${id}title`}>{origin === undefined ? words.edit : words.new}</h2>
        <Former />
        <Button look="quiet" iconOnly aria-label={words.close} title={words.closeKeys} onClick={hide}>
          <CloseIcon />
        </Button>
      </div>
      <form
        className="rule-form"
        aria-labelledby={`${id}title`}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void save()
        }}
      >
        <Fields editing={editing} />
        <RuleFoot editing={editing} />
      </form>
    </aside>
  )
}

function Fields({ editing }: { readonly editing: RuleEditing }) {
  const { form, origin, isKept } = editing
  const trials = useRuleTrial(editing)
  const live = problemOfTrials(trials)
  const problems = live === undefined ? editing.problems : [live, ...editing.problems]
  const here = useLastReady(trials.here)
  const part = { form, problems }
  return (
    <div className="rule-fields">
      <RuleProblems editing={editing} />
      <NamingFields {...part} />
      <SignatureFields {...part} />
      <RuleHits editing={editing} trials={trials} />
      <ExplainField {...part} />
      <SampleRows {...part} />
      <CounterSampleRows
        {...part}
        origin={origin}
        found={here.kind === 'ready' ? here.value : undefined}
        isStale={here !== trials.here}
      />
      <AdviceRows {...part} />
      <IdField {...part} isKept={isKept} />
    </div>
  )
}

/** Also the button that adds a row where one is needed. */
const INVALID = '[aria-invalid="true"], [data-invalid="true"]'

/** The focus comes in with each wish to see the rule, goes to what is wrong, and back to where it was. */
function useFocus(element: { readonly current: HTMLElement | null }, refusals: number): void {
  const wishes = useRules(state => state.wishes)
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[data-initial-focus]')?.focus()
  }, [element, wishes])
  useEffect(() => {
    if (refusals > 0) element.current?.querySelector<HTMLElement>(INVALID)?.focus()
  }, [element, refusals])
}

/** What was being written before this one. */
function Former() {
  const former = useRules(state => state.former)
  const swap = useRules(state => state.swapFormer)
  if (former === undefined || !isUnsaved(former)) return undefined
  return (
    <Button small onClick={swap} title={former.form.title}>
      {words.former}
    </Button>
  )
}
