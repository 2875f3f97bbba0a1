import type { Host } from '#shared/model/host.ts'

/**
 * The name of an artifact with `<role>` in the place of hosts, whose names carry random hashes: equal in both runs for
 * the same thing. Longest names first, so that `node-1` never eats the start of `node-12`.
 */
export function nameWithoutHosts(name: string, hosts: readonly Host[]): string {
  const byLength = [...hosts].filter(host => host.name !== '').sort((a, b) => b.name.length - a.name.length)
  return byLength.reduce((text, host) => text.replaceAll(host.name, () => `<${host.role}>`), name)
}
