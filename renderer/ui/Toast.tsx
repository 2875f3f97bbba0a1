import { useEffect, useState } from 'react'
import { Button } from './Button.tsx'

const SHOWN_MS = 4000
/** Longer, where there is something to be done about it. */
const SHOWN_WITH_ACTION_MS = 10_000

interface ToastProps {
  readonly text: string | undefined
  /** It was there long enough. */
  readonly onDone: () => void
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

/**
 * A short message that goes away by itself, but not while it is pointed at or holds the focus; the live region is always
 * there, so that it is read out.
 */
export function Toast({ text, onDone, action }: ToastProps) {
  const [isHeld, setHeld] = useState(false)
  const hasAction = action !== undefined
  useEffect(() => {
    if (text === undefined || isHeld) return
    const timer = setTimeout(onDone, hasAction ? SHOWN_WITH_ACTION_MS : SHOWN_MS)
    return () => clearTimeout(timer)
  }, [text, onDone, hasAction, isHeld])
  return (
    <div
      className={text === undefined ? 'visually-hidden' : 'toast'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span role="status">{text}</span>
      {text === undefined || action === undefined ? undefined : (
        <Button
          small
          onClick={() => {
            setHeld(false)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
    </div>
  )
}
