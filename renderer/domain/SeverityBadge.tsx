import type { Severity } from '#shared/model/finding.ts'
import { Badge } from '../ui/Badge.tsx'
import { SEVERITY, SEVERITY_SIGN } from './labels.ts'

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  return (
    <Badge tone={SEVERITY[severity].tone}>
      <span aria-hidden="true">{SEVERITY_SIGN[severity]}</span>
      {SEVERITY[severity].text}
    </Badge>
  )
}
