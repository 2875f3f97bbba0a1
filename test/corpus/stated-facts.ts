/** A version that a row of INDEX.tsv states, and the components under which we may name it. */
export interface ExpectedVersion {
  readonly components: readonly string[]
  readonly version: string
}

/** How the index spells a version of each component. */
const SPELLINGS: readonly { readonly components: readonly string[]; readonly pattern: RegExp }[] = [
  { components: ['containerd'], pattern: /\bcontainerd="?(?<version>v?\d[^\s";]*)/gu },
  { components: ['kubelet'], pattern: /\bkubelet=(?<version>v?\d[^\s;,]*)/gu },
  {
    components: ['kubernetes', 'kube-apiserver', 'e2e-test'],
    pattern: /\b(?:e2e|apiserver|kubernetes|gitVersion)=(?<version>v\d[^\s;,]*)/gu,
  },
  { components: ['kubernetes'], pattern: /job-version=revision=(?<version>v\d[^\s;,]*)/gu },
  { components: ['docker'], pattern: /\bdocker(?::\/\/| )(?<version>\d[^\s;,]*)/gu },
  { components: ['kernel'], pattern: /\bkernel[= ](?<version>\d+\.\d+\.\d[^\s;,]*)/gu },
  { components: ['os-image'], pattern: /\bos=(?<version>[^;,]+?)(?= containerd=| \(kind\)|;|,|$)/gu },
  { components: ['os-image'], pattern: /(?:_os_image=|control plane |worker )(?<version>(?:cos|ubuntu)-[^\s;,]+)/gu },
  { components: ['go'], pattern: /\bgo(?<version>1\.\d+\.\d+)\b/gu },
]

/** Words in front of a version that say it is not in the artifact. */
const ELSEWHERE =
  /(?:only )?in the (?:issue )?text|only in comments|issue states|cause per issue|issue text|in the issue/u

/** Every version that the row says must be read out of the artifact. */
export function expectedVersions(facts: string): readonly ExpectedVersion[] {
  const stated = facts
    .split(';')
    .filter(fact => !ELSEWHERE.test(fact))
    .join(';')
  const found = SPELLINGS.flatMap(({ components, pattern }) =>
    [...stated.matchAll(pattern)].map(match => ({ components, version: (match.groups?.['version'] ?? '').trim() })),
  )
  return found.filter(
    (wanted, index) =>
      found.findIndex(other => other.version === wanted.version && other.components === wanted.components) === index,
  )
}

/** Components for which the row says that the artifact holds no version. */
export function forbiddenComponents(facts: string): readonly string[] {
  const saysNone =
    /no (?:OS image or )?containerd version|containerd version \(?in the issue|no version in the line|; no version|no level, no version|runtime not named|versions are not in the line|versions only in comments/u
  return saysNone.test(facts) ? ['containerd'] : []
}

/** Rows that say there is nothing wrong in the artifact: a root cause found there is invented. */
export function forbidsErrors(facts: string): boolean {
  return /\bno errors?\b|not an error|NOT killed|none of these errors explains|0 errors/u.test(facts)
}

const ERRORS: readonly { readonly words: string; readonly rule: RegExp; readonly pattern: RegExp }[] = [
  { words: 'unsupported shim version', pattern: /unsupported shim version/u, rule: /^shim\/unsupported-version/u },
  { words: 'JSON taken for an address', pattern: /connect: invalid arg/u, rule: /^shim\// },
  { words: 'protobuf bootstrap', pattern: /unsupported protocol/u, rule: /^shim\// },
  {
    words: 'CRI v1 not served',
    pattern: /unknown service runtime\.v1\.RuntimeService|CRI v1 runtime API is not implemented/u,
    rule: /^cri\//,
  },
  { words: 'CRI v1alpha2 not served', pattern: /unknown service runtime\.v1alpha2/u, rule: /^cri\// },
  { words: 'cgroup driver mismatch', pattern: /expected cgroupsPath/u, rule: /cgroup/u },
  { words: 'CRI plugin not loaded', pattern: /CRI plugin not loaded/u, rule: /config|plugin/u },
  {
    words: 'shim binary missing',
    pattern: /containerd-shim": executable file not found/u,
    rule: /shim|exec|unclassified|template/u,
  },
  {
    words: 'CNI not initialised',
    pattern: /cni (?:plugin not initialized|config uninitialized)/u,
    rule: /cni|network|template/u,
  },
  { words: 'job timeout', pattern: /Process did not finish before/u, rule: /prow|timeout/u },
  { words: 'panic', pattern: /(?:^|; )(?:panic=|fatal error:)/u, rule: /panic|fatal error|template/u },
]

/** Failures that the row states, as the ids of the rules (or unclassified templates) that must show them. */
export function expectedErrors(facts: string): readonly { readonly words: string; readonly rule: RegExp }[] {
  return ERRORS.filter(({ pattern }) => pattern.test(facts)).map(({ words, rule }) => ({ words, rule }))
}
