import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { useCase } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { WarningIcon } from '../../ui/icons.tsx'

const words = strings.casework.save

/** Whether everything is saved; where it is not, why, and a way to try again. */
export function SaveState() {
  const unsaved = useCase(state => state.unsaved.length)
  const isSaving = useCase(state => state.isSaving)
  const problem = useCase(state => state.problem)
  const hasWork = useCase(({ work }) => work.notes.length + work.pins.length + work.dismissed.length > 0)
  return (
    <>
      <span className="case-save" role="status">
        {problem === undefined && hasWork ? (isSaving || unsaved > 0 ? words.saving : words.saved) : ''}
      </span>
      {problem === undefined ? undefined : <Problem />}
    </>
  )
}

function Problem() {
  const problem = useCase(state => state.problem)
  const unsaved = useCase(state => state.unsaved.length)
  const save = useCase(state => state.save)
  if (problem === undefined) return undefined
  const { what, did, todo } = errorText(problem)
  return (
    <div className="case-problem" role="alert">
      <WarningIcon />
      <p>
        <b>{visible(what)}</b> {visible(did)} {visible(todo)}
      </p>
      {unsaved === 0 ? undefined : (
        <Button small onClick={() => void save()}>
          {words.again(unsaved)}
        </Button>
      )}
    </div>
  )
}
