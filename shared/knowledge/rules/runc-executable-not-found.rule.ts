import type { Rule } from '../schema.ts'

export const runcExecutableNotFound = {
  id: 'runc/executable-not-found',
  catalogue: 'E26',
  kind: 'symptom',
  severity: 'warning',
  title: 'a container should run {command}, which its image does not hold',
  explain: 'The content of a test image, not a skew of components. Some tests do it on purpose.',
  signatures: [
    {
      literal: 'unable to start container process',
      pattern:
        /unable to start container process: .{0,60}?exec: "(?<command>[^"]{1,200})": (?:executable file not found in \$PATH|stat [^:]{1,200}: no such file or directory)/u,
    },
  ],
  identity: ['command'],
  nextSteps: ['Look at the image the test uses, and whether the test expects this.'],
  references: ['https://github.com/opencontainers/runc/blob/main/libcontainer/standard_init_linux.go'],
  samples: [
    'OCI runtime create failed: runc create failed: unable to start container process: exec: "foo": executable file not found in $PATH: unknown',
  ],
  counterSamples: [
    {
      line: 'failed to start shim: exec: "containerd-shim": executable file not found in $PATH',
      why: 'the shim itself is missing',
    },
  ],
} as const satisfies Rule
