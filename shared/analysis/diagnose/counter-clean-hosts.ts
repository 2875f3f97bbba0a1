import { compareText } from '../../base/text.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import { nameByRole } from '../compare/name-by-role.ts'
import { otherHalf } from './other-half.ts'
import type { Counter, Suspicion } from './suspicion.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'
import { weights } from './weights.ts'

/** Hosts of the bad run that have the changed version, left the same kind of log, and do not show the failure. */
export function counterCleanHosts(suspicion: Suspicion, row: ComponentRow): readonly Counter[] {
  const { finding, input, pairs } = suspicion
  if (finding.hosts.length === 0) return []
  const claims = cleanClaims(row, finding.hosts, watchedHosts(suspicion)).filter(
    ({ host }) => otherHalf(pairs, row, { claims: input.bad.claims, host }) !== 'other',
  )
  return claims.length === 0 ? [] : [{ isHard: false, argument: showClean(row, claims) }]
}

/** Hosts whose own logs, of the kinds that carry the failure elsewhere, were read to the end. */
function watchedHosts({ input, finding }: Suspicion): ReadonlySet<string> {
  const { bad } = input
  const names = nameByRole(bad)
  const read = readArtifacts(bad)
  const telling = new Set(finding.evidence.map(piece => piece.artifact))
  const ofHosts = bad.artifacts.filter(artifact => artifact.host !== undefined)
  const kinds = new Set(
    ofHosts.filter(artifact => telling.has(artifact.name)).map(artifact => names.neutral(artifact.name)),
  )
  const watched = ofHosts.filter(artifact => read.has(artifact.name) && kinds.has(names.neutral(artifact.name)))
  return new Set(watched.flatMap(artifact => artifact.host ?? []))
}

function readArtifacts(analysis: Analysis): ReadonlySet<string> {
  return new Set(analysis.coverage.filter(entry => entry.state === 'read').map(entry => entry.artifact))
}

function cleanClaims(
  row: ComponentRow,
  failing: readonly string[],
  watched: ReadonlySet<string>,
): NonNullable<ComponentRow['bad']> {
  const claims = row.bad ?? []
  const suspected = new Set(
    claims.filter(claim => claim.host !== undefined && failing.includes(claim.host)).map(claim => claim.version),
  )
  return claims.filter(
    claim =>
      claim.host !== undefined &&
      !failing.includes(claim.host) &&
      watched.has(claim.host) &&
      suspected.has(claim.version),
  )
}

function showClean(row: ComponentRow, claims: NonNullable<ComponentRow['bad']>): WeighedArgument {
  const hosts = [...new Set(claims.flatMap(claim => claim.host ?? []))].sort(compareText).join(', ')
  const versions = [...new Set(claims.map(claim => claim.version))].join(', ')
  return {
    stance: 'against',
    points: weights.cleanHost,
    side: 'bad',
    text: `${hosts} has the same ${row.component} ${versions} and does not show the failure`,
    ...citeClaims(claims),
  }
}
