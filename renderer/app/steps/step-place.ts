/** Where a person was in a panel: what was unfolded, how far it was scrolled, and what had the focus. */
export interface StepPlace {
  readonly unfolded: readonly PlacedElement[]
  /** Of each thing that scrolls, in the order of the page. Pixels. */
  readonly scrolls: readonly { readonly top: number; readonly left: number }[]
  readonly focus: PlacedElement | undefined
}

/** An element by its rank among those of its kind, and by its words. */
interface PlacedElement {
  readonly index: number
  readonly text: string
}

const SCROLLERS = '.panel-scroll, [tabindex="0"]'
const FOCUSABLE = 'a[href], button, summary, input, select, textarea, [tabindex="0"]'

export function placeIn(main: HTMLElement): StepPlace {
  const focusable = [...main.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const index = focusable.findIndex(element => element === document.activeElement)
  const focused = focusable[index]
  return {
    unfolded: foldsOf(main).flatMap((fold, index) => (fold.open ? [{ index, text: titleOf(fold) }] : [])),
    scrolls: scrollersOf(main).map(({ scrollTop, scrollLeft }) => ({ top: scrollTop, left: scrollLeft })),
    focus: focused === undefined ? undefined : { index, text: textOf(focused) },
  }
}

/** Goes back there as far as the panel has it already; true when it has all of it. */
export function returnTo(main: HTMLElement, place: StepPlace): boolean {
  const isUnfolded = unfoldAgain(main, place.unfolded)
  const scrollers = scrollersOf(main)
  let isThere = isUnfolded && scrollers.length >= place.scrolls.length
  for (const [index, { top, left }] of place.scrolls.entries()) {
    scrollers[index]?.scrollTo({ top, left, behavior: 'instant' })
    isThere &&= Math.abs((scrollers[index]?.scrollTop ?? 0) - top) < 2
  }
  return focusAgain(main, place.focus) && isThere
}

/** The focus is nowhere: what had it is gone. */
function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/**
 * Gives a free focus to the heading of the panel, from where the keyboard goes on; false while it cannot have it. A panel
 * that is not there yet, or cannot be, has the heading of what it says instead, which keeps the focus until then.
 * What is free: a focus that is lost, and, where other things are shown than before, one that was left above the panel.
 */
export function focusHeading(main: HTMLElement, isElsewhere = false): boolean {
  const title = main.querySelector<HTMLElement>('h1')
  const heading = title ?? main.querySelector<HTMLElement>('.state h2')
  if (heading === null) return false
  if (!isFocusLost() && !(isElsewhere && isFocusAbovePanel())) return title !== null
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  // A dialog that is about to close has it still.
  return title !== null && document.activeElement === title
}

/** In the bars of the window, or on the link to a panel that is not shown: a key has gone to another one. */
function isFocusAbovePanel(): boolean {
  return document.activeElement?.closest(ABOVE_PANEL) !== null
}

const ABOVE_PANEL = '.top-bar, .bars, .nav-rail li:not([aria-current])'

function scrollersOf(main: HTMLElement): readonly HTMLElement[] {
  return [main, ...main.querySelectorAll<HTMLElement>(SCROLLERS)]
}

function foldsOf(main: HTMLElement): readonly HTMLDetailsElement[] {
  return [...main.querySelectorAll('details')]
}

function titleOf(fold: HTMLDetailsElement): string {
  return fold.querySelector('summary')?.textContent ?? ''
}

function unfoldAgain(main: HTMLElement, unfolded: StepPlace['unfolded']): boolean {
  const folds = foldsOf(main)
  const found = unfolded.map(({ index, text }) => folds.slice(index, index + 1).find(fold => titleOf(fold) === text))
  for (const fold of found) if (fold !== undefined) fold.open = true
  return found.every(fold => fold !== undefined)
}

/** By its place and words; where that is another by now, by its words alone. */
function focusAgain(main: HTMLElement, focus: StepPlace['focus']): boolean {
  if (focus === undefined) return true
  if (!isFocusLost() && document.activeElement?.tagName !== 'H1') return true
  const focusable = [...main.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const same = (element: HTMLElement | undefined) => element !== undefined && textOf(element) === focus.text
  const found = same(focusable[focus.index]) ? focusable[focus.index] : focusable.find(same)
  found?.focus({ preventScroll: true })
  return found !== undefined
}

function textOf(element: HTMLElement): string {
  return element.getAttribute('aria-label') ?? element.textContent
}
