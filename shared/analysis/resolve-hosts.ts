import { compareText } from '../base/text.ts'
import { hostFolders, hostJournal, hostNames, isHostLog, standInHosts } from '../knowledge/layout.ts'
import type { Host, SuiteEnd } from '../model/host.ts'
import type { VersionClaim } from '../model/version-claim.ts'
import { identifyImage } from './match-images.ts'

/** Which host an artifact belongs to, from the layout of the whole run. */
export interface HostFolders {
  hostOf(artifact: string): string | undefined
  readonly hosts: readonly string[]
}

/** Host folders are recognised by the logs they hold, so a folder of test output is not taken for a machine. */
export function findHostFolders(artifacts: readonly string[]): HostFolders {
  const hosts = new Set<string>()
  for (const artifact of artifacts) {
    const journal = hostJournal.exec(artifact)?.groups?.['host']
    if (journal !== undefined) hosts.add(journal)
    const folder = folderHost(artifact)
    if (folder !== undefined && provesHost(artifact)) hosts.add(folder)
  }
  return {
    hosts: [...hosts].sort(compareText),
    hostOf: artifact => {
      const host = hostJournal.exec(artifact)?.groups?.['host'] ?? folderHost(artifact)
      return host !== undefined && hosts.has(host) ? host : belowHost(artifact, hosts)
    },
  }
}

function folderHost(artifact: string): string | undefined {
  for (const layout of hostFolders) {
    const host = layout.exec(artifact)?.groups?.['host']
    if (host !== undefined) return host
  }
  return undefined
}

function provesHost(artifact: string): boolean {
  return isHostLog(artifact) || /systemd[-_]logs\//u.test(artifact)
}

/** `artifacts/<host>/pods/…` lies deeper than the layouts describe. */
function belowHost(artifact: string, hosts: ReadonlySet<string>): string | undefined {
  return artifact
    .split('/')
    .slice(0, -1)
    .find(segment => hosts.has(segment))
}

export interface HostInputs {
  /** Hosts that structured artifacts name, with their roles. */
  readonly stated: readonly Host[]
  /** Names from folders, suite banners and journals. */
  readonly names: readonly string[]
  readonly claims: readonly VersionClaim[]
  /** What the ends of the hosts' blocks say, the first one of each host counting. */
  readonly suites?: readonly (readonly [host: string, end: SuiteEnd])[]
}

/** One entry per machine, sorted by name: role as stated, else the family of its OS image, else what its name says. */
export function resolveHosts({ stated, names, claims, suites = [] }: HostInputs): readonly Host[] {
  const all = new Set([
    ...names,
    ...stated.map(host => host.name),
    ...claims.flatMap(claim => (claim.host === undefined ? [] : [claim.host])),
  ])
  return [...all].sort(compareText).map(name => {
    const image = imageOf(name, claims)
    const role = stated.find(host => host.name === name)?.role ?? roleOf(name, image)
    const suite = suites.find(([host]) => host === name)?.[1]
    return {
      name,
      role,
      ...(image === undefined ? {} : { image }),
      ...(suite === undefined ? {} : { suite }),
    }
  })
}

function imageOf(host: string, claims: readonly VersionClaim[]): string | undefined {
  const own = claims.filter(claim => claim.component === 'os-image' && claim.host === host)
  return (own.find(claim => identifyImage(claim.version) !== undefined) ?? own[0])?.version
}

/** A host's name never makes a claim about its image, since it may be cut; for its role it is enough. */
function roleOf(name: string, image: string | undefined): string {
  if (standInHosts.includes(name)) return name
  const identified = identifyImage(image ?? '') ?? identifyImage(imageInName(name) ?? '')
  return identified?.hostRole ?? hostNames.roles.find(({ pattern }) => pattern.test(name))?.role ?? 'unknown'
}

/** The image that a machine was named after by the runner of node e2e tests; may be cut. */
export function imageInName(name: string): string | undefined {
  for (const layout of hostNames.images) {
    const image = layout.exec(name)?.groups?.['image']
    if (image !== undefined) return image
  }
  return undefined
}
