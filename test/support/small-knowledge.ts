import type { DiagnosisKnowledge } from '#shared/analysis/diagnose/diagnosis-knowledge.ts'
import type { Compatibility, Rule, Suspect } from '#shared/knowledge/schema.ts'

/** Just enough knowledge to diagnose the incidents of the tests; the real one is tested in test/knowledge. */
function rule(id: string, kind: Rule['kind'], rest: Partial<Rule> = {}): Rule {
  return {
    id,
    kind,
    severity: 'error',
    title: `title of ${id}`,
    explain: 'why',
    signatures: [{ literal: 'never', pattern: /never/u }],
    nextSteps: [`look into ${id}`],
    references: [`https://example.org/${id}`],
    samples: ['never'],
    counterSamples: [{ line: 'ever', why: 'another word' }],
    ...rest,
  }
}

const image: Suspect = { component: 'os-image', roles: ['requested', 'running', 'reported'] }
const daemon: Suspect = { component: 'containerd', roles: ['running', 'reported', 'installed', 'bundled'] }
const shim: Suspect = { component: 'containerd-shim-runc-v2', roles: ['effective', 'installed'] }
const kubernetes: Suspect = { component: 'kubernetes', roles: ['requested'] }
const kubelet: Suspect = { component: 'kubelet', roles: ['running', 'reported'] }

const rules: readonly Rule[] = [
  rule('shim/unsupported-version', 'root-cause', { suspects: [image, shim, daemon] }),
  rule('shim/json-as-address', 'root-cause', { suspects: [image, shim, daemon] }),
  rule('shim/protobuf-as-address', 'root-cause', { suspects: [image, shim, daemon], derived: true }),
  rule('shim/old-task-api', 'skew', { suspects: [daemon, shim] }),
  rule('binary/glibc-too-old', 'root-cause', { suspects: [daemon, image] }),
  rule('image/schema1-removed', 'root-cause', {
    suspects: [daemon, kubelet],
    affects: [{ component: 'containerd', range: '>=2.0.0', source: 'https://example.org/2.0' }],
  }),
  rule('cgroup/driver-mismatch', 'root-cause', { suspects: [image] }),
  rule('cri/v1-unimplemented', 'root-cause', { suspects: [kubelet, kubernetes, daemon, image] }),
  rule('cri/upgrade-connection', 'symptom', { suspects: [daemon, image] }),
  rule('cni/not-loaded-yet', 'noise', { suspects: [image] }),
]

const containerdShim: Compatibility = {
  id: 'containerd-shim',
  title: 'containerd daemon and runc shim',
  left: 'containerd',
  right: 'containerd-shim-runc-v2',
  cells: [
    { left: '<2.0.0', right: '<2.0.0', outcome: 'works', rules: [], note: 'plain address', source: 'source:plain' },
    {
      left: '<1.7.0',
      right: '>=2.0.0 <2.3.0',
      outcome: 'breaks',
      rules: ['shim/json-as-address'],
      note: 'JSON taken for a path',
      source: 'source:1.6',
    },
    {
      left: '>=1.7.0 <2.0.0',
      right: '>=2.0.0 <2.3.0',
      outcome: 'breaks',
      rules: ['shim/unsupported-version'],
      note: 'version 3 refused',
      source: 'source:1.7',
    },
    {
      left: '<2.0.0',
      right: '>=2.3.0',
      outcome: 'breaks',
      rules: ['shim/protobuf-as-address'],
      note: 'protobuf taken for a path',
      derived: true,
      source: 'source:derived',
    },
    { left: '>=2.0.0', right: '<2.3.0', outcome: 'works', rules: [], note: 'understood', source: 'source:2.0' },
  ],
}

const kubeletContainerd: Compatibility = {
  id: 'kubelet-containerd-cri',
  title: 'kubelet and containerd',
  left: 'kubelet',
  right: 'containerd',
  cells: [
    {
      left: '>=1.26.0',
      right: '<1.6.0',
      outcome: 'breaks',
      rules: ['cri/v1-unimplemented'],
      note: 'no CRI v1',
      source: 'source:cri',
    },
    { left: '>=1.26.0', right: '>=1.6.0', outcome: 'works', rules: [], note: 'CRI v1', source: 'source:cri' },
  ],
}

export const smallKnowledge: DiagnosisKnowledge = { rules, compatibility: [containerdShim, kubeletContainerd] }
