import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { placePopover } from './place-popover.ts'

/** A pointer that only passes by opens nothing. Milliseconds. */
const HOVER_DELAY_MS = 160

interface PopoverProps {
  /** The trigger; focusable by itself. Gets the id of the content for `aria-describedby`. */
  readonly trigger: (contentId: string) => ReactNode
  readonly children: ReactNode
}

/** More about the trigger, on hover, focus and press; the pointer may move into it, Escape hides it. */
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
    placePopover(box, anchor.current.getBoundingClientRect())
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
      onClick={show}
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
