import type { KeyboardEvent } from 'react'

/** With the arrow keys from the field to the lines that were found, and from line to line in a column. */
export function moveToLine(event: KeyboardEvent, panel: HTMLElement | null): void {
  const step = stepOf(event)
  if (step === 0 || panel === null || !(event.target instanceof HTMLElement)) return
  const line = nextLine(event.target, panel, step)
  if (line === undefined) return
  event.preventDefault()
  line.focus()
}

function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): number {
  if (altKey || ctrlKey || metaKey || shiftKey) return 0
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
}

/** Undefined where the key is not ours: in the field and in a column they mean something of their own. */
function nextLine(from: HTMLElement, panel: HTMLElement, step: number): HTMLElement | undefined {
  if (from instanceof HTMLInputElement) return step > 0 ? linksIn(panel)[0] : undefined
  const lines = linksIn(from.closest('.search-run'))
  const at = lines.indexOf(from)
  return at === -1 ? undefined : lines[at + step]
}

function linksIn(place: Element | null): readonly HTMLElement[] {
  return place === null ? [] : [...place.querySelectorAll<HTMLElement>('[data-line] a')]
}
