import type { StatedLevel } from '#shared/model/template.ts'
import { SeverityBadge } from '../../domain/SeverityBadge.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'

const words = strings.novel.level

/** What lines of one kind say of their severity themselves; nothing is made of what they do not say. */
export function StatedBadge({ stated: { severity, differs } }: { readonly stated: StatedLevel }) {
  return (
    <span className="novel-stated">
      {severity === 'unknown' ? (
        <Badge>
          <span aria-hidden="true">○</span>
          {words.noneOfKind}
        </Badge>
      ) : (
        <SeverityBadge severity={severity} />
      )}
      {differs ? <span>{words.differs}</span> : undefined}
    </span>
  )
}
