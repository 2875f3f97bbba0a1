import type { LogFormat } from '../schema.ts'

/** `bash -x`: configure.sh in containerd-installation.log, kubetest wrappers. One plus for each level of subshell. */
export const xtrace = {
  id: 'xtrace',
  title: 'bash xtrace',
  starts: /\+/u,
  patterns: [/^(?<depth>\+{1,32}) (?<body>\S.*)$/su],
  layer: 'line',
  samples: [
    { line: '+ set -o errexit', expect: { depth: '+', body: 'set -o errexit' } },
    { line: '++ uname -m', expect: { depth: '++', body: 'uname -m' } },
  ],
} as const satisfies LogFormat
