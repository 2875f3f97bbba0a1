import { sourceRepositories, type SourceRepository } from '../../knowledge/source-repositories.ts'
import type { CommitRange } from '../../model/commit-range.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import type { VersionClaim } from '../../model/version-claim.ts'

/** What lies between the good and the bad version, for every changed row of which both name one tag or commit of a known repository. */
export function listCommitRanges(rows: readonly ComponentRow[]): readonly CommitRange[] {
  const pulled = new Set(rows.flatMap(({ component }) => PULL.exec(component)?.[1] ?? []))
  return rows.flatMap(row => {
    const place = placeOf(row.component)
    if (row.state !== 'changed' || place === undefined) return []
    // With pull requests on top, what a job checked out is a merge that only the job has.
    if (row.role === 'installed' && pulled.has(place.repository)) return []
    const [from, to] = [refOf(row.good, place), refOf(row.bad, place)]
    if (from === undefined || to === undefined || from === to) return []
    const { component, role, hostRole } = row
    const address = `https://github.com/${place.repository}/compare/${from}...${to}`
    return [{ component, role, hostRole, repository: place.repository, from, to, address }]
  })
}

type Place = Pick<SourceRepository, 'repository'> & { readonly tagPrefix: string | undefined }

const REPOSITORY = /^repo:([\w-]{1,39}\/[\w.-]{1,100})$/u

const PULL = /^repo:([^#]+)#\d{1,10}$/u

function placeOf(component: string): Place | undefined {
  const named = REPOSITORY.exec(component)?.[1]
  // Commits that a job cloned; what its tags look like nobody says.
  if (named !== undefined) return { repository: named, tagPrefix: undefined }
  const known: readonly SourceRepository[] = sourceRepositories
  return known.find(({ components }) => components.includes(component))
}

function refOf(claims: readonly VersionClaim[] | undefined, { tagPrefix }: Place): string | undefined {
  const versions = [...new Set(claims?.map(({ version }) => version))]
  const [only] = versions
  if (only === undefined || versions.length > 1) return undefined
  return COMMIT.test(only) ? only : tagPrefix === undefined ? undefined : tagOrCommit(only, tagPrefix)
}

const COMMIT = /^[\da-f]{7,40}$/u
const RELEASE = /^\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?:-(?:alpha|beta|rc)\.\d{1,4})?$/u
// git describe: `1.7.25-40-g6a1c03d8e`; Kubernetes: `1.33.0-alpha.3.245+e1fc73d2516e9c`.
const DESCRIBED = /^\d{1,4}\.\d{1,4}\.\d{1,4}[\w.-]{0,40}-\d{1,6}-g([\da-f]{7,40})$/u
const KUBERNETES = /^\d{1,4}\.\d{1,4}\.\d{1,4}-[a-z]{1,8}\.\d{1,4}\.\d{1,6}\+([\da-f]{10,40})$/u

/** Builds of distributions and of trees with changes are no tag of the repository, whatever they begin with. */
function tagOrCommit(version: string, tagPrefix: string): string | undefined {
  if (RELEASE.test(version)) return `${tagPrefix}${version}`
  return DESCRIBED.exec(version)?.[1] ?? KUBERNETES.exec(version)?.[1]
}
