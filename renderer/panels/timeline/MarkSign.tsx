import type { TimelineKind } from '#shared/ipc/views.ts'
import { MARK_LOOKS, shapePath } from './mark-shapes.ts'

/** The shape that the plot draws for a kind, as text is beside it hidden from assistive technology. */
export function MarkSign({ kind }: { readonly kind: TimelineKind }) {
  const look = MARK_LOOKS[kind]
  const colour = `var(${look.colour})`
  return (
    <svg className="mark-sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={shapePath(look, 5)}
        fill={look.isHollow ? 'none' : colour}
        stroke={colour}
        strokeWidth={look.isHollow ? 2 : 0}
      />
    </svg>
  )
}
