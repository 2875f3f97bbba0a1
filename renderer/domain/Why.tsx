import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import { Popover } from '../ui/Popover.tsx'

interface WhyProps {
  /** What needs an explanation: a word or two. */
  readonly children: ReactNode
  /** The explanation; parts that `; ` separates stand below each other. */
  readonly note: string
}

/** Says in a word what is the matter, and why on hover and focus. */
export function Why({ children, note }: WhyProps) {
  return (
    <Popover
      trigger={id => (
        <button type="button" className="why" aria-describedby={id}>
          {children}
        </button>
      )}
    >
      <ul className="why-note">
        {note.split('; ').map((part, index) => (
          <li key={index}>{visible(part)}</li>
        ))}
      </ul>
    </Popover>
  )
}
