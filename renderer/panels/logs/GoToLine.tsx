import { useEffect, useRef, useState } from 'react'
import { errorText } from '#shared/report/error-text.ts'
import { useBackend, useSettings } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { escapeTo } from './escape-to.ts'
import { findLineAt, type TimeSearch } from './find-line-at.ts'
import { readPlace, type GoalPlace } from './read-place.ts'

const words = strings.logs.goTo

interface GoToLineProps {
  readonly pane: TimeSearch['pane']
  /** Of the artifact. */
  readonly bytes: number
  /** The run's start, for times. */
  readonly start: number | undefined
  readonly onGo: (line: number) => void
  readonly onClose: () => void
}

/** Goes to a line by its number, to a byte or to a time. */
export function GoToLine({ pane, bytes, start, onGo, onClose }: GoToLineProps) {
  const [text, setText] = useState('')
  const time = useSettings(state => state.settings.time)
  const place = readPlace(text, { start, time })
  const { totalLines } = pane
  const refusal = text.trim() === '' ? undefined : refuse(place, totalLines, bytes)
  const { message, setMessage, go } = useGo(pane, onGo)
  return (
    <form
      className="log-bar"
      aria-label={words.name}
      onKeyDown={escapeTo(onClose)}
      onSubmit={event => {
        event.preventDefault()
        if (place !== undefined && refusal === undefined) void go(place)
      }}
    >
      <input
        type="text"
        className="log-bar-input"
        aria-label={words.place(totalLines)}
        aria-invalid={refusal !== undefined}
        placeholder={words.placeHint(totalLines)}
        autoFocus
        spellCheck={false}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setMessage('')
        }}
      />
      <Button small type="submit" disabled={place === undefined || refusal !== undefined}>
        {words.go}
      </Button>
      <span className="log-bar-message" role="status">
        {refusal ?? message}
      </span>
      <span className="log-bar-hint">
        {words.examples(typed => (
          <code>{typed}</code>
        ))}
      </span>
      <Button small look="quiet" iconOnly aria-label={words.close} title={strings.logs.closeHint} onClick={onClose}>
        <CloseIcon />
      </Button>
    </form>
  )
}

function refuse(place: GoalPlace | undefined, totalLines: number | undefined, bytes: number): string | undefined {
  if (place === undefined) return words.notAPlace
  if (place.kind === 'line' && (place.value < 1 || place.value > (totalLines ?? place.value))) {
    return words.noLine(totalLines)
  }
  if (place.kind === 'byte' && totalLines !== undefined && place.value >= bytes) return words.noByte(bytes)
  return undefined
}

/** Lines are gone to at once; where a byte or a time stands has to be asked. */
function useGo(pane: TimeSearch['pane'], onGo: (line: number) => void) {
  const backend = useBackend()
  const [message, setMessage] = useState('')
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const go = async ({ kind, value }: GoalPlace) => {
    if (kind === 'line') return onGo(value)
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    setMessage(words.looking)
    const { runId, artifact } = pane
    const asked =
      kind === 'time'
        ? await findLineAt({ backend, pane, signal }, value)
        : await backend.call('log.line-at', { runId, artifact, offset: value }, signal)
    if (signal.aborted) return
    if (!asked.ok) return setMessage(errorText(asked.error).what)
    const line = asked.value
    if (line === undefined || line === 0) return setMessage(kind === 'time' ? words.noTimes : words.notRead)
    onGo(line)
  }
  return { message, setMessage, go }
}
