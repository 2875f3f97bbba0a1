import type { Host } from '../../model/host.ts'
import type { Analysis } from '../../model/analysis.ts'

/** What is random in a run's names, taken out, so that two runs can be compared by name. */
export interface RoleNames {
  /** Role of a host; `run` for undefined, `unknown` for a host that the run does not list. */
  roleOf(host: string | undefined): string
  /** The artifact name with hosts replaced by `<role>`, and ids, times and hashes by `<id>`, `<time>`, `<hash>`. */
  neutral(artifact: string): string
}

/** Claims about the run as a whole are compared under this host role. */
export const RUN_ROLE = 'run'
/** The role of a host that stands alone: two machines of different roles are compared as one. */
export const HOST_ROLE = 'host'

const HOST_NAME_LENGTH = 253
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/giu, '<id>'],
  [/(?<![0-9A-Za-z])\d{8}T\d{6}Z?(?![0-9A-Za-z])/gu, '<time>'],
  [/(?<![0-9A-Za-z])\d{16,20}(?![0-9A-Za-z])/gu, '<id>'],
  [/(?<![0-9A-Za-z])(?=[a-f]{0,64}\d)(?=\d{0,64}[a-f])[0-9a-f]{8,64}(?![0-9A-Za-z])/gu, '<hash>'],
]

/** What of a run tells which parts of its names are random. */
export interface NamedRun {
  readonly hosts: readonly Host[]
  readonly run: Pick<Analysis['run'], 'id'>
}

export function nameByRole(analysis: NamedRun): RoleNames {
  const roles = rolesByName(analysis.hosts)
  const runId = analysis.run.id
  return {
    roleOf: roleOfHosts(analysis.hosts),
    neutral: artifact =>
      artifact
        .split('/')
        .map(segment => (segment === runId ? '<id>' : neutralSegment(segment, roles)))
        .join('/'),
  }
}

/** As `RoleNames.roleOf`, where only the hosts are known. */
export function roleOfHosts(hosts: readonly Host[]): RoleNames['roleOf'] {
  const roles = rolesByName(hosts)
  return host => (host === undefined ? RUN_ROLE : (roles.get(host) ?? 'unknown'))
}

function rolesByName(hosts: readonly Host[]): ReadonlyMap<string, string> {
  return new Map(hosts.map(host => [host.name, host.role]))
}

function neutralSegment(segment: string, roles: ReadonlyMap<string, string>): string {
  const whole = roles.get(segment)
  if (whole !== undefined) return `<${whole}>`
  const host = hostPrefix(segment, roles)
  const [name, rest] =
    host === undefined ? ['', segment] : [`<${roles.get(host) ?? 'unknown'}>`, segment.slice(host.length)]
  return name + MASKS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), rest)
}

/** `<host>-system.log`, `<host>-ginkgo.log`: the longest host name that ends before a separator. */
function hostPrefix(segment: string, roles: ReadonlyMap<string, string>): string | undefined {
  for (let end = Math.min(segment.length - 1, HOST_NAME_LENGTH); end > 0; end--) {
    if ('-._'.includes(segment.charAt(end)) && roles.has(segment.slice(0, end))) return segment.slice(0, end)
  }
  return undefined
}
