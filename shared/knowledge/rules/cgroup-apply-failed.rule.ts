import type { Rule } from '../schema.ts'

export const cgroupApplyFailed = {
  id: 'cgroup/apply-failed',
  catalogue: 'E22',
  kind: 'symptom',
  severity: 'error',
  title: 'runc cannot set up the cgroup of a container',
  explain:
    'The cgroup hierarchy of the host is not what runc or the kubelet expects: v1 against v2, a missing controller, or a parent in an invalid state.',
  signatures: [
    { literal: 'unable to apply cgroup configuration', pattern: /unable to apply cgroup configuration: /u },
    { literal: 'cannot enter cgroupv2', pattern: /cannot enter cgroupv2 "[^"]{1,300}" with domain controllers/u },
    {
      literal: 'could not join or create cgroup',
      pattern: /cannot set (?<controller>\w{1,20}) limit: container could not join or create cgroup/u,
    },
    { literal: 'mountpoint for', pattern: /mountpoint for \w{1,20} not found/u },
  ],
  suspects: [
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'runc', roles: ['running', 'installed', 'bundled'] },
    { component: 'kernel', roles: ['running', 'reported'] },
    { component: 'containerd', roles: ['running', 'installed', 'bundled'] },
  ],
  nextSteps: [
    'Read the cgroup version of the host (`stat -fc %T /sys/fs/cgroup`: cgroup2fs is v2), and what the kubelet and containerd are configured for.',
  ],
  references: [
    'https://github.com/kubernetes-sigs/kind/pull/1599',
    'https://github.com/kubernetes/kubernetes/issues/107425',
  ],
  samples: [
    'runc create failed: unable to start container process: unable to apply cgroup configuration: failed to write 1234: no such file or directory',
    'OCI runtime create failed: container_linux.go:352: setting cgroup config for procHooks process caused: cannot set hugetlb limit: container could not join or create cgroup: unknown',
  ],
  counterSamples: [{ line: 'applying cgroup configuration', why: 'no failure' }],
} as const satisfies Rule
