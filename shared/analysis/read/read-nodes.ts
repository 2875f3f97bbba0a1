import type { Host } from '../../model/host.ts'
import type { VersionClaim } from '../../model/version-claim.ts'
import { documentFormat } from './document-format.ts'
import { claimOf, type ClaimedField } from './field-claim.ts'
import { NODE_IMAGES } from './limits.ts'
import type { ImageMention } from './reader.ts'
import {
  cite,
  itemsAt,
  membersAt,
  nodeAt,
  scalarAt,
  textAt,
  type DocumentNode,
  type StructuredDocument,
} from './structured-document.ts'

const REPORTED = [
  { key: 'kubeletVersion', component: 'kubelet' },
  { key: 'kubeProxyVersion', component: 'kube-proxy' },
  { key: 'kernelVersion', component: 'kernel' },
  { key: 'osImage', component: 'os-image' },
] as const
/** What kubelet calls the runtime → component. */
const RUNTIMES: ReadonlyMap<string, string> = new Map([
  ['containerd', 'containerd'],
  ['docker', 'docker'],
  ['cri-o', 'cri-o'],
])
const RUNTIME = /^(?<name>[a-z-]{1,30}):\/\/(?<version>v?[\da-f].*)$/u
const CONTROL_PLANE_LABELS: ReadonlySet<string> = new Set([
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
])

/** Node objects as kubetest, log dumps and sonobuoy save them: a list, an array, one node, or several documents. */
export const nodesFormat = documentFormat({
  id: 'nodes',
  title: 'Kubernetes Node objects',
  artifact: /(?:^|\/)(?:(?:kubectl_get_)?nodes\.ya?ml|[^/]*nodes[^/]*\.json)$/iu,
  root: ['object', 'array'],
  read(document, root) {
    const nodes = (root.kind === 'array' ? root.items : [root, ...itemsAt(root, 'items')]).filter(isNode)
    return {
      hosts: nodes.flatMap(hostOf),
      claims: nodes.flatMap(node => nodeClaims(document, node)),
      images: nodeImages(document, nodes),
      ...endsBeforeKind(root),
    }
  },
})

function isNode(node: DocumentNode): boolean {
  return nodeAt(node, 'status', 'nodeInfo') !== undefined
}

/** kubectl writes `apiVersion`, `items`, `kind`: a list of items without a kind was cut between two lines. */
function endsBeforeKind(root: DocumentNode): {
  readonly problem?: { readonly state: 'truncated'; readonly reason: string }
} {
  if (nodeAt(root, 'items') === undefined || nodeAt(root, 'kind') !== undefined) return {}
  return { problem: { state: 'truncated', reason: 'The list of nodes ends early: its last field, kind, is missing.' } }
}

function hostOf(node: DocumentNode): readonly Host[] {
  const name = textAt(node, 'metadata', 'name')
  if (name === undefined) return []
  const isLabelled = membersAt(node, 'metadata', 'labels').some(({ key }) => CONTROL_PLANE_LABELS.has(key))
  return [{ name, role: isLabelled || /-(?:master|control-plane)$/u.test(name) ? 'control-plane' : 'node' }]
}

function nodeClaims(document: StructuredDocument, node: DocumentNode): readonly VersionClaim[] {
  const host = textAt(node, 'metadata', 'name')
  const info = nodeAt(node, 'status', 'nodeInfo')
  const claim = (key: string, claimed: Omit<ClaimedField, 'role' | 'host'> | undefined) => {
    const field = scalarAt(info, key)
    if (field === undefined || claimed === undefined) return []
    return [claimOf(document, field, { ...claimed, role: 'reported', ...(host === undefined ? {} : { host }) })]
  }
  return [
    ...claim('containerRuntimeVersion', parseRuntime(textAt(info, 'containerRuntimeVersion'))),
    ...REPORTED.flatMap(({ key, component }) => claim(key, { component })),
  ]
}

/** `containerd://1.5.2`; `containerd://Unknown` says nothing. */
function parseRuntime(text: string | undefined): { readonly component: string; readonly version: string } | undefined {
  const groups = text === undefined ? undefined : RUNTIME.exec(text)?.groups
  const component = RUNTIMES.get(groups?.['name'] ?? '')
  return component === undefined ? undefined : { component, version: groups?.['version'] ?? '' }
}

function nodeImages(document: StructuredDocument, nodes: readonly DocumentNode[]): readonly ImageMention[] {
  return nodes
    .flatMap(node =>
      itemsAt(node, 'status', 'images').flatMap(image => itemsAt(image, 'names').map(name => ({ node, name }))),
    )
    .slice(0, NODE_IMAGES)
    .flatMap(({ node, name }) => {
      const [reference, host] = [scalarAt(name), textAt(node, 'metadata', 'name')]
      if (reference === undefined) return []
      return [
        { reference: reference.text, ...(host === undefined ? {} : { host }), evidence: cite(document, reference) },
      ]
    })
}
