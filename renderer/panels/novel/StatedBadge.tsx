import type { StatedLevel } from '#shared/model/template.ts'
import { SeverityBadge } from '../../domain/SeverityBadge.tsx'
import { Badge } from '../../ui/Badge.tsx'

/** What lines of one kind say of their severity themselves; nothing is made of what they do not say. */
export function StatedBadge({ stated: { severity, differs } }: { readonly stated: StatedLevel }) {
  return (
    <span className="novel-stated">
      {severity === 'unknown' ? (
        <Badge>
          <span aria-hidden="true">○</span>no level
        </Badge>
      ) : (
        <SeverityBadge severity={severity} />
      )}
      {differs ? <span>at most; levels differ</span> : undefined}
    </span>
  )
}
