import { useEffect, useRef } from 'react'

/** Takes the focus to a place when what had it went away with a change of `value`. */
export function useKeptFocus(value: unknown, find: () => HTMLElement | null | undefined): void {
  const seen = useRef(value)
  useEffect(() => {
    if (Object.is(seen.current, value)) return
    seen.current = value
    if (document.activeElement === document.body) find()?.focus()
  })
}
