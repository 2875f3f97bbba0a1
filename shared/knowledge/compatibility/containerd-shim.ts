import type { Compatibility } from '../schema.ts'

const parse16 = 'https://github.com/containerd/containerd/blob/release/1.6/runtime/v2/binary.go'
const parse17 = 'https://github.com/containerd/containerd/blob/release/1.7/runtime/v2/shim.go'
const parse20 = 'https://github.com/containerd/containerd/blob/release/2.0/core/runtime/v2/shim.go'
const parse23 = 'https://github.com/containerd/containerd/blob/release/2.3/core/runtime/v2/shim.go'
const compat24 = 'https://github.com/containerd/containerd/blob/main/pkg/shim/compat.go'

/**
 * The answer of the shim's `start` command changed twice: a plain address up to 1.7, JSON with version 3 from 2.0,
 * protobuf from 2.3. A daemon understands its own form and the older ones, never a newer one.
 */
export const containerdShim = {
  id: 'containerd-shim',
  title: 'containerd daemon and runc shim',
  left: 'containerd',
  right: 'containerd-shim-runc-v2',
  cells: [
    {
      left: '<1.7.0',
      right: '<2.0.0',
      outcome: 'works',
      rules: [],
      note: 'plain address, understood',
      source: parse16,
    },
    {
      left: '<1.7.0',
      right: '>=2.0.0 <2.3.0',
      outcome: 'breaks',
      rules: ['shim/json-as-address'],
      note: 'the daemon takes the JSON answer for a socket path, which is too long',
      source: 'https://github.com/kubernetes/kubernetes/issues/130590',
    },
    {
      left: '<1.7.0',
      right: '>=2.3.0 <2.4.0',
      outcome: 'breaks',
      rules: ['shim/protobuf-as-address'],
      note: 'the daemon takes the protobuf answer for a socket path',
      derived: true,
      source: parse16,
    },
    {
      left: '<1.7.0',
      right: '>=2.4.0',
      outcome: 'breaks',
      rules: ['shim/deprecated-start-api'],
      note: 'the shim refuses to be started the old way',
      derived: true,
      source: compat24,
    },
    {
      left: '>=1.7.0 <2.0.0',
      right: '<2.0.0',
      outcome: 'works',
      rules: [],
      note: 'plain address, understood',
      source: parse17,
    },
    {
      left: '>=1.7.0 <2.0.0',
      right: '>=2.0.0 <2.3.0',
      outcome: 'breaks',
      rules: ['shim/unsupported-version'],
      note: 'the daemon reads the JSON answer and refuses its version 3',
      source: 'https://github.com/kubernetes/kubernetes/issues/130590',
    },
    {
      left: '>=1.7.0 <2.0.0',
      right: '>=2.3.0 <2.4.0',
      outcome: 'breaks',
      rules: ['shim/protobuf-as-address', 'shim/protobuf-as-protocol'],
      note: 'the daemon takes the protobuf answer for an address',
      derived: true,
      source: parse17,
    },
    {
      left: '>=1.7.0 <2.0.0',
      right: '>=2.4.0',
      outcome: 'breaks',
      rules: ['shim/deprecated-start-api'],
      note: 'the shim refuses to be started the old way',
      derived: true,
      source: compat24,
    },
    {
      left: '>=2.0.0 <2.3.0',
      right: '<2.0.0',
      outcome: 'works',
      rules: ['shim/old-task-api'],
      note: 'the daemon falls back to the v2 task API, with a warning',
      source: parse20,
    },
    {
      left: '>=2.0.0 <2.3.0',
      right: '>=2.0.0 <2.3.0',
      outcome: 'works',
      rules: [],
      note: 'JSON version 3 on both sides',
      source: parse20,
    },
    {
      left: '>=2.0.0 <2.3.0',
      right: '>=2.3.0 <2.4.0',
      outcome: 'breaks',
      rules: ['shim/protobuf-as-protocol'],
      note: 'the daemon takes what stands before :// in the protobuf answer for a protocol',
      source: 'https://github.com/containerd/containerd/issues/13763',
    },
    {
      left: '>=2.0.0 <2.3.0',
      right: '>=2.4.0',
      outcome: 'breaks',
      rules: ['shim/deprecated-start-api'],
      note: 'the shim refuses to be started the old way',
      derived: true,
      source: compat24,
    },
    {
      left: '>=2.3.0',
      right: '<2.0.0',
      outcome: 'works',
      rules: [],
      note: 'plain address, read as version 2',
      source: parse23,
    },
    {
      left: '>=2.3.0',
      right: '>=2.0.0',
      outcome: 'works',
      rules: [],
      note: 'all three forms are understood',
      source: parse23,
    },
  ],
} as const satisfies Compatibility
