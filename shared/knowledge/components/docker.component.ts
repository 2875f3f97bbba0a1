import type { Component } from '../schema.ts'

export const docker = {
  id: 'docker',
  title: 'Docker Engine',
  readings: [
    {
      id: 'version-option',
      literal: 'Docker version ',
      pattern:
        /(?<![\w/.-])Docker version (?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12}), build \w/u,
      role: 'installed',
      source: 'docker --version; release notes of Container-Optimized OS name it beside containerd',
      samples: [{ line: 'Docker version 20.10.7, build f0df350', expect: { version: '20.10.7' } }],
      counterSamples: [{ line: 'requires Docker version 20.10.7 or newer', why: 'a requirement' }],
    },
    {
      id: 'node-runtime-version',
      literal: 'docker://',
      pattern:
        /(?<![\w-])docker:\/\/v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z/:.])/u,
      role: 'reported',
      source: 'Node status.nodeInfo.containerRuntimeVersion',
      samples: [{ line: '      containerRuntimeVersion: docker://20.10.7', expect: { version: '20.10.7' } }],
      counterSamples: [
        {
          line: 'containerID: docker://6ce9d405aaae9dfae615d0810ba46b4726c60607dd940233fe824b651158372e',
          why: 'the id of a container',
        },
        { line: 'image: docker://10.0.0.1:5000/busybox', why: 'an address' },
      ],
    },
  ],
} as const satisfies Component
