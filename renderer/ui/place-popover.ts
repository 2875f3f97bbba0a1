const GAP = 2
const MARGIN = 12

/** Puts a shown box below its trigger where there is room, above it otherwise; never outside the window. */
export function placePopover(box: HTMLElement, trigger: DOMRect): void {
  const { width, height } = box.getBoundingClientRect()
  const hasRoomBelow = trigger.bottom + height + MARGIN < window.innerHeight
  const top = hasRoomBelow ? trigger.bottom + GAP : Math.max(MARGIN, trigger.top - height - GAP)
  const left = Math.max(MARGIN, Math.min(trigger.left, window.innerWidth - width - MARGIN))
  box.style.top = `${top}px`
  box.style.left = `${left}px`
}
