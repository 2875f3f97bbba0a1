import type { Rule } from '../schema.ts'

export const snapshotterOverlayRefused = {
  id: 'snapshotter/overlay-refused',
  catalogue: 'E32',
  kind: 'root-cause',
  severity: 'error',
  title: 'the kernel or file system refuses overlay mounts',
  explain: 'The overlay mount has options this kernel does not know, or the file system has no d_type.',
  signatures: [
    { literal: 'failed to mount overlay', pattern: /failed to mount overlay: invalid argument/u },
    { literal: 'does not support d_type', pattern: /does not support d_type/u },
  ],
  suspects: [
    { component: 'kernel', roles: ['running', 'reported'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: [
    'Read kern.log at this time: overlayfs says what it does not accept.',
    'For d_type: `xfs_info /var/lib/containerd | grep ftype`.',
  ],
  references: [
    'https://github.com/containerd/containerd/blob/release/2.0/plugins/snapshots/overlay/overlayutils/check.go',
  ],
  samples: [
    'failed to mount overlay: invalid argument',
    '/var/lib/containerd does not support d_type. If the backing filesystem is xfs, please reformat with ftype=1',
  ],
  counterSamples: [{ line: 'failed to mount overlay: device busy', why: 'another reason' }],
} as const satisfies Rule
