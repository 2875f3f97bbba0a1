import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'

const GAP = 2
const MARGIN = 12
/** A pointer that only passes by opens nothing. Milliseconds. */
const HOVER_DELAY_MS = 160

interface PopoverProps {
  /** The trigger; focusable by itself. Gets the id of the content for `aria-describedby`. */
  readonly trigger: (contentId: string) => ReactNode
  readonly children: ReactNode
}

/** More about the trigger, on hover and on focus; the pointer may move into it, Escape hides it. */
export function Popover({ trigger, children }: PopoverProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const id = useId()
  useEffect(() => () => clearTimeout(timer.current), [])

  const show = () => {
    const box = content.current
    if (box === null || anchor.current === null || box.matches(':popover-open')) return
    box.showPopover()
    place(box, anchor.current.getBoundingClientRect())
  }
  const hide = () => {
    clearTimeout(timer.current)
    if (content.current?.matches(':popover-open') === true) content.current.hidePopover()
  }
  const showSoon = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(show, HOVER_DELAY_MS)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide()
  }
  return (
    <span
      ref={anchor}
      className="popover-anchor"
      onMouseEnter={showSoon}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) hide()
      }}
      onKeyDown={onKeyDown}
    >
      {trigger(id)}
      <div ref={content} id={id} className="popover" popover="manual">
        {children}
      </div>
    </span>
  )
}

/** Below the trigger where there is room, above it otherwise; never outside the window. */
function place(box: HTMLElement, trigger: DOMRect): void {
  const { width, height } = box.getBoundingClientRect()
  const hasRoomBelow = trigger.bottom + height + MARGIN < window.innerHeight
  const top = hasRoomBelow ? trigger.bottom + GAP : Math.max(MARGIN, trigger.top - height - GAP)
  const left = Math.max(MARGIN, Math.min(trigger.left, window.innerWidth - width - MARGIN))
  box.style.top = `${top}px`
  box.style.left = `${left}px`
}
