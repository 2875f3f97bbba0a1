import type { ReactNode } from 'react'

interface StateMessageProps {
  readonly title: string
  readonly children?: ReactNode
  /** Buttons. */
  readonly actions?: ReactNode
  /** `alert` is read out at once. */
  readonly role?: 'status' | 'alert'
}

/** Fills the place of content that is not there: empty, loading, failed, skipped. */
export function StateMessage({ title, children, actions, role }: StateMessageProps) {
  return (
    <div className="state" role={role}>
      <h2>{title}</h2>
      {children}
      {actions === undefined ? undefined : <div className="state-actions">{actions}</div>}
    </div>
  )
}
