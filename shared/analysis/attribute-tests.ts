import { suitePrefix } from '../knowledge/layout.ts'
import type { VersionClaim } from '../model/version-claim.ts'
import type { TestCase } from './read/reader.ts'
import { wholeName } from './whole-name.ts'

/** Test results lie beside the hosts' folders: the host of those whose name begins like one machine's suite, and no other's. */
export function attributeTests(cases: readonly TestCase[], claims: readonly VersionClaim[]): readonly TestCase[] {
  const hosts = hostsByPrefix(claims)
  if (hosts.size === 0) return cases
  return cases.map(test => {
    const prefix = suitePrefix.results.exec(wholeName(test.evidence.artifact))?.groups?.['prefix']
    const known = prefix === undefined ? undefined : hosts.get(prefix)
    const [host] = known ?? []
    return test.host !== undefined || host === undefined || known?.size !== 1 ? test : { ...test, host }
  })
}

/** The lines that name a machine's image name the suite's prefix as well. */
function hostsByPrefix(claims: readonly VersionClaim[]): ReadonlyMap<string, ReadonlySet<string>> {
  const hosts = new Map<string, Set<string>>()
  for (const { component, host, evidence } of claims) {
    if (component !== 'os-image' || host === undefined) continue
    for (const prefix of evidence.flatMap(({ text }) => prefixesIn(text)))
      hosts.set(prefix, (hosts.get(prefix) ?? new Set()).add(host))
  }
  return hosts
}

function prefixesIn(text: string): readonly string[] {
  return suitePrefix.named.flatMap(pattern => pattern.exec(text)?.groups?.['prefix'] ?? [])
}
