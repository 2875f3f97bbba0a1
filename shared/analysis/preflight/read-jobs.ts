import { itemsAt, cite, membersAt, nodeAt, scalarAt, textAt } from '../read/structured-document.ts'
import type { DocumentNode, ScalarNode, StructuredDocument } from '../read/structured-document.ts'
import { refsName } from '../read/repo-claims.ts'
import { ARGUMENTS, CONTAINERS, JOBS } from './limits.ts'
import type { Cited } from './read-image-entries.ts'

/** A branch of a repository that the job checks out. */
export interface JobRef extends Cited {
  readonly repo: string
}

/** What a Prow job says that matters before it runs. */
export interface JobEntry {
  readonly name: string
  readonly artifact: string
  readonly refs: readonly JobRef[]
  /** Arguments and commands of all containers. */
  readonly args: readonly Cited[]
  readonly env: ReadonlyMap<string, Cited>
}

export interface JobsRead {
  readonly jobs: readonly JobEntry[]
  /** Not all of them were read. */
  readonly cut: boolean
}

/** A job, and the repository whose pull requests it tests. */
interface JobNode {
  readonly node: DocumentNode
  readonly repo?: string
}

/** Jobs of a Prow configuration, or the one of a ProwJob object (kubernetes-sigs/prow pkg/config/jobs.go@a619408973). */
export function readJobs(document: StructuredDocument, root: DocumentNode): JobsRead {
  const nodes = jobNodes(root)
  return { jobs: nodes.slice(0, JOBS).map(job => readJob(document, job)), cut: nodes.length > JOBS }
}

/** Whether a document is one that `readJobs` reads. */
export function holdsJobs(root: DocumentNode): boolean {
  return ['periodics', 'presubmits', 'postsubmits'].some(key => nodeAt(root, key) !== undefined) || isProwJob(root)
}

function isProwJob(root: DocumentNode): boolean {
  return textAt(root, 'kind') === 'ProwJob' || nodeAt(root, 'spec', 'pod_spec') !== undefined
}

function jobNodes(root: DocumentNode): readonly JobNode[] {
  const spec = nodeAt(root, 'spec')
  if (isProwJob(root)) return spec === undefined ? [] : [{ node: spec }]
  const byRepo = ['presubmits', 'postsubmits'].flatMap(key => membersAt(root, key).slice(0, JOBS))
  return [
    ...itemsAt(root, 'periodics').map(node => ({ node })),
    ...byRepo.flatMap(({ key, value }) => itemsAt(value).map(node => ({ node, repo: key }))),
  ].slice(0, JOBS + 1)
}

function readJob(document: StructuredDocument, { node, repo }: JobNode): JobEntry {
  const cited = (scalar: ScalarNode): Cited => ({ text: scalar.text, evidence: cite(document, scalar) })
  const pod = nodeAt(node, 'spec') ?? nodeAt(node, 'pod_spec')
  const containers = itemsAt(pod, 'containers').slice(0, CONTAINERS)
  const args = containers.flatMap(container => [
    ...itemsAt(container, 'command').slice(0, ARGUMENTS),
    ...itemsAt(container, 'args').slice(0, ARGUMENTS),
  ])
  const env = containers.flatMap(container => itemsAt(container, 'env').slice(0, ARGUMENTS))
  return {
    name: textAt(node, 'name') ?? textAt(node, 'job') ?? 'a job without a name',
    artifact: document.artifact,
    refs: [...readRefs(node, cited), ...readBranches(node, repo, cited)],
    args: args.flatMap(arg => {
      const scalar = scalarAt(arg)
      return scalar === undefined ? [] : [cited(scalar)]
    }),
    env: new Map(
      env.flatMap(variable => {
        const [name, value] = [textAt(variable, 'name'), scalarAt(variable, 'value')]
        return name === undefined || value === undefined ? [] : [[name, cited(value)] as const]
      }),
    ),
  }
}

type Cite = (scalar: ScalarNode) => Cited

function readRefs(node: DocumentNode, cited: Cite): readonly JobRef[] {
  const all = [nodeAt(node, 'refs'), ...itemsAt(node, 'extra_refs').slice(0, CONTAINERS)]
  return all.flatMap(refs => {
    const [repo, branch] = [refsName(refs), scalarAt(refs, 'base_ref')]
    return repo === undefined || branch === undefined ? [] : [{ repo, ...cited(branch) }]
  })
}

/** A presubmit for one branch says so in `branches`; several, or a pattern, say nothing about one run. */
function readBranches(node: DocumentNode, repo: string | undefined, cited: Cite): readonly JobRef[] {
  const [first, ...others] = itemsAt(node, 'branches')
  const branch = scalarAt(first)
  if (repo === undefined || branch === undefined || others.length > 0) return []
  const plain = branch.text
    .replace(/^\^/u, '')
    .replace(/\$$/u, '')
    .replaceAll(String.raw`\.`, '.')
  return /^[\w./-]+$/u.test(plain) ? [{ repo, ...cited(branch), text: plain }] : []
}
