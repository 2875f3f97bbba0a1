import { panels } from '../../panels/index.ts'
import { useRoute, type Route } from '../../state/route.ts'
import { goBack, goForward, useSteps, type Steps } from '../../state/steps.ts'
import { Button } from '../../ui/Button.tsx'
import { ArrowIcon } from '../../ui/icons.tsx'
import { stepName } from './step-name.ts'

/** Back and forward through the steps of the investigation, each named after where it leads. */
export function StepButtons() {
  const { back, forward } = useSteps()
  const route = useRoute()
  return (
    <span className="step-buttons" role="group" aria-label="Steps">
      <StepButton word="Back" keys="Alt+←" step={back} now={route} onGo={goBack} />
      <StepButton word="Forward" keys="Alt+→" step={forward} now={route} onGo={goForward} />
    </span>
  )
}

interface StepButtonProps {
  readonly word: 'Back' | 'Forward'
  readonly keys: string
  readonly step: Steps['back']
  readonly now: Route
  readonly onGo: () => void
}

/** Not `disabled`: a button that has the focus would lose it at the last step. */
function StepButton({ word, keys, step, now, onGo }: StepButtonProps) {
  const isLast = step === undefined
  const where = step === undefined || step === 'unknown' ? '' : ` to ${stepName(step, now, panels)}`
  return (
    <Button
      look="quiet"
      iconOnly
      className={`step-${word.toLowerCase()}`}
      aria-label={`${word}${where}`}
      aria-disabled={isLast}
      title={isLast ? `No step ${word === 'Back' ? 'before' : 'after'} this one` : `${word}${where} (${keys})`}
      onClick={() => isLast || onGo()}
    >
      <ArrowIcon />
    </Button>
  )
}
