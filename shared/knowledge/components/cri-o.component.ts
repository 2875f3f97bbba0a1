import type { Component } from '../schema.ts'

export const crio = {
  id: 'cri-o',
  title: 'CRI-O',
  readings: [
    {
      id: 'start-line',
      literal: 'Starting CRI-O, version',
      pattern:
        /Starting CRI-O, version: v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'running',
      isStart: true,
      source: 'cri-o/cri-o cmd/crio/main.go',
      samples: [
        {
          line: 'time="2025-03-05T11:20:01.123456789Z" level=info msg="Starting CRI-O, version: 1.30.0, git: 8ad8a5b3(clean)"',
          expect: { version: '1.30.0' },
        },
      ],
      counterSamples: [{ line: 'Starting CRI-O, version: , git: ', why: 'the version is empty' }],
    },
    {
      id: 'version-option',
      literal: 'crio version ',
      pattern: /(?<![\w/.-])crio version v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})$/u,
      role: 'installed',
      source: 'crio --version',
      samples: [{ line: 'crio version 1.30.0', expect: { version: '1.30.0' } }],
      counterSamples: [{ line: '+ crio version', why: 'the command, not its answer' }],
    },
    {
      id: 'crictl-runtime-version',
      literal: 'RuntimeVersion:',
      below: { literal: 'RuntimeName:', pattern: /(?:^|\s)RuntimeName: {2}cri-o$/u },
      pattern: /(?:^|\s)RuntimeVersion: {2}v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})$/u,
      role: 'reported',
      source: 'cri-tools@ba03eabc14 cmd/crictl/version.go',
      samples: [{ line: 'RuntimeName:  cri-o\nRuntimeVersion:  1.30.0', expect: { version: '1.30.0' } }],
      counterSamples: [{ line: 'RuntimeName:  containerd\nRuntimeVersion:  v1.7.24', why: 'another runtime' }],
    },
    {
      id: 'node-runtime-version',
      literal: 'cri-o://',
      pattern:
        /(?<![\w-])cri-o:\/\/v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'reported',
      source: 'Node status.nodeInfo.containerRuntimeVersion',
      samples: [{ line: '      containerRuntimeVersion: cri-o://1.30.0', expect: { version: '1.30.0' } }],
      counterSamples: [
        {
          line: 'containerID: cri-o://6ce9d405aaae9dfae615d0810ba46b4726c60607dd940233fe824b651158372e',
          why: 'the id of a container',
        },
      ],
    },
    {
      id: 'kubelet-runtime-initialized',
      literal: 'Container runtime initialized',
      pattern:
        /"Container runtime initialized" containerRuntime="cri-o" version="v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})"/u,
      role: 'reported',
      source: 'kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go',
      samples: [
        {
          line: '"Container runtime initialized" containerRuntime="cri-o" version="1.30.0" apiVersion="v1"',
          expect: { version: '1.30.0' },
        },
      ],
      counterSamples: [
        {
          line: '"Container runtime initialized" containerRuntime="containerd" version="1.7.27" apiVersion="v1"',
          why: 'another runtime',
        },
      ],
    },
  ],
} as const satisfies Component
