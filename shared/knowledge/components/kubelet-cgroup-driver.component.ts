import type { Component } from '../schema.ts'

/** The driver the kubelet uses: its own setting, or since 1.31 what the runtime answers. */
export const kubeletCgroupDriver = {
  id: 'kubelet-cgroup-driver',
  title: 'cgroup driver of the kubelet',
  readings: [
    {
      id: 'from-runtime',
      literal: 'Using cgroup driver setting received',
      pattern:
        /Using cgroup driver setting received from the CRI runtime"? cgroupDriver="(?<version>systemd|cgroupfs)"/u,
      role: 'effective',
      source: 'kubernetes/kubernetes cmd/kubelet/app/server.go',
      samples: [
        {
          line: 'I0305 11:26:01.000000    4242 server.go:742] "Using cgroup driver setting received from the CRI runtime" cgroupDriver="systemd"',
          expect: { version: 'systemd' },
        },
      ],
      counterSamples: [
        { line: '"Using cgroup driver setting received from the CRI runtime" cgroupDriver=""', why: 'empty' },
      ],
    },
    {
      id: 'node-config',
      literal: 'Creating Container Manager object',
      pattern:
        /Creating Container Manager object based on Node Config.{1,1500}?\bCgroupDriver"?: ?"?(?<version>systemd|cgroupfs)\b/u,
      role: 'effective',
      source: 'kubernetes/kubernetes pkg/kubelet/cm/container_manager_linux.go',
      samples: [
        {
          line: 'I0305 11:26:01.123456    4242 container_manager_linux.go:269] "Creating Container Manager object based on Node Config" nodeConfig={"NodeName":"n1","RuntimeCgroupsName":"","CgroupsPerQOS":true,"CgroupRoot":"/","CgroupDriver":"cgroupfs","KubeletRootDir":"/var/lib/kubelet"}',
          expect: { version: 'cgroupfs' },
        },
        {
          line: 'I0328 16:11:01.123456    4242 container_manager_linux.go:307] "Creating Container Manager object based on Node Config" nodeConfig={RuntimeCgroupsName:/system.slice/containerd.service CgroupsPerQOS:true CgroupRoot:/ CgroupDriver:systemd KubeletRootDir:/var/lib/kubelet}',
          expect: { version: 'systemd' },
        },
      ],
      counterSamples: [{ line: 'CgroupDriver:systemd', why: 'a setting of what?' }],
    },
    {
      id: 'flag',
      literal: '--cgroup-driver=',
      pattern: /(?<!FLAG: )--cgroup-driver="?(?<version>systemd|cgroupfs)\b/u,
      role: 'requested',
      source: 'kubernetes/test-infra#29180: kubelet flags of the job',
      samples: [
        {
          line: 'timeout -k 30s 3900.000000s ./ginkgo ./e2e_node.test -- --kubelet-flags="--cgroup-driver=systemd --cgroups-per-qos=true"',
          expect: { version: 'systemd' },
        },
      ],
      counterSamples: [
        { line: 'flags.go:64] FLAG: --cgroup-driver="cgroupfs"', why: 'the dump of all flags, also those nobody set' },
      ],
    },
    {
      id: 'configuration-file',
      literal: 'cgroupDriver: ',
      pattern: /(?:^|\s)cgroupDriver: ["']?(?<version>systemd|cgroupfs)["']?$/u,
      role: 'requested',
      source: 'KubeletConfiguration, kubelet.config.k8s.io/v1beta1',
      samples: [{ line: 'cgroupDriver: systemd', expect: { version: 'systemd' } }],
      counterSamples: [{ line: 'the cgroupDriver: systemd or cgroupfs?', why: 'a sentence' }],
    },
  ],
} as const satisfies Component
