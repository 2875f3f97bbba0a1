import type { Rule } from '../schema.ts'

export const shimJsonAsAddress = {
  id: 'shim/json-as-address',
  catalogue: 'E2',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'containerd takes the JSON answer of a newer shim (version {shimVersion}) for a socket address',
  explain:
    'containerd up to 1.6 expects a plain socket address from the shim. The JSON it got does not begin with unix://, so it is dialled as an abstract socket, and being longer than the 108 bytes a socket path may have, the kernel refuses it with EINVAL. Version 3 is the runc shim of containerd 2.0 to 2.2; version 2 comes from third-party shims built on a newer library.',
  signatures: [{ literal: 'dial unix', pattern: /dial unix .{0,8}?\{"version": ?(?<shimVersion>\d{1,6})(?!\d)/u }],
  identity: ['shimVersion'],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '<1.7.0',
      source: 'containerd@cf5eaed0ae runtime/v2/binary.go takes the whole output as an address; 1.7 reads JSON',
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
    'Or pin image_family in the image configuration of the job to one that bundles containerd 1.x.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '<1.7.0',
      source: 'https://github.com/containerd/containerd/blob/release/1.6/runtime/v2/binary.go',
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
    'https://github.com/containerd/containerd/blob/release/1.6/runtime/v2/shim/util_unix.go',
    'https://github.com/google/gvisor/issues/13985',
  ],
  samples: [
    String.raw`err="rpc error: code = Unknown desc = failed to create containerd task: failed to start shim: start failed: dial unix \x00{\"version\":3,\"address\":\"unix:///run/containerd/s/148ce26d953fb243c85ce370a41dca14abc101ac3dc2423e5fc3544479dced42\",\"protocol\":\"ttrpc\"}: connect: invalid argument"`,
    'failed to start shim: start failed: dial unix {"version":3,"address":"unix:///run/containerd/s/148ce26d953fb243","protocol":"ttrpc"}: connect: invalid argument',
    'start failed: dial unix \u0000{"version":2,"address":"unix:///run/containerd/s/148ce26d953fb243","protocol":"ttrpc"}: connect: invalid argument',
    'start failed: dial unix \ufffd{"version":3,"address":"unix:///run/containerd/s/148ce26d953fb243c85ce370a41dca14abc101ac3dc2423e5fc3544479dced42","protocol":"ttrpc"}: connect: invalid arg',
  ],
  counterSamples: [
    {
      line: 'dial unix /run/containerd/containerd.sock: connect: no such file or directory',
      why: 'the daemon is down: nothing about the shim',
    },
    {
      line: '{"version":3,"address":"unix:///run/containerd/s/148c","protocol":"ttrpc"}',
      why: 'a healthy answer of a shim',
    },
  ],
} as const satisfies Rule
