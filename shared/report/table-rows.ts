import { compareText } from '../base/text.ts'
import type { ComponentRow } from '../model/comparison.ts'
import type { Host } from '../model/host.ts'
import type { VersionClaim } from '../model/version-claim.ts'
import { listVersions } from './show-runs.ts'

/** A row of a version table for people. */
export interface TableRow<V extends readonly string[]> {
  readonly component: string
  /** `requested, reported`: every role that says the same. */
  readonly roles: string
  readonly where: string
  readonly values: V
}

/** Good, bad, state, note. */
export function comparedRows(
  rows: readonly ComponentRow[],
): readonly TableRow<readonly [good: string, bad: string, state: string, note: string]>[] {
  return foldRoles(
    rows.map(({ component, role, hostRole, good, bad, state, note }) => ({
      component,
      roles: role,
      where: hostRole,
      values: [listVersions(good), listVersions(bad), state, note] as const,
    })),
  )
}

/** The versions of one run. A host is named by its role where that tells it from the others. */
export function claimRows(
  claims: readonly VersionClaim[],
  hosts: readonly Host[],
): readonly TableRow<readonly [versions: string]>[] {
  const groups = new Map<string, { component: string; roles: string; where: string; claims: VersionClaim[] }>()
  for (const claim of claims) {
    const where = nameHost(claim.host, hosts)
    const key = JSON.stringify([claim.component, claim.role, where])
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { component: claim.component, roles: claim.role, where, claims: [claim] })
    else known.claims.push(claim)
  }
  return foldRoles(
    [...groups.values()].map(({ claims: same, ...row }) => ({ ...row, values: [listVersions(same)] as const })),
  )
}

function nameHost(name: string | undefined, hosts: readonly Host[]): string {
  if (name === undefined) return 'run'
  const role = hosts.find(host => host.name === name)?.role
  return role !== undefined && hosts.filter(host => host.role === role).length === 1 ? role : name
}

/** What was built or run comes before what it was built from: commits change with every run. */
const LAST = /^(?:repo:|repo-commit$|revision$|prow-)/u

function foldRoles<V extends readonly string[]>(rows: readonly TableRow<V>[]): readonly TableRow<V>[] {
  const folded = new Map<string, TableRow<V>>()
  for (const row of rows) {
    const key = JSON.stringify([row.component, row.where, row.values])
    const known = folded.get(key)
    folded.set(key, known === undefined ? row : { ...row, roles: `${known.roles}, ${row.roles}` })
  }
  const isLast = ({ component }: TableRow<V>) => LAST.test(component)
  return [...folded.values()].sort(
    (a, b) => Number(isLast(a)) - Number(isLast(b)) || compareText(a.component, b.component),
  )
}
