import type { LineQuery } from '../model/search.ts'

/** A search that ships with the program, with lines that it finds and lines that it must not. */
export interface NamedSearch {
  /** As it is written on a command line. */
  readonly id: string
  readonly title: string
  readonly query: LineQuery
  readonly samples: readonly string[]
  readonly counterSamples: readonly string[]
}

const pattern = (text: string, filters?: string): LineQuery => ({
  text,
  isPattern: true,
  ignoresCase: true,
  ...(filters === undefined ? {} : { filters }),
})

/** What people look for first in the logs of a node. */
export const namedSearches: readonly NamedSearch[] = [
  {
    id: 'shim',
    title: 'Errors of the shim',
    query: pattern(String.raw`start shim|shim.{0,80}(?:unsupported|not implemented|failed|disconnected|no such file)`),
    samples: [
      'level=error msg="failed to create containerd task: failed to start shim: start failed: unsupported shim version (3)"',
      'time="2025-03-05T09:35:42Z" level=warning msg="cleanup warnings" shim disconnected',
    ],
    counterSamples: ['level=info msg="starting containerd-shim-runc-v2 2.0.2"', 'shimmer in the console'],
  },
  {
    id: 'oom',
    title: 'Out of memory',
    query: pattern(String.raw`\boom[-_ ]?kill|out of memory|\boom_reaper\b|\binvoked oom-killer\b`),
    samples: [
      '[ 1234.5] Memory cgroup out of memory: Killed process 4242 (stress) total-vm:1048576kB',
      'I0305 09:35:42.1 1 kubelet.go:1] "Container was OOMKilled"',
    ],
    counterSamples: ['zoom kills the meeting', 'room_reaper was here'],
  },
  {
    id: 'image-pull',
    title: 'Image pulls that fail',
    query: pattern(String.raw`ErrImagePull|ImagePullBackOff|failed to pull|PullImage.{0,200}(?:failed|error)`),
    samples: [
      'E0305 09:35:42.1 1 pod_workers.go:1] "Error syncing pod" err="ErrImagePull: not found"',
      'level=error msg="PullImage \\"k8s.gcr.io/pause:3.1\\" failed" error="not found"',
    ],
    counterSamples: ['level=info msg="PullImage \\"registry.k8s.io/pause:3.10\\" returns image reference"'],
  },
  {
    id: 'cgroup',
    title: 'Errors with cgroups',
    query: pattern(String.raw`cgroup`, 'severity:error'),
    samples: ['E0305 09:35:42.123456    2114 kubelet.go:1] "Failed to get cgroup stats" err="no such file"'],
    counterSamples: [
      'I0305 09:35:42.123456    2114 kubelet.go:1] "Using cgroup driver setting received from the CRI runtime"',
    ],
  },
  {
    id: 'cni',
    title: 'Network of pods',
    query: pattern(
      String.raw`\bcni\b.{0,120}(?:fail|error|not (?:ready|initialized))|NetworkPluginNotReady|setup network for sandbox`,
    ),
    samples: [
      'Network plugin returns error: cni plugin not initialized',
      'err="failed to setup network for sandbox \\"6b46\\": plugin type=\\"ptp\\" failed"',
    ],
    counterSamples: ['level=info msg="loaded cni config"'],
  },
  {
    id: 'kernel',
    title: 'Trouble in the kernel',
    query: pattern(
      String.raw`\bBUG: |kernel panic|\bCall Trace:|segfault at|blocked for more than \d+ seconds|soft lockup|-\[ cut here \]-`,
    ),
    samples: [
      '[  12.3] Kernel panic - not syncing: VFS',
      '[ 99.1] INFO: task kworker blocked for more than 120 seconds.',
    ],
    counterSamples: ['DEBUG: all is well', 'segfaults are handled elsewhere'],
  },
]
