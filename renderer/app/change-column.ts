import type { KeyboardEvent } from 'react'

/** Left and right go to the other column; the browser's own meaning, the next run, is what down does. Innermost list first. */
export function changeColumn(event: KeyboardEvent<HTMLElement>): void {
  const column = event.key === 'ArrowLeft' ? 'good' : event.key === 'ArrowRight' ? 'bad' : undefined
  if (column === undefined || event.isDefaultPrevented() || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`)]
  const radio = radios.find(candidate => candidate.checked) ?? radios[0]
  radio?.focus()
}
