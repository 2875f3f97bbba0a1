import { compareText } from '../../base/text.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import type { VersionClaim } from '../../model/version-claim.ts'
import type { Witness } from '../../model/witness.ts'
import { roleOfHosts } from '../compare/name-by-role.ts'
import { nameRow, showVersions } from './find-suspects.ts'
import type { Counter, Suspicion } from './suspicion.ts'
import { otherHalf } from './other-half.ts'
import { citeClaims, pickEvidence } from './weighed-argument.ts'
import { weights } from './weights.ts'

/** Third runs that contradict a change: one that passed with the new version, one that failed alike with the old one. */
export function counterWitnesses(suspicion: Suspicion, row: ComponentRow): readonly Counter[] {
  const { witnesses } = suspicion.input
  const failed = witnesses.flatMap(witness => failsWithOld(suspicion, row, witness))
  return [...failed, ...witnesses.flatMap(witness => passesWithNew(suspicion, row, witness))]
}

function passesWithNew({ finding, pairs }: Suspicion, row: ComponentRow, witness: Witness): readonly Counter[] {
  if (witness.outcome !== 'passed' || witness.findings.some(({ id }) => id === finding.id)) return []
  const claims = claimsWith(row, row.bad, witness).filter(
    ({ host }) => otherHalf(pairs, row, { claims: witness.claims, host }) === 'same',
  )
  if (claims.length === 0) return []
  return [
    {
      // A failure with a signature of its own stays a failure, whoever is well with the same version.
      isHard: finding.kind !== 'root-cause',
      argument: {
        stance: 'against',
        points: weights.passesWithNew,
        side: 'witness',
        witness: witness.number,
        text: `the run ${witness.label} passed with ${nameRow(row)} (${row.role}) ${showVersions(claims)}`,
        ...citeClaims(claims),
      },
    },
  ]
}

function failsWithOld({ finding }: Suspicion, row: ComponentRow, witness: Witness): readonly Counter[] {
  const shown = witness.findings.find(({ id }) => id === finding.id)
  if (witness.outcome !== 'failed' || shown === undefined) return []
  const isThere = ({ host }: VersionClaim) =>
    host === undefined || shown.hosts.length === 0 || shown.hosts.includes(host)
  const claims = claimsWith(row, row.good, witness).filter(isThere)
  if (claims.length === 0 || claimsWith(row, row.bad, witness).some(isThere)) return []
  const { evidence, ...basis } = citeClaims(claims)
  return [
    {
      isHard: true,
      argument: {
        stance: 'against',
        points: weights.failsWithOld,
        side: 'witness',
        witness: witness.number,
        text: `the run ${witness.label} shows the same failure with ${nameRow(row)} (${row.role}) ${showVersions(claims)}`,
        evidence: [...evidence.slice(0, 2), ...pickEvidence(shown.evidence).slice(0, 2)],
        ...basis,
      },
    },
  ]
}

/** The witness's claims about the same component, role and place with one of the versions; sorted. */
function claimsWith(
  row: ComponentRow,
  side: readonly VersionClaim[] | undefined,
  { hosts, claims }: Witness,
): readonly VersionClaim[] {
  const versions = new Set(side?.map(claim => claim.version))
  const roleOf = roleOfHosts(hosts)
  return claims
    .filter(
      claim =>
        claim.component === row.component &&
        claim.role === row.role &&
        roleOf(claim.host) === row.hostRole &&
        versions.has(claim.version),
    )
    .sort((a, b) => compareText(a.host ?? '', b.host ?? ''))
}
