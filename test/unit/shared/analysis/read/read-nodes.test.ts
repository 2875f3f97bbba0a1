import { describe, expect, it } from 'vitest'
import { claimLines, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const node = (name: string, runtime: string, labels: object = {}) => ({
  kind: 'Node',
  metadata: { name, labels },
  status: {
    images: [{ names: ['k8s.gcr.io/pause@sha256:aa', 'k8s.gcr.io/pause:3.5'], sizeBytes: 1 }],
    nodeInfo: {
      containerRuntimeVersion: runtime,
      kernelVersion: '5.10.123+',
      kubeProxyVersion: 'v1.24.0',
      kubeletVersion: 'v1.24.0',
      osImage: 'Container-Optimized OS from Google',
    },
  },
})
const YAML = `apiVersion: v1
items:
- apiVersion: v1
  kind: Node
  metadata:
    labels:
      kubernetes.io/hostname: bootstrap-e2e-master
    name: bootstrap-e2e-master
  status:
    images:
    - names:
      - registry.k8s.io/pause:3.8
      sizeBytes: 300000
    nodeInfo:
      containerRuntimeVersion: containerd://1.6.0-rc.1-4-g731518417
      kernelVersion: 5.10.123+
      kubeletVersion: v1.24.0-alpha.1.761+e5ae3f8d67049d
      osImage: Container-Optimized OS from Google
kind: List
`

describe('node objects', () => {
  it('in YAML tell each node’s versions (kubernetes#107830)', () => {
    const reading = readArtifact('artifacts/nodes.yaml', YAML)
    expect(reading.hosts).toEqual([{ name: 'bootstrap-e2e-master', role: 'control-plane' }])
    expect(claimLines(reading)).toEqual([
      'containerd reported 1.6.0-rc.1-4-g731518417 @bootstrap-e2e-master',
      'kubelet reported 1.24.0-alpha.1.761+e5ae3f8d67049d @bootstrap-e2e-master',
      'kernel reported 5.10.123+ @bootstrap-e2e-master',
      'os-image reported Container-Optimized OS from Google @bootstrap-e2e-master',
    ])
    expect(reading.claims?.[0]).toMatchObject({
      raw: 'containerd://1.6.0-rc.1-4-g731518417',
      evidence: [{ line: 15, text: '      containerRuntimeVersion: containerd://1.6.0-rc.1-4-g731518417' }],
    })
    expect(reading.images).toMatchObject([{ reference: 'registry.k8s.io/pause:3.8', host: 'bootstrap-e2e-master' }])
    expect(wrongEvidence(reading, YAML)).toEqual([])
  })

  it('in YAML cut between two lines are reported as truncated', () => {
    expect(readArtifact('kubectl_get_nodes.yaml', YAML.replace('kind: List\n', '')).problem?.state).toBe('truncated')
  })

  it.each([
    ['an array', (nodes: unknown[]) => nodes],
    ['a list', (items: unknown[]) => ({ kind: 'List', items })],
  ])('in JSON, as %s, tell runtime and role of each', (_shape, wrap) => {
    const text = JSON.stringify(
      wrap([
        node('a', 'docker://1.12.6', { 'node-role.kubernetes.io/master': '' }),
        node('b', 'cri-o://1.30.0', { 'node-role.kubernetes.io/control-plane': 'true' }),
        node('c', 'containerd://v1.7.2', { role: 'node' }),
        node('d-control-plane', 'containerd://Unknown'),
      ]),
    )
    const reading = readArtifact('core_v1_nodes.json', text)
    expect(reading.hosts?.map(({ name, role }) => `${name} ${role}`)).toEqual([
      'a control-plane',
      'b control-plane',
      'c node',
      'd-control-plane control-plane',
    ])
    expect(claimLines(reading).filter(line => !/kube|kernel|os-image/u.test(line))).toEqual([
      'docker reported 1.12.6 @a',
      'cri-o reported 1.30.0 @b',
      'containerd reported 1.7.2 @c',
    ])
    expect(reading.images).toHaveLength(8)
    expect(wrongEvidence(reading, text)).toEqual([])
  })

  it('keeps no more than 500 image mentions', () => {
    const names = Array.from({ length: 600 }, (_, i) => `r/i:${i}`)
    const text = JSON.stringify([{ status: { nodeInfo: {}, images: [{ names }] } }])
    expect(readArtifact('Nodes.json', text).images).toHaveLength(500)
  })

  it('takes other JSON about nodes for no nodes', () => {
    expect(readArtifact('test-nodes.json', '{"nodes":["a"]}')).toEqual({ hosts: [], claims: [], images: [] })
  })
})
