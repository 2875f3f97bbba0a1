import type { ConfigFact, ConfigFactKind } from '../../model/preflight.ts'
import type { Cited } from './read-image-entries.ts'
import type { JobEntry } from './read-jobs.ts'
import { rangeOfLine } from './version-span.ts'

const IMAGE_CONFIG = /--image-config-file[= ]["']?([^\s"']{1,1000})/u
const DRIVER = /--cgroup-driver[= ]["']?(systemd|cgroupfs)\b/u
const ENDPOINT = /--container-runtime-endpoint[= ]["']?unix:\/\/\/[\w/.-]{0,200}?(containerd|crio)\b/u
const EXTRACT = /--extract=(?:ci|release)\/(?:latest|stable|k8s-stable\d|k8s-beta)-(1\.\d{1,2})\b/u
/** Kubernetes has been past it since 2022: development branches are at least that. */
const MASTER = '>=1.26.0'
const CONTAINERD_MAIN = '>=2.0.0'

/** What a job says of its machines, whatever image they run. */
export function jobFacts(job: JobEntry): readonly ConfigFact[] {
  const texts = [...job.args, ...job.env.values()]
  return [
    ...firstMatch(texts, DRIVER, 'kubelet-cgroup-driver'),
    ...firstMatch(texts, ENDPOINT, 'runtime').map(fact => ({
      ...fact,
      value: fact.value === 'crio' ? 'cri-o' : fact.value,
    })),
    ...kubernetesFacts(job, texts),
  ]
}

/** The paths of image configurations that a job names. */
export function imageConfigsOf(job: JobEntry): readonly Cited[] {
  const named = job.args.flatMap(({ text, evidence }) => {
    const path = IMAGE_CONFIG.exec(text)?.[1]
    return path === undefined ? [] : [{ text: path, evidence }]
  })
  const file = job.env.get('IMAGE_CONFIG_FILE')
  if (file === undefined) return named
  const folder = job.env.get('IMAGE_CONFIG_DIR')?.text
  const path = folder === undefined ? file.text : `${folder.replace(/\/$/u, '')}/${file.text}`
  return [...named, { text: path, evidence: file.evidence }]
}

/** The containerd branch that a job checks out: what its configure.sh is of, and what a presubmit builds. */
export function containerdBranch(job: JobEntry): ConfigFact | undefined {
  const ref = job.refs.find(({ repo }) => repo === 'containerd/containerd')
  return ref === undefined ? undefined : branchFact(ref, 'the job checks out this branch of containerd')
}

/** A containerd version from the name of a branch or of a folder of builds: `release/1.7`, `…/containerd/main`. */
export function branchFact({ text, evidence }: Cited, basis: string): ConfigFact | undefined {
  const line = /(?:^|[/-])release[/-](\d{1,2}\.\d{1,3})(?:$|\/)/u.exec(text)?.[1]
  if (line !== undefined) return { kind: 'containerd', value: rangeOfLine(line), evidence, basis }
  return /(?:^|\/)(?:main|master)$/u.test(text)
    ? { kind: 'containerd', value: CONTAINERD_MAIN, evidence, basis }
    : undefined
}

function kubernetesFacts({ refs }: JobEntry, texts: readonly Cited[]): readonly ConfigFact[] {
  const extracted = firstMatch(texts, EXTRACT, 'kubernetes').map(fact => ({ ...fact, value: rangeOfLine(fact.value) }))
  if (extracted.length > 0) return extracted
  const ref = refs.find(({ repo }) => repo === 'kubernetes/kubernetes')
  if (ref === undefined) return []
  const line = /^release-(1\.\d{1,2})$/u.exec(ref.text)?.[1]
  const value = line === undefined ? (/^(?:master|main)$/u.test(ref.text) ? MASTER : undefined) : rangeOfLine(line)
  const basis = 'the job checks out this branch of Kubernetes'
  return value === undefined ? [] : [{ kind: 'kubernetes', value, evidence: ref.evidence, basis }]
}

function firstMatch(texts: readonly Cited[], pattern: RegExp, kind: ConfigFactKind): readonly ConfigFact[] {
  for (const { text, evidence } of texts) {
    const value = pattern.exec(text)?.[1]
    if (value !== undefined) return [{ kind, value, evidence }]
  }
  return []
}
