import type { KeyboardEvent } from 'react'

/** Cells of the table that hold versions: of the good, and of the bad run. */
const CELLS = 'tbody tr > td[data-side]'
/** What of a cell takes the focus: a version with its line, else why there is none. */
const VERSIONS = 'a.version, .no-version button'

/**
 * Arrows go from version to version: up and down within a side, left and right to the other side of the row. From above the
 * table, down goes to its first version.
 */
export function moveToVersion(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget, altKey, ctrlKey, metaKey, shiftKey } = event
  if (!(target instanceof HTMLElement) || altKey || ctrlKey || metaKey || shiftKey || event.isDefaultPrevented()) return
  const next = nextVersion(currentTarget, target, key)
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function nextVersion(panel: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const cell = from.closest<HTMLElement>(CELLS)
  if (cell === null) return key === 'ArrowDown' && from.matches(ABOVE) ? versionsIn(panel)[0] : undefined
  const column = versionsIn(panel).filter(version => sideOf(version) === sideOf(from))
  const here = column.indexOf(from)
  if (here === -1) return undefined
  const steps = new Map([
    ['ArrowDown', column[here + 1]],
    ['ArrowUp', column[here - 1]],
    ['ArrowLeft', versionBeside(cell, 'good')],
    ['ArrowRight', versionBeside(cell, 'bad')],
  ])
  return steps.get(key)
}

/** The heading, and the field that filters the rows. */
const ABOVE = 'h1, input[type="search"]'

function versionsIn(place: ParentNode): readonly HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(CELLS)].flatMap(cell => [
    ...cell.querySelectorAll<HTMLElement>(VERSIONS),
  ])
}

function sideOf(version: HTMLElement): string | undefined {
  return version.closest<HTMLElement>(CELLS)?.dataset['side']
}

/** The first version of that side in the same row; undefined on the side itself. */
function versionBeside(cell: HTMLElement, side: 'good' | 'bad'): HTMLElement | undefined {
  if (cell.dataset['side'] === side) return undefined
  return cell.parentElement?.querySelector<HTMLElement>(`td[data-side="${side}"] :is(${VERSIONS})`) ?? undefined
}
