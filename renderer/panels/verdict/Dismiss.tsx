import { useRef, useState, type ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import { caseLimits, type CaseStatement } from '#shared/model/case.ts'
import { dismiss, keep } from '../../domain/case-steps.ts'
import { findDismissal } from '../../state/pins.ts'
import { useCase, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { DismissIcon } from '../../ui/icons.tsx'

const words = strings.verdict.dismiss
/** Where the focus goes when what had it was dismissed. */
const FOLD = 'data-dismissed-fold'

interface StatementProps {
  readonly statement: CaseStatement
}

/** Sets a statement aside, with a short reason; Enter sends, Escape does not. */
export function DismissButton({ statement }: StatementProps) {
  const stores = useStores()
  const [isAsking, setAsking] = useState(false)
  const button = useRef<HTMLDivElement>(null)
  const close = () => {
    setAsking(false)
    requestAnimationFrame(() => button.current?.querySelector('button')?.focus())
  }
  const send = (reason: string) => {
    dismiss(stores, statement, reason)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[${FOLD}="${statement.kind}"]`)?.focus())
  }
  if (isAsking) return <ReasonForm title={statement.title} onSend={send} onClose={close} />
  return (
    <div ref={button} className="dismiss">
      <Button
        small
        look="quiet"
        iconOnly
        aria-label={words.actionOn(visible(statement.title))}
        title={words.hint}
        onClick={() => setAsking(true)}
      >
        <DismissIcon />
      </Button>
    </div>
  )
}

interface ReasonFormProps {
  readonly title: string
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}

function ReasonForm({ title, onSend, onClose }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  return (
    <form
      className="dismiss-form"
      aria-label={words.actionOn(visible(title))}
      onSubmit={event => {
        event.preventDefault()
        onSend(reason)
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <input
        autoFocus
        aria-label={words.reason}
        placeholder={words.reasonHint}
        value={reason}
        maxLength={caseLimits.reason}
        onChange={event => setReason(event.target.value)}
      />
      <Button small look="primary" type="submit">
        {words.action}
      </Button>
      <Button small onClick={onClose}>
        {strings.verdict.cancel}
      </Button>
    </form>
  )
}

/** Says that the reader dismissed a statement, and why, with a way back; nothing where they did not. */
export function DismissedNote({ statement }: StatementProps) {
  const stores = useStores()
  const dismissal = useCase(state => findDismissal(state.work, statement))
  if (dismissal === undefined) return undefined
  return (
    <p className="dismissed-note">
      <DismissIcon />
      <span>{words.note(visible(dismissal.reason))}</span>
      <Button small aria-label={words.keepOf(visible(statement.title))} onClick={() => keep(stores, dismissal)}>
        {words.keep}
      </Button>
    </p>
  )
}

interface DismissedFoldProps {
  readonly kind: CaseStatement['kind']
  readonly count: number
  /** The address points at one of them. */
  readonly isOpen?: boolean
  readonly children: ReactNode
}

/** What the reader dismissed, folded, never left out; nothing where nothing is. */
export function DismissedFold({ kind, count, isOpen = false, children }: DismissedFoldProps) {
  if (count === 0) return undefined
  return (
    <details className="disclosure dismissed-fold" open={isOpen}>
      <summary {...{ [FOLD]: kind }}>
        <h3>{words.fold(count)}</h3>
      </summary>
      {children}
    </details>
  )
}
