import { panels } from '../../panels/index.ts'
import { useRoute, type Route } from '../../state/route.ts'
import { goBack, goForward, useSteps, type Steps } from '../../state/steps.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ArrowIcon } from '../../ui/icons.tsx'
import { stepName } from './step-name.ts'

const words = strings.steps

/** Back and forward through the steps of the investigation, each named after where it leads. */
export function StepButtons() {
  const { back, forward } = useSteps()
  const route = useRoute()
  return (
    <span className="step-buttons" role="group" aria-label={words.group}>
      <StepButton way="back" keys="Alt+←" step={back} now={route} onGo={goBack} />
      <StepButton way="forward" keys="Alt+→" step={forward} now={route} onGo={goForward} />
    </span>
  )
}

interface StepButtonProps {
  readonly way: 'back' | 'forward'
  readonly keys: string
  readonly step: Steps['back']
  readonly now: Route
  readonly onGo: () => void
}

/** Not `disabled`: a button that has the focus would lose it at the last step. */
function StepButton({ way, keys, step, now, onGo }: StepButtonProps) {
  const isLast = step === undefined
  const isNamed = step !== undefined && step !== 'unknown'
  const name = isNamed ? words.to(words[way], stepName(step, now, panels)) : words[way]
  const none = way === 'back' ? words.noneBefore : words.noneAfter
  return (
    <Button
      look="quiet"
      iconOnly
      className={`step-${way}`}
      aria-label={name}
      aria-disabled={isLast}
      title={isLast ? none : words.withKeys(name, keys)}
      onClick={() => isLast || onGo()}
    >
      <ArrowIcon />
    </Button>
  )
}
