import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { escapeTo } from './escape-to.ts'

interface GoToLineProps {
  readonly totalLines: number
  readonly onGo: (line: number) => void
  readonly onClose: () => void
}

/** Goes to a line by its number. */
export function GoToLine({ totalLines, onGo, onClose }: GoToLineProps) {
  const [text, setText] = useState('')
  const line = Number(text.replaceAll(/[,\s]/gu, ''))
  const isValid = text.trim() !== '' && Number.isInteger(line) && line >= 1 && line <= totalLines
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
        aria-label={`Line number, 1 to ${formatCount(totalLines)}`}
        aria-invalid={text !== '' && !isValid}
        placeholder={`Line 1 to ${formatCount(totalLines)}`}
        autoFocus
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <Button small type="submit" disabled={!isValid}>
        Go
      </Button>
      <span className="log-bar-message" role="status">
        {text !== '' && !isValid ? `no such line: this artifact has ${formatCount(totalLines)}` : ''}
      </span>
      <Button small look="quiet" iconOnly aria-label="Close go to line" title="Close (Escape)" onClick={onClose}>
        <CloseIcon />
      </Button>
    </form>
  )
}
