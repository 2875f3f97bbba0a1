import type { Component } from '../schema.ts'

export const crio = {
  id: 'cri-o',
  title: 'CRI-O',
  readings: [
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
