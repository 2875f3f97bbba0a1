import type { Rule } from '../schema.ts'

export const shimProtobufAsAddress = {
  id: 'shim/protobuf-as-address',
  catalogue: 'E3',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'containerd takes the protobuf answer of a shim 2.3 or newer for a socket address',
  explain:
    'From 2.3 on the runc shim answers with a binary message. A 1.x daemon dials it as an abstract socket: with the usual state directory it is short enough to be tried and the connection is refused; with a longer one the kernel answers "invalid argument". Worked out from the source of both sides.',
  signatures: [{ literal: 'dial unix', pattern: /dial unix [^\s/{"]{0,40}[^\s/{"␀@]unix:\/\//u }],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '<2.0.0',
      source: 'containerd@fd2d9b6840 runtime/v2/shim.go:210 takes what is not JSON for an address',
    },
    {
      component: 'containerd-shim-runc-v2',
      role: 'effective',
      range: '>=2.3.0',
      source: 'containerd@7ee9895551 pkg/shim/shim.go:273 answers protobuf',
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
    'If containerd was upgraded on disk, run `systemctl restart containerd`.',
    'Set runtime_path in config.toml to the shim that was installed with the daemon.',
  ],
  affects: [
    {
      component: 'containerd',
      range: '<2.0.0',
      source: 'https://github.com/containerd/containerd/blob/release/1.7/runtime/v2/shim.go',
    },
    {
      component: 'containerd-shim-runc-v2',
      range: '>=2.3.0',
      source: 'https://github.com/containerd/containerd/blob/release/2.3/pkg/shim/shim.go',
    },
  ],
  fixedIn: [
    {
      component: 'containerd',
      branch: '2.3',
      version: '2.3.4',
      what: 'reads the protobuf answer of a shim unchanged; 2.3.0 to 2.3.3 trimmed it',
      source: 'https://github.com/containerd/containerd/commit/1d28017be',
    },
  ],
  references: [
    'https://github.com/containerd/containerd/blob/release/2.3/pkg/shim/shim.go',
    'https://github.com/containerd/containerd/issues/13763',
  ],
  derived: true,
  samples: [
    String.raw`start failed: dial unix \x00\b\x03\x12Yunix:///run/containerd/s/148ce26d953fb243c85ce370a41dca14abc101ac3dc2423e5fc3544479dced42\x1a\x05ttrpc: connect: connection refused`,
    'start failed: dial unix Yunix:///run/containerd/s/148ce26d953fb243c85ce370a41dca14abc101ac3dc2423e5fc3544479dced42ttrpc: connect: connection refused',
  ],
  counterSamples: [
    { line: 'dial unix /run/containerd/containerd.sock: connect: connection refused', why: 'the daemon is down' },
    {
      line: 'dial unix unix:///run/containerd/containerd.sock: connect: no such file',
      why: 'a scheme written twice: no length byte',
    },
    {
      line: String.raw`dial unix \x00{"version":3,"address":"unix:///run/containerd/s/148c"}: connect: invalid argument`,
      why: 'the JSON form',
    },
  ],
} as const satisfies Rule
