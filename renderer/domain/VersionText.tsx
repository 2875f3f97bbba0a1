import { isRange, shortVersion } from '#shared/base/version.ts'
import { visible } from '#shared/base/text.ts'
import type { VersionClaim } from '#shared/model/version-claim.ts'
import { strings } from '../strings/index.ts'
import { Popover } from '../ui/Popover.tsx'
import { CopyButton } from './CopyButton.tsx'
import { EvidenceList, evidenceRoute, RouteLink, type Side } from './EvidenceLink.tsx'
import { groupClaims } from './group-claims.ts'
import { Why } from './Why.tsx'

const words = strings.domain

interface VersionTextProps {
  readonly side: Side
  /** `[]` = shown to be absent, undefined = unknown. */
  readonly claims: readonly VersionClaim[] | undefined
  /** Why it is unknown or absent. */
  readonly note: string
}

/** The versions of one component on one side, each with its provenance on hover and focus; never blank. */
export function VersionText({ side, claims, note }: VersionTextProps) {
  if (claims === undefined) return <NoVersion state="unknown" note={note} />
  if (claims.length === 0) return <NoVersion state="absent" note={note} />
  return (
    <ul className="versions">
      {groupClaims(claims).map(group => (
        <li key={group.version}>
          <ClaimTooltip side={side} claims={group.claims} />
        </li>
      ))}
    </ul>
  )
}

/** Longer notes name artifacts, which a cell has no room for. Characters. */
const SHORT_NOTE = 48

function NoVersion({ state, note }: { readonly state: 'absent' | 'unknown'; readonly note: string }) {
  const said = <b>{words.version.state[state]}</b>
  const why = note.length > SHORT_NOTE ? <Why note={note}>{words.version.shortWhy[state]}</Why> : visible(note)
  return <span className="no-version">{note === '' ? said : words.version.because(said, why)}</span>
}

interface ClaimTooltipProps {
  readonly side: Side
  /** Claims of the same version. */
  readonly claims: readonly VersionClaim[]
}

/** A version that opens its first line of evidence and says how it is known. */
function ClaimTooltip({ side, claims }: ClaimTooltipProps) {
  const [first] = claims
  const evidence = claims.flatMap(claim => claim.evidence)
  const [line] = evidence
  if (first === undefined) return undefined
  const text = (
    <>
      {visible(shortVersion(first.version))}
      {claims.length > 1 ? <span className="times"> ×{claims.length}</span> : undefined}
    </>
  )
  return (
    <Popover
      trigger={id =>
        line === undefined ? (
          <span className="version">{text}</span>
        ) : (
          <RouteLink className="version" change={evidenceRoute({ side, evidence: line })} describedBy={id}>
            {text}
          </RouteLink>
        )
      }
    >
      <ClaimDetails side={side} claims={claims} />
    </Popover>
  )
}

function ClaimDetails({ side, claims }: ClaimTooltipProps) {
  const [first] = claims
  if (first === undefined) return undefined
  const places = [...new Set(claims.flatMap(claim => [claim.host, claim.path]).filter(place => place !== undefined))]
  return (
    <div className="claim">
      <div className="claim-title">
        <b>{visible(first.component)}</b> <span className="mono">{visible(first.version)}</span>
        <CopyButton label={words.copy.version} iconOnly text={() => first.version} />
      </div>
      <div>{words.version.role(first.role, isRange(first.version))}</div>
      {places.length === 0 ? undefined : <div className="mono">{places.map(visible).join(' · ')}</div>}
      {first.basis === undefined ? undefined : <div>{words.version.knownFrom(visible(first.basis))}</div>}
      <EvidenceList side={side} evidence={claims.flatMap(claim => claim.evidence)} shown={1} />
    </div>
  )
}
