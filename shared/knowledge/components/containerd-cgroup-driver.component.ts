import type { Component } from '../schema.ts'

/** SystemdCgroup of the runc options: the driver that the kubelet has to use as well (kubernetes/test-infra#29180). */
export const containerdCgroupDriver = {
  id: 'containerd-cgroup-driver',
  title: 'cgroup driver of containerd',
  readings: [
    {
      id: 'cri-config-systemd',
      literal: 'SystemdCgroup',
      pattern: /\bSystemdCgroup"?: ?true\b/u,
      role: 'effective',
      value: 'systemd',
      source:
        'dump of the CRI configuration at start: containerd@cf5eaed0ae pkg/cri/cri.go:90, @fffae369c5 plugins/cri',
      samples: [
        {
          line: 'Options:map[BinaryName: NoPivotRoot:false Root: SystemdCgroup:true] Priv',
          expect: { version: 'systemd' },
        },
        {
          line: String.raw`msg="starting cri plugin" config="{\"options\":{\"BinaryName\":\"\",\"SystemdCgroup\":true},`,
          expect: { version: 'systemd' },
        },
      ],
      counterSamples: [{ line: 'SystemdCgroup:${CONTAINERD_SYSTEMD_CGROUP}', why: 'a script' }],
    },
    {
      id: 'cri-config-cgroupfs',
      literal: 'SystemdCgroup',
      pattern: /\bSystemdCgroup"?: ?false\b/u,
      role: 'effective',
      value: 'cgroupfs',
      source: 'dump of the CRI configuration at start',
      samples: [
        {
          line: 'Options:map[BinaryName: NoPivotRoot:false SystemdCgroup:false] Priv',
          expect: { version: 'cgroupfs' },
        },
      ],
      counterSamples: [{ line: 'Options:map[] PrivilegedWithoutHostDevices:false', why: 'the option is not shown' }],
    },
    {
      id: 'toml-systemd',
      literal: 'SystemdCgroup',
      pattern: /\bSystemdCgroup = true\b/u,
      role: 'requested',
      value: 'systemd',
      source: 'config.toml as installation logs and issues show it',
      samples: [{ line: '    SystemdCgroup = true', expect: { version: 'systemd' } }],
      counterSamples: [{ line: 'SystemdCgroup = ${systemd_cgroup}', why: 'a script' }],
    },
    {
      id: 'toml-cgroupfs',
      literal: 'SystemdCgroup',
      pattern: /\bSystemdCgroup = false\b/u,
      role: 'requested',
      value: 'cgroupfs',
      source: 'config.toml as installation logs and issues show it',
      samples: [{ line: '    SystemdCgroup = false', expect: { version: 'cgroupfs' } }],
      counterSamples: [{ line: 'systemd_cgroup = false', why: 'the option of containerd 1.2, long ignored' }],
    },
    {
      id: 'env-systemd',
      literal: 'CONTAINERD_SYSTEMD_CGROUP',
      pattern: /\bCONTAINERD_SYSTEMD_CGROUP["']?[:=]\s{0,3}["']?true\b/u,
      role: 'requested',
      value: 'systemd',
      source: 'test-infra@9cd5798cbb jobs/e2e_node/containerd/*/env',
      samples: [{ line: "CONTAINERD_SYSTEMD_CGROUP: 'true'", expect: { version: 'systemd' } }],
      counterSamples: [{ line: '${CONTAINERD_SYSTEMD_CGROUP:-"false"}', why: 'a default in a script' }],
    },
    {
      id: 'env-cgroupfs',
      literal: 'CONTAINERD_SYSTEMD_CGROUP',
      pattern: /\bCONTAINERD_SYSTEMD_CGROUP["']?[:=]\s{0,3}["']?false\b/u,
      role: 'requested',
      value: 'cgroupfs',
      source: 'test-infra@9cd5798cbb jobs/e2e_node/containerd/*/env',
      samples: [{ line: '+ CONTAINERD_SYSTEMD_CGROUP=false', expect: { version: 'cgroupfs' } }],
      counterSamples: [{ line: '${CONTAINERD_SYSTEMD_CGROUP:-"false"}', why: 'a default in a script' }],
    },
  ],
} as const satisfies Component
