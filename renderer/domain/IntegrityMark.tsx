import type { Integrity } from '#shared/model/integrity.ts'
import { Badge } from '../ui/Badge.tsx'
import { Popover } from '../ui/Popover.tsx'
import { INTEGRITY } from './labels.ts'

/** Whether an artifact's bytes are proven to be those of the store; what that means on hover and focus. */
export function IntegrityMark({ integrity }: { readonly integrity: Integrity }) {
  const { text, tone, explain } = INTEGRITY[integrity]
  return (
    <Popover
      trigger={id => (
        <button type="button" className="why" aria-describedby={id}>
          <Badge tone={tone}>{text}</Badge>
        </button>
      )}
    >
      <p className="why-note">{explain}</p>
    </Popover>
  )
}
