import type { Component } from '../schema.ts'

/** The cgroup hierarchy of a machine: v2 is the default from COS 97 on (kubernetes/test-infra#24804). */
export const cgroupVersion = {
  id: 'cgroup-version',
  title: 'cgroup version',
  readings: [
    {
      id: 'node-config',
      literal: 'CgroupVersion',
      pattern: /"CgroupVersion": ?(?<version>[12])\b/u,
      role: 'effective',
      source: 'kubernetes/kubernetes pkg/kubelet/cm/container_manager_linux.go: the node configuration at start',
      samples: [
        {
          line: '"Creating Container Manager object based on Node Config" nodeConfig={"NodeName":"n1","CgroupDriver":"systemd","CgroupVersion":2}',
          expect: { version: '2' },
        },
      ],
      counterSamples: [{ line: '"CgroupVersion":null', why: 'not known' }],
    },
    {
      id: 'kubelet',
      literal: 'cgroupVersion',
      pattern: /\bcgroupVersion(?:": ?|=)"?v?(?<version>[12])\b/u,
      role: 'effective',
      source: 'kubernetes/kubernetes: key of structured log lines of the kubelet',
      samples: [
        { line: 'I0305 11:26:01.000000 4242 cgroup.go:1] "Detected" cgroupVersion="v1"', expect: { version: '1' } },
      ],
      counterSamples: [{ line: 'groupVersion: kubelet.config.k8s.io/v1beta1', why: 'an API group' }],
    },
    {
      id: 'kernel-argument-2',
      literal: 'systemd.unified_cgroup_hierarchy=',
      pattern: /\bsystemd\.unified_cgroup_hierarchy=1\b/u,
      role: 'requested',
      value: '2',
      source: 'systemd kernel-command-line(7): 1 = unified',
      samples: [
        {
          line: '[    0.000000] Command line: BOOT_IMAGE=/syslinux/vmlinuz.A systemd.unified_cgroup_hierarchy=1 console=ttyS0',
          expect: { version: '2' },
        },
      ],
      counterSamples: [{ line: 'systemd.unified_cgroup_hierarchy=${mode}', why: 'a script' }],
    },
    {
      id: 'kernel-argument-1',
      literal: 'systemd.unified_cgroup_hierarchy=',
      pattern: /\bsystemd\.unified_cgroup_hierarchy=0\b/u,
      role: 'requested',
      value: '1',
      source: 'systemd kernel-command-line(7): 0 = legacy',
      samples: [
        { line: 'kernel: Command line: systemd.unified_cgroup_hierarchy=0 console=ttyS0', expect: { version: '1' } },
      ],
      counterSamples: [{ line: 'systemd.unified_cgroup_hierarchy=1', why: 'the other hierarchy' }],
    },
    {
      id: 'env',
      literal: 'CONTAINERD_COS_CGROUP_MODE',
      pattern: /\bCONTAINERD_COS_CGROUP_MODE["']?[:=]\s{0,3}["']?v(?<version>[12])\b/u,
      role: 'requested',
      source: 'test-infra@9cd5798cbb jobs/e2e_node/containerd/*/env; containerd@301026e58c contrib/gce/configure.sh',
      samples: [{ line: "CONTAINERD_COS_CGROUP_MODE: 'v2'", expect: { version: '2' } }],
      counterSamples: [{ line: '${CONTAINERD_COS_CGROUP_MODE:-}', why: 'a default in a script' }],
    },
  ],
} as const satisfies Component
