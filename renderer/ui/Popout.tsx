import { useId, useRef, useState, type ReactNode, type ToggleEvent } from 'react'
import { flushSync } from 'react-dom'
import { placePopover } from './place-popover.ts'

interface PopoutProps {
  /** Names the button where its face does not. */
  readonly label?: string
  readonly title?: string
  readonly className: string
  /** What the button shows. */
  readonly face: ReactNode
  /** Names what opens. */
  readonly name: string
  readonly children: ReactNode
}

/**
 * A button that opens a box beside it, which takes the focus. Escape, the button, a press elsewhere and a
 * link inside close it; the browser then gives the focus back.
 */
export function Popout({ label, title, className, face, name, children }: PopoutProps) {
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const onBeforeToggle = ({ newState }: ToggleEvent) => {
    // The box is shown only after this event, and must be in its place with all it holds before it is painted.
    flushSync(() => setOpen(newState === 'open'))
    if (newState === 'open') requestAnimationFrame(() => settle(box.current, button.current))
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={title}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        popoverTarget={id}
      >
        {face}
      </button>
      <div
        ref={box}
        id={id}
        className="popover popout"
        popover="auto"
        role="dialog"
        aria-label={name}
        tabIndex={-1}
        onBeforeToggle={onBeforeToggle}
        onClick={event => {
          if (event.target instanceof Element && event.target.closest('a') !== null) box.current?.hidePopover()
        }}
      >
        {isOpen ? children : undefined}
      </div>
    </>
  )
}

function settle(box: HTMLElement | null, button: HTMLElement | null): void {
  if (box?.matches(':popover-open') !== true || button === null) return
  placePopover(box, button.getBoundingClientRect())
  box.focus()
}
