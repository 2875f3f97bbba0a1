import type { Rule } from '../schema.ts'

export const shimProtobufAsProtocol = {
  id: 'shim/protobuf-as-protocol',
  catalogue: 'E3',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'containerd takes the protobuf answer of a shim 2.3 or newer for a protocol name',
  explain:
    'From 2.3 on the runc shim answers with a binary message: the bytes 08 03 12, the length of the address, the address. An older daemon takes what stands before :// for the protocol. Seen with a 2.2 daemon and a 2.3 shim; the control bytes may be missing from the log.',
  signatures: [{ literal: 'unsupported protocol', pattern: /unsupported protocol: ?"?[^\s"]{1,40}unix/u }],
  implies: [
    {
      component: 'containerd',
      role: 'effective',
      range: '<2.3.0',
      source: 'containerd@7ee9895551 core/runtime/v2/shim.go:257 reads protobuf; older daemons do not',
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
    { component: 'containerd', range: '<2.3.0', source: 'https://github.com/containerd/containerd/issues/13763' },
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
    'https://github.com/containerd/containerd/issues/13763',
    'https://github.com/containerd/containerd/blob/release/2.3/docs/runtime-v2.md',
  ],
  samples: [
    String.raw`failed to create TTRPC connection: unsupported protocol: \b\x03\x12Yunix`,
    'failed to start shim: start failed: failed to create TTRPC connection: unsupported protocol: Yunix',
    'failed to start shim: start failed: failed to create TTRPC connection: unsupported protocol: \b\u0003\u0012Yunix',
  ],
  counterSamples: [
    { line: 'Get "unix:///run/x.sock": unsupported protocol scheme "unix"', why: "Go's HTTP client" },
    { line: 'unsupported protocol: tcp', why: 'another protocol' },
    { line: 'unsupported protocol: unix', why: 'no length byte before it: not a shim answer' },
  ],
} as const satisfies Rule
