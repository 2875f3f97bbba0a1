import { useEffect } from 'react'

const SHOWN_MS = 4000

interface ToastProps {
  readonly text: string | undefined
  /** It was there long enough. */
  readonly onDone: () => void
}

/** A short message that goes away by itself; the live region is always there, so that it is read out. */
export function Toast({ text, onDone }: ToastProps) {
  useEffect(() => {
    if (text === undefined) return
    const timer = setTimeout(onDone, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [text, onDone])
  return (
    <div role="status" className={text === undefined ? 'visually-hidden' : 'toast'}>
      {text}
    </div>
  )
}
