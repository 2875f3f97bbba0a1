import type { Component } from '../schema.ts'

/** The version of the CNI specification that a network configuration is written for; plugins refuse newer ones. */
export const cniConfig = {
  id: 'cni-config',
  title: 'CNI configuration version',
  readings: [
    {
      id: 'conflist',
      literal: 'cniVersion',
      // Results of plugins name a version as well: only files of configuration and what writes them.
      artifact: /\.conf(?:list)?$|(?:installation|startupscript|cloud-init[\w-]*)\.log/u,
      pattern: /"cniVersion": ?"(?<version>\d{1,2}\.\d{1,2}\.\d{1,2})"/u,
      role: 'requested',
      source: '10-containerd-net.conflist, which contrib/gce/configure.sh writes',
      samples: [
        {
          artifact: 'artifacts/host/10-containerd-net.conflist',
          line: '  "cniVersion": "1.0.0",',
          expect: { version: '1.0.0' },
        },
      ],
      counterSamples: [
        { artifact: 'build-log.txt', line: '{"cniVersion":"0.3.1","interfaces":[]}', why: 'the answer of a plugin' },
      ],
    },
  ],
} as const satisfies Component
