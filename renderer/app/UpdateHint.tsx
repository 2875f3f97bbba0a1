import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { useInvestigation } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'

const words = strings.app.update

/** Says that the shown comparison is being brought up to date, or could not be; it covers nothing and moves nothing. */
export function UpdateHint() {
  const update = useInvestigation(state => state.update)
  const again = useInvestigation(state => state.updateInvestigation)
  if (update.kind === 'loading') {
    return (
      <div className="update-hint" role="status">
        <span className="update-sign" aria-hidden="true" /> {words.running}
      </div>
    )
  }
  if (update.kind !== 'failed') return undefined
  return (
    <div className="update-hint failed" role="alert">
      <span>{words.failed(visible(errorText(update.error).what))}</span>
      <Button small onClick={() => void again()}>
        {words.again}
      </Button>
    </div>
  )
}
