import type { ClaimRole, VersionClaim } from '../../model/version-claim.ts'
import { claimOf } from './field-claim.ts'
import { JOB_PARTS } from './limits.ts'
import {
  itemsAt,
  membersAt,
  scalarAt,
  textAt,
  type DocumentNode,
  type StructuredDocument,
} from './structured-document.ts'

const COMMIT = /^[0-9a-f]{7,64}$/u
const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/u

function isCommit(text: string): boolean {
  return COMMIT.test(text)
}

/**
 * `<org>/<repo>`, or undefined for what is no repository. Bootstrap jobs wrote Go import paths:
 * `k8s.io/kubernetes` is kubernetes/kubernetes, `sigs.k8s.io/kind` is kubernetes-sigs/kind.
 */
function repositoryName(text: string): string | undefined {
  const name = text
    .replace(/^https:\/\//u, '')
    .replace(/^github\.com\//u, '')
    .replace(/^sigs\.k8s\.io\//u, 'kubernetes-sigs/')
    .replace(/^k8s\.io\//u, 'kubernetes/')
    .replace(/\.git$/u, '')
  return REPOSITORY.test(name) ? name : undefined
}

interface ParsedRefs {
  /** Commit of the base branch; undefined when only the branch is named. */
  readonly base?: string
  readonly pulls: readonly { readonly number: string; readonly commit: string }[]
}

/** `base[:sha][,pr:sha[:ref]]…` (kubernetes-sigs/prow site/content/en/docs/metadata-artifacts.md@a619408973). */
function parseRefs(text: string): ParsedRefs {
  const [first = '', ...others] = text.split(',')
  const base = first.slice(first.indexOf(':') + 1)
  const pulls = others.slice(0, JOB_PARTS).flatMap(part => {
    const [number = '', commit = ''] = part.split(':')
    return /^\d{1,10}$/u.test(number) && isCommit(commit) ? [{ number, commit }] : []
  })
  return first.includes(':') && isCommit(base) ? { base, pulls } : { pulls }
}

/** Claims of a `repos` object: repository → refs. */
export function repoMapClaims(document: StructuredDocument, repos: DocumentNode | undefined): readonly VersionClaim[] {
  return membersAt(repos)
    .slice(0, JOB_PARTS)
    .flatMap(({ key, value }) => {
      const [name, field] = [repositoryName(key), scalarAt(value)]
      if (name === undefined || field === undefined) return []
      const { base, pulls } = parseRefs(field.text)
      const claim = (component: string, version: string) =>
        claimOf(document, field, { component: `repo:${component}`, role: 'requested', version })
      return [
        ...(base === undefined ? [] : [claim(name, base)]),
        ...pulls.map(({ number, commit }) => claim(`${name}#${number}`, commit)),
      ]
    })
}

/** Claims of a Prow refs object: `{org, repo, base_ref, base_sha, pulls: [{number, sha}]}`. */
export function refsClaims(document: StructuredDocument, refs: DocumentNode | undefined): readonly VersionClaim[] {
  const name = refsName(refs)
  if (name === undefined) return []
  const pulls = itemsAt(refs, 'pulls')
    .slice(0, JOB_PARTS)
    .flatMap(pull => {
      const number = textAt(pull, 'number')
      return number === undefined || !/^\d{1,10}$/u.test(number)
        ? []
        : commitClaims(document, scalarAt(pull, 'sha'), { component: `repo:${name}#${number}`, role: 'requested' })
    })
  return [
    ...commitClaims(document, scalarAt(refs, 'base_sha'), { component: `repo:${name}`, role: 'requested' }),
    ...pulls,
  ]
}

/** Repository of a Prow refs object. */
export function refsName(refs: DocumentNode | undefined): string | undefined {
  const [org, repo] = [textAt(refs, 'org'), textAt(refs, 'repo')]
  return org === undefined || repo === undefined ? undefined : repositoryName(`${org}/${repo}`)
}

/** At most one claim: that `field` names a commit. */
export function commitClaims(
  document: StructuredDocument,
  field: ReturnType<typeof scalarAt>,
  claimed: { readonly component: string; readonly role: ClaimRole },
): readonly VersionClaim[] {
  return field === undefined || !isCommit(field.text) ? [] : [claimOf(document, field, claimed)]
}
