import type { Component } from '../schema.ts'

/** The sandbox image that the runtime or the kubelet is told to use. */
export const pause = {
  id: 'pause',
  title: 'pause (sandbox image)',
  readings: [
    {
      id: 'cri-config-1',
      literal: 'SandboxImage:',
      pattern:
        /\bSandboxImage:[\w.:/-]{1,200}?\/pause(?:-\w{1,12})?:(?<version>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?![\w.])/u,
      role: 'requested',
      source: 'containerd 1.x, dump of the CRI configuration at start',
      samples: [
        {
          line: 'StatsCollectPeriod:10 SandboxImage:registry.k8s.io/pause:3.8 SelinuxCategoryRange:1024',
          expect: { version: '3.8' },
        },
      ],
      counterSamples: [{ line: 'SandboxImage: Namespace:', why: 'no image named' }],
    },
    {
      id: 'cri-config-2',
      literal: 'pause:',
      pattern:
        /"sandbox": ?"[\w.:/-]{1,200}?\/pause(?:-\w{1,12})?:(?<version>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?:@sha256:[0-9a-f]{64})?"/u,
      role: 'requested',
      source: 'containerd 2.x, pinned_images in the dump of the CRI configuration',
      samples: [
        {
          line: String.raw`msg="starting cri plugin" config="{\"pinnedImages\":{\"sandbox\":\"registry.k8s.io/pause:3.10\"}`,
          expect: { version: '3.10' },
        },
      ],
      counterSamples: [{ line: 'Pulling image "registry.k8s.io/pause:3.10"', why: 'a test may pull any pause image' }],
    },
    {
      id: 'toml',
      literal: 'pause:',
      pattern:
        /\bsandbox(?:_image)? = ["'][\w.:/-]{1,200}?\/pause(?:-\w{1,12})?:(?<version>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?:@sha256:[0-9a-f]{64})?["']/u,
      role: 'requested',
      source: 'config.toml: sandbox_image up to version 2, pinned_images.sandbox from version 3 on',
      samples: [
        { line: '  sandbox_image = "registry.k8s.io/pause:3.8"', expect: { version: '3.8' } },
        { line: "      sandbox = 'registry.k8s.io/pause:3.10'", expect: { version: '3.10' } },
      ],
      counterSamples: [{ line: 'sandbox_image = "${PAUSE}"', why: 'a script' }],
    },
    {
      id: 'sandbox-pull',
      literal: 'failed to get sandbox image',
      pattern:
        /failed to get sandbox image "[\w.:/-]{1,200}?\/pause(?:-\w{1,12})?:(?<version>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?:@sha256:[0-9a-f]{64})?"/u,
      role: 'requested',
      source: 'containerd@cf5eaed0ae pkg/cri/server/sandbox_run.go:110',
      samples: [
        {
          line: 'failed to get sandbox image "registry.k8s.io/pause:3.8": failed to pull image "registry.k8s.io/pause:3.8"',
          expect: { version: '3.8' },
        },
      ],
      counterSamples: [{ line: 'failed to get sandbox image ""', why: 'no image named' }],
    },
    {
      id: 'kubelet-flag',
      literal: 'pod-infra-container-image=',
      pattern:
        /--pod-infra-container-image="?[\w.:/-]{1,200}?\/pause(?:-\w{1,12})?:(?<version>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?![\w.])/u,
      role: 'requested',
      source: 'kubernetes/kubernetes cmd/kubelet/app/options',
      samples: [{ line: 'FLAG: --pod-infra-container-image="registry.k8s.io/pause:3.9"', expect: { version: '3.9' } }],
      counterSamples: [
        {
          line: '"--pod-infra-container-image will not be pruned by the image garbage collector"',
          why: 'a warning about the flag',
        },
      ],
    },
  ],
} as const satisfies Component
