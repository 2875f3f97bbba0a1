import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { escapeTo } from './escape-to.ts'

interface GoToLineProps {
  /** Undefined before anything of the artifact is here: then the last line is told by going there. */
  readonly totalLines: number | undefined
  readonly onGo: (line: number) => void
  readonly onClose: () => void
}

/** Goes to a line by its number. */
export function GoToLine({ totalLines, onGo, onClose }: GoToLineProps) {
  const [text, setText] = useState('')
  const line = Number(text.replaceAll(/[,\s]/gu, ''))
  const isValid = text.trim() !== '' && Number.isSafeInteger(line) && line >= 1 && line <= (totalLines ?? line)
  const range = totalLines === undefined ? '' : `1 to ${formatCount(totalLines)}`
  return (
    <form
      className="log-bar"
      aria-label="Go to line"
      onKeyDown={escapeTo(onClose)}
      onSubmit={event => {
        event.preventDefault()
        if (isValid) onGo(line)
      }}
    >
      <input
        type="text"
        inputMode="numeric"
        className="log-bar-input"
        aria-label={range === '' ? 'Line number' : `Line number, ${range}`}
        aria-invalid={text !== '' && !isValid}
        placeholder={`Line ${range}`.trim()}
        autoFocus
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <Button small type="submit" disabled={!isValid}>
        Go
      </Button>
      <span className="log-bar-message" role="status">
        {text !== '' && !isValid ? refusal(totalLines) : ''}
      </span>
      <Button small look="quiet" iconOnly aria-label="Close go to line" title="Close (Escape)" onClick={onClose}>
        <CloseIcon />
      </Button>
    </form>
  )
}

function refusal(totalLines: number | undefined): string {
  return totalLines === undefined ? 'no such line' : `no such line: this artifact has ${formatCount(totalLines)}`
}
