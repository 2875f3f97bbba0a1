import { visible } from '#shared/base/text.ts'
import type { CasePlace } from '#shared/model/case.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { placeName } from '../../domain/case-steps.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { isLinePlace } from '../../state/pins.ts'
import { strings } from '../../strings/index.ts'

/** What a note or a pin is about, as a link to it. */
export function PlaceLink({ place }: { readonly place: CasePlace }) {
  if (isLinePlace(place)) {
    const { side, artifact, line, text } = place
    return (
      <RouteLink className="case-place" change={{ panel: 'logs', side, artifact, line }} title={visible(artifact)}>
        <span className="case-place-head">
          <SideMark side={side} /> <span className="mono">{placeName(place)}</span>
        </span>
        <code>{visible(text.trim())}</code>
      </RouteLink>
    )
  }
  const change = { panel: 'verdict', finding: place.kind === 'finding' ? place.id : undefined }
  return (
    <RouteLink className="case-place" change={change}>
      <span className="case-place-head">{strings.casework.statement[place.kind]}</span>
      <span>{visible(place.title)}</span>
    </RouteLink>
  )
}
