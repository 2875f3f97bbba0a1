import { useEffect, useId, useRef, type ReactNode } from 'react'
import { strings } from '../strings/index.ts'
import { Button } from './Button.tsx'
import { CloseIcon } from './icons.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot. */
  readonly foot?: ReactNode
  readonly className?: string
  /** Leaves out the head with title and close button; the title still names the dialog. */
  readonly bare?: boolean
}

/**
 * A modal dialog: the browser keeps the focus inside, Escape and a click beside it close it. Shown while it is rendered.
 * The focus starts at the element with `data-initial-focus`, else at the first that can have it.
 */
export function Dialog({ title, onClose, children, foot, className = '', bare = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-initial-focus]')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={event => {
        // A file chooser inside sends the same event when the person closes it.
        if (event.target !== element.current) return
        event.preventDefault()
        onClose()
      }}
      onClick={event => {
        if (event.target === element.current) onClose()
      }}
    >
      <div className={bare ? 'visually-hidden' : 'dialog-head'}>
        <h2 id={titleId}>{title}</h2>
        {bare ? undefined : (
          <Button look="quiet" iconOnly aria-label={strings.ui.close} onClick={onClose}>
            <CloseIcon />
          </Button>
        )}
      </div>
      <div className="dialog-body">{children}</div>
      {foot === undefined ? undefined : <div className="dialog-foot">{foot}</div>}
    </dialog>
  )
}
