import type { Rule } from '../schema.ts'

export const snapshotterIdmapUnsupported = {
  id: 'snapshotter/idmap-unsupported',
  catalogue: 'E31',
  kind: 'root-cause',
  severity: 'error',
  title: 'the snapshotter {snapshotter} cannot make ID-mapped mounts on this host',
  explain:
    'Pods with user namespaces need ID-mapped mounts, which Linux has for overlayfs since 5.19. It concerns those pods only.',
  signatures: [
    {
      literal: 'support idmap mounts on this host',
      pattern: /snapshotter "(?<snapshotter>[^"]{1,60})" doesn't support idmap mounts on this host/u,
    },
  ],
  identity: ['snapshotter'],
  suspects: [
    { component: 'kernel', roles: ['running', 'reported'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'containerd', roles: ['running', 'installed', 'bundled'] },
  ],
  affects: [
    {
      component: 'kernel',
      range: '<5.19.0',
      source: 'https://github.com/containerd/containerd/blob/main/docs/user-namespaces/README.md',
    },
  ],
  nextSteps: ['Compare `uname -r` of both runs; skip user namespace tests on this image.'],
  references: ['https://github.com/containerd/containerd/blob/release/2.0/client/snapshotter_opts_unix.go'],
  samples: [
    `failed to create containerd container: snapshotter "overlayfs" doesn't support idmap mounts on this host, configure \`slow_chown\` to allow a slower and expensive fallback`,
  ],
  counterSamples: [{ line: 'idmap mounts on this host are enabled', why: 'it works' }],
} as const satisfies Rule
