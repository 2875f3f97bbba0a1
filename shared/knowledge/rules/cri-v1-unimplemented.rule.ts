import type { Rule } from '../schema.ts'

export const criV1Unimplemented = {
  id: 'cri/v1-unimplemented',
  catalogue: 'E9',
  kind: 'symptom',
  severity: 'fatal',
  title: 'the container runtime does not serve CRI v1',
  explain:
    'The client speaks CRI v1 and the daemon does not serve it: containerd before 1.6 does not know it, and any containerd does not serve it when its CRI plugin is disabled or failed to load. With a containerd of 1.6 or newer look for the plugin error first.',
  signatures: [
    { literal: 'runtime.v1.RuntimeService', pattern: /unknown service runtime\.v1\.RuntimeService/u },
    {
      literal: 'CRI v1 runtime API is not implemented',
      pattern: /CRI v1 runtime API is not implemented for endpoint/u,
    },
  ],
  kindWhen: [
    {
      kind: 'root-cause',
      component: 'containerd',
      roles: ['running', 'reported', 'installed', 'bundled', 'effective'],
      range: '<1.6.0',
    },
  ],
  suspects: [
    { component: 'kubelet', roles: ['running', 'reported'] },
    { component: 'kubernetes', roles: ['running', 'reported', 'requested', 'installed'] },
    { component: 'containerd', roles: ['running', 'installed', 'reported', 'bundled'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Read the containerd version: before 1.6 it cannot serve kubelet 1.26 or newer.',
    'Otherwise look in containerd.log for a CRI plugin that failed to load (`ctr plugins ls | grep cri`), and for disabled_plugins in config.toml.',
  ],
  affects: [
    { component: 'kubelet', range: '>=1.26.0', source: 'https://github.com/kubernetes/kubernetes/pull/110618' },
    { component: 'containerd', range: '<1.6.0', source: 'https://github.com/kubernetes/kubernetes/issues/116944' },
  ],
  fixedIn: [
    {
      component: 'containerd',
      branch: '1.6',
      version: '1.6.0',
      what: 'serves CRI v1',
      source: 'https://github.com/kubernetes/kubernetes/issues/116944',
    },
  ],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/116944',
    'https://github.com/kubernetes/kubernetes/pull/110618',
    'https://github.com/containerd/containerd/issues/14121',
  ],
  samples: [
    String.raw`kubelet[7826]: E0906 20:35:22.866810    7826 run.go:72] "command failed" err="failed to run Kubelet: validate service connection: validate CRI v1 runtime API for endpoint \"unix:///run/containerd/containerd.sock\": rpc error: code = Unimplemented desc = unknown service runtime.v1.RuntimeService"`,
    'level=fatal msg="validate service connection: CRI v1 runtime API is not implemented for endpoint unix:///run/containerd/containerd.sock"',
  ],
  counterSamples: [
    { line: 'unknown service runtime.v1alpha2.RuntimeService', why: 'the other way round: an old client' },
    { line: 'Using CRI v1 runtime API', why: 'it works' },
  ],
} as const satisfies Rule
