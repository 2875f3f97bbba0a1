import type { KeyboardEvent } from 'react'

/** A key handler: Escape closes, and goes no further. */
export function escapeTo(close: () => void): (event: KeyboardEvent) => void {
  return event => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
}
