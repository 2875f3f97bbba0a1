import type { Rule } from '../schema.ts'

export const cgroupDriverMismatch = {
  id: 'cgroup/driver-mismatch',
  catalogue: 'E21',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'kubelet uses the cgroupfs driver while the runtime uses systemd',
  explain:
    'runc got a cgroup path such as /kubepods/… from a kubelet with the cgroupfs driver while containerd has SystemdCgroup on, which needs slice:prefix:name. COS 105 moved the default of its containerd to systemd.',
  signatures: [
    {
      literal: 'expected cgroupsPath to be of format',
      pattern: /expected cgroupsPath to be of format "?slice:prefix:name"? for systemd cgroups/u,
    },
  ],
  suspects: [
    { component: 'containerd-cgroup-driver', roles: ['effective', 'requested'] },
    { component: 'kubelet-cgroup-driver', roles: ['effective', 'requested'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'containerd', roles: ['running', 'installed', 'bundled'] },
  ],
  nextSteps: [
    'Read the driver of the kubelet (`grep -i cgroupDriver kubelet.log`, --cgroup-driver in the job) and SystemdCgroup in `containerd config dump`.',
    'Set both to the same driver: CONTAINERD_SYSTEMD_CGROUP in the env of the job, cgroupDriver of the kubelet.',
  ],
  references: [
    'https://github.com/kubernetes/test-infra/pull/29180',
    'https://github.com/opencontainers/runc/blob/main/libcontainer/specconv/spec_linux.go',
  ],
  samples: [
    'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: expected cgroupsPath to be of format "slice:prefix:name" for systemd cgroups, got "/kubepods/burstable/podb0df767f" instead: unknown',
  ],
  counterSamples: [
    { line: 'cgroupsPath: kubepods-burstable.slice:cri-containerd:37a6', why: 'a path of the right form' },
  ],
} as const satisfies Rule
