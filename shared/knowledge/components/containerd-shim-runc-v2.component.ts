import type { Component } from '../schema.ts'

/** No CI log has a version line of the shim: its generation shows in what it says and how it answers. */
export const containerdShimRuncV2 = {
  id: 'containerd-shim-runc-v2',
  title: 'containerd-shim-runc-v2',
  readings: [
    {
      id: 'version-option',
      literal: '  Version:',
      below: {
        literal: 'containerd-shim-runc-v2:',
        pattern: /(?:^|\s)(?<path>(?:\/[\w.+-]{1,80}){0,12}\/?containerd-shim-runc-v2):$/u,
      },
      pattern: /(?:^|\s) {2}Version: {2}v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})$/u,
      role: 'installed',
      source: 'containerd@fd2d9b6840 runtime/v2/shim/shim.go, option -v: 1.6 prints the full path, 1.7 the base name',
      samples: [
        {
          line: 'containerd-shim-runc-v2:\n  Version:  v1.7.24',
          expect: { version: '1.7.24', path: 'containerd-shim-runc-v2' },
        },
        {
          line: '/usr/bin/containerd-shim-runc-v2:\n  Version:  1.6.2',
          expect: { version: '1.6.2', path: '/usr/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [
        { line: 'containerd-shim-kata-v2:\n  Version:  v1.7.24', why: 'another shim' },
        { line: '  Version:  v1.7.24', why: 'no heading: the version of what?' },
      ],
    },
    {
      id: 'connection-version-3',
      literal: 'connecting to shim',
      pattern:
        /(?:msg="|\] )connecting to shim [\w.-]{1,128}"?\s{1,60}address=.{0,300}? protocol=\w{1,10} version=3(?!\d)/u,
      role: 'effective',
      range: '>=2.0.0',
      source: 'containerd@fffae369c5 core/runtime/v2/shim.go:283: the shim API version, 3 from shim 2.0 on',
      samples: [
        {
          line: 'level=info msg="connecting to shim 8cf1" address="unix:///run/containerd/s/148ce26d953fb243" namespace=k8s.io protocol=ttrpc version=3',
          expect: { version: '>=2.0.0' },
        },
      ],
      counterSamples: [
        {
          line: 'level=info msg="connecting to shim 8cf1" address="unix:///run/containerd/s/148c" namespace=k8s.io protocol=ttrpc version=2',
          why: 'an older shim',
        },
      ],
    },
    {
      id: 'connection-version-2',
      literal: 'connecting to shim',
      pattern:
        /(?:msg="|\] )connecting to shim [\w.-]{1,128}"?\s{1,60}address=.{0,300}? protocol=\w{1,10} version=2(?!\d)/u,
      role: 'effective',
      range: '<2.0.0',
      source: 'containerd@fffae369c5 core/runtime/v2/shim.go:283: the shim API version, 2 up to shim 1.7',
      samples: [
        {
          line: 'level=info msg="connecting to shim 8cf1" address="unix:///run/containerd/s/148ce26d953fb243" namespace=k8s.io protocol=ttrpc version=2',
          expect: { version: '<2.0.0' },
        },
      ],
      counterSamples: [
        {
          line: 'level=info msg="connecting to shim 8cf1" address="unix:///run/containerd/s/148c" namespace=k8s.io protocol=ttrpc version=3',
          why: 'a newer shim',
        },
      ],
    },
    {
      id: 'bootstrap-json',
      literal: 'unix:///run/containerd/s/',
      pattern: /\{"version": ?3, ?"address": ?"unix:\/\/\/run\/containerd\/s\/[0-9a-f]{16,64}", ?"protocol": ?"ttrpc"/u,
      role: 'effective',
      range: '>=2.0.0 <2.3.0',
      source: 'containerd@fffae369c5 pkg/shim/shim.go:283: JSON from 2.0, protobuf from 2.3',
      samples: [
        {
          line: String.raw`desc = failed to start shim: start failed: dial unix \x00{\"version\":3,\"address\":\"unix:///run/containerd/s/148ce26d953fb243c85ce370a41dca14abc101ac3dc2423e5fc3544479dced42\",\"protocol\":\"ttrpc\"}: connect: invalid argument`,
          expect: { version: '>=2.0.0 <2.3.0' },
        },
      ],
      counterSamples: [
        {
          line: '{"version":2,"address":"unix:///run/containerd/s/148ce26d953fb243c85ce370a41dca14","protocol":"ttrpc"}',
          why: 'version 2 comes from third-party shims',
        },
        { line: 'address="unix:///run/containerd/s/148ce26d953fb243"', why: 'every shim listens there' },
      ],
    },
    {
      id: 'signal-loop-at-info',
      literal: 'starting signal loop',
      pattern:
        /(?:level=info msg="|INFO\[[^\]]{1,40}\] )starting signal loop"?\s{1,60}namespace=\S{1,100} .{0,300}?runtime=io\.containerd\.runc\.v2(?![\w.])/u,
      role: 'effective',
      range: '<1.7.0',
      source: 'containerd@cf5eaed0ae runtime/v2/shim/shim_unix.go:75: Info up to 1.6, Debug from 1.7',
      samples: [
        {
          line: 'time="2024-03-12T14:32:51.062657805+08:00" level=info msg="starting signal loop" namespace=moby path=/run/containerd/io.containerd.runtime.v2.task/moby/22fd6c pid=5807 runtime=io.containerd.runc.v2',
          expect: { version: '<1.7.0' },
        },
      ],
      counterSamples: [
        {
          line: 'level=debug msg="starting signal loop" namespace=k8s.io path=/run/x pid=5807 runtime=io.containerd.runc.v2',
          why: 'at Debug level every shim since 1.7 says so',
        },
        {
          line: 'level=info msg="starting signal loop" namespace=k8s.io path=/run/x pid=64500',
          why: 'no runtime named: another shim may say so',
        },
      ],
    },
    {
      id: 'plugin-line-at-info',
      literal: 'io.containerd.ttrpc.v1.task',
      pattern:
        /(?:level=info msg="|INFO\[[^\]]{1,40}\] )loading plugin "?io\.containerd\.ttrpc\.v1\.task"?\.\.\."?\s{1,60}runtime=io\.containerd\.runc\.v2(?![\w.])/u,
      role: 'effective',
      range: '<1.7.0',
      source:
        'containerd@cf5eaed0ae runtime/v2/shim/shim.go: the shim of 1.6 lists its plugins at Info, later ones at Debug',
      samples: [
        {
          line: String.raw`time="2022-01-01T01:51:24.980428085-05:00" level=info msg="loading plugin \"io.containerd.ttrpc.v1.task\"..." runtime=io.containerd.runc.v2 type=io.containerd.ttrpc.v1`,
          expect: { version: '<1.7.0' },
        },
      ],
      counterSamples: [
        {
          line: String.raw`level=debug msg="loading plugin \"io.containerd.ttrpc.v1.task\"..." runtime=io.containerd.runc.v2 type=io.containerd.ttrpc.v1`,
          why: 'at Debug level newer shims say so',
        },
      ],
    },
    {
      id: 'info-option-unknown',
      literal: 'flag provided but not defined: -info',
      pattern:
        /failed to run \[(?<path>(?:\/[\w.+-]{1,80}){0,12}\/?containerd-shim-runc-v2) -info\].{0,80}?flag provided but not defined: -info/u,
      role: 'effective',
      range: '<2.0.0',
      source: 'containerd@fffae369c5 core/runtime/v2/task_manager.go:267-295: the option came with shim 2.0',
      samples: [
        {
          line: String.raw`level=warning msg="failed to introspect features of runtime \"runc\"" error="failed to run [/usr/bin/containerd-shim-runc-v2 -info]: exit status 2 (stderr: \"flag provided but not defined: -info\\nUsage of\""`,
          expect: { version: '<2.0.0', path: '/usr/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [
        {
          line: 'failed to run [/usr/bin/containerd-shim-wasm-v1 -info]: exit status 2 (stderr: "flag provided but not defined: -info',
          why: 'another shim',
        },
      ],
    },
  ],
} as const satisfies Component
