import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { useInvestigation } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { WarningIcon } from '../ui/icons.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'

const words = strings.app.sources.open

/** How the last opening of a folder, archive, log or link went; nothing when it went well. */
export function OpeningState() {
  const opening = useInvestigation(state => state.opening)
  const dismiss = useInvestigation(state => state.dismissOpening)
  const cancel = useInvestigation(state => state.cancelOpening)
  if (opening.kind === 'loading') {
    return (
      <div className="opening" role="status">
        <span>{words.running}</span>
        <ProgressBar label={words.progress} part={undefined} />
        <Button small onClick={cancel}>
          {words.cancel}
        </Button>
      </div>
    )
  }
  if (opening.kind !== 'failed') return undefined
  const text = errorText(opening.error)
  return (
    <div className="opening failed" role="alert">
      <WarningIcon />
      <span>
        <b>{visible(text.what)}</b> {visible(text.did)} {visible(text.todo)}
      </span>
      <Button small onClick={dismiss}>
        {words.dismiss}
      </Button>
    </div>
  )
}
