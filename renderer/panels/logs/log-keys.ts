import type { KeyboardEvent } from 'react'

type Command = 'find' | 'line' | 'next' | 'previous' | 'next-novel' | 'previous-novel' | 'find-next' | 'find-previous'

/** The command that a key stands for, inside a log. */
export function commandOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): Command | undefined {
  if (event.key === 'F8') return event.shiftKey ? 'previous' : 'next'
  if (event.key === 'F7') return event.shiftKey ? 'previous-novel' : 'next-novel'
  if (event.key === 'F3') return event.shiftKey ? 'find-previous' : 'find-next'
  if (!event.ctrlKey && !event.metaKey) return undefined
  const key = event.key.toLowerCase()
  // With Shift it is the search of all artifacts, which is the window's.
  if (key === 'f') return event.shiftKey ? undefined : 'find'
  return key === 'g' ? 'line' : undefined
}
