import type { Rule } from '../schema.ts'

export const shimUnsupportedVersion = {
  id: 'shim/unsupported-version',
  catalogue: 'E1',
  kind: 'root-cause',
  severity: 'fatal',
  title:
    'containerd refuses the shim: it answers with bootstrap version {shimVersion}, which this daemon does not support',
  explain:
    'The daemon started a shim that is newer than itself. containerd 1.7 understands bootstrap version 2; the runc shim of 2.0 to 2.2 answers with 3 whatever the daemon offers. No pod can start. Either the daemon finds the shim of the OS image in PATH before its own, or a package was upgraded on disk while the old daemon went on running.',
  signatures: [
    { literal: 'unsupported shim version', pattern: /unsupported shim version \((?<shimVersion>\d{1,6})\)/u },
  ],
  identity: ['shimVersion'],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '>=1.7.0 <2.0.0',
      when: { shimVersion: '3' },
      source:
        'containerd@fd2d9b6840 runtime/v2/shim.go:221 refuses JSON with a version above 2; from 2.0 on 3 is accepted',
    },
    {
      component: 'containerd-shim-runc-v2',
      role: 'effective',
      range: '>=2.0.0 <2.3.0',
      when: { shimVersion: '3' },
      source: 'containerd@fffae369c5 pkg/shim/shim.go:283 answers JSON with version 3; 2.3 answers protobuf',
    },
  ],
  suspects: [
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'containerd-shim-runc-v2', roles: ['effective', 'installed', 'bundled'] },
    { component: 'containerd', roles: ['running', 'installed', 'requested'] },
  ],
  nextSteps: [
    'Read which containerd runs from its start line in containerd.log, and which one the OS image bundles (/etc/cos-package-info.json on COS).',
    'Run `containerd --version` and `containerd-shim-runc-v2 -v` with the PATH of containerd.service; two different versions are the answer.',
    'Look for runtime_path in `containerd config dump`: without it the shim is taken from PATH.',
    'Set runtime_path to the shim that was installed with the daemon, as containerd/containerd#11489 does.',
    'Or pin image_family in the image configuration of the job to one that bundles containerd 1.7.',
    'If containerd was upgraded on disk, run `systemctl restart containerd`.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '>=1.7.0 <2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/1.7/runtime/v2/shim.go',
    },
    {
      component: 'containerd-shim-runc-v2',
      range: '>=2.0.0 <2.3.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.0/pkg/shim/shim.go',
    },
  ],
  fixedIn: [
    {
      component: 'repo:containerd/containerd',
      branch: 'main',
      version: '393ad5b11e',
      what: 'sets runtime_path in contrib/gce/configure.sh',
      source: 'https://github.com/containerd/containerd/pull/11489',
    },
    {
      component: 'repo:containerd/containerd',
      branch: 'release/2.0',
      version: '62f18de18b',
      what: 'sets runtime_path in contrib/gce/configure.sh',
      source: 'https://github.com/containerd/containerd/pull/11503',
    },
  ],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/130590',
    'https://github.com/containerd/containerd/pull/11489',
    'https://github.com/containerd/containerd/issues/10984',
  ],
  samples: [
    'Error response from daemon: failed to create task for container: Unimplemented: failed to start shim: start failed: unsupported shim version (3): not implemented',
    'time="2025-03-05T11:26:07.123456789Z" level=error msg="RunPodSandbox for &PodSandboxMetadata{Name:test-webserver,Uid:1,Namespace:e2e,Attempt:0,} failed, error" error="failed to create containerd task: failed to start shim: start failed: unsupported shim version (3): not implemented"',
  ],
  counterSamples: [
    { line: 'unsupported shim version requested by plugin', why: 'no version in brackets: another message' },
    { line: 'level=info msg="connecting to shim 8cf1" protocol=ttrpc version=3', why: 'a healthy 2.x daemon' },
  ],
} as const satisfies Rule
