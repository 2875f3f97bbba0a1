import type { Component } from '../schema.ts'

/** Lines that only a 1.x or only a 2.x daemon writes: they tell the generation where the start line is missing. */
export const containerdGeneration = {
  id: 'containerd',
  title: 'containerd',
  readings: [
    {
      id: 'generation-1-plugins',
      literal: 'io.containerd.content.v1.content',
      pattern:
        /(?:msg="|\] )loading plugin "?io\.containerd\.content\.v1\.content"?\.\.\."?\s{1,60}type=io\.containerd\.content\.v1/u,
      role: 'effective',
      range: '<2.0.0',
      source: 'containerd 1.x puts the plugin into the message, 2.x into the field id; shims load no content plugin',
      samples: [
        {
          line: String.raw`time="2020-08-21T04:15:53.293682909Z" level=info msg="loading plugin \"io.containerd.content.v1.content\"..." type=io.containerd.content.v1`,
          expect: { version: '<2.0.0' },
        },
        {
          line: '[12:20:27.850][Moby           ][Info   ] INFO[0001] loading plugin "io.containerd.content.v1.content"...  type=io.containerd.content.v1',
          expect: { version: '<2.0.0' },
        },
      ],
      counterSamples: [
        {
          line: String.raw`level=info msg="loading plugin \"io.containerd.ttrpc.v1.task\"..." runtime=io.containerd.runc.v2 type=io.containerd.ttrpc.v1`,
          why: 'a line of the shim, which writes into the same journal',
        },
        {
          line: 'level=info msg="loading plugin" id=io.containerd.content.v1.content type=io.containerd.content.v1',
          why: 'the form of 2.x',
        },
      ],
    },
    {
      id: 'generation-2-plugins',
      literal: 'io.containerd.content.v1.content',
      pattern: /(?:msg="|\] )loading plugin"?\s{1,60}id=io\.containerd\.content\.v1\.content type=/u,
      role: 'effective',
      range: '>=2.0.0',
      source: 'containerd@fffae369c5 cmd/containerd/server/server.go:272',
      samples: [
        {
          line: 'level=info msg="loading plugin" id=io.containerd.content.v1.content type=io.containerd.content.v1',
          expect: { version: '>=2.0.0' },
        },
      ],
      counterSamples: [
        {
          line: 'level=debug msg="loading plugin" id=io.containerd.ttrpc.v1.task runtime=io.containerd.runc.v2 type=io.containerd.ttrpc.v1',
          why: 'a line of the shim',
        },
      ],
    },
    {
      id: 'generation-1-cri',
      literal: 'Start cri plugin with config',
      pattern: /(?:msg(?:="|": ?")|\] )Start cri plugin with config \{/u,
      role: 'effective',
      range: '<2.0.0',
      source: 'containerd@cf5eaed0ae pkg/cri/cri.go:90',
      samples: [
        {
          line: 'level=info msg="Start cri plugin with config {PluginConfig:{ContainerdConfig:{Snapshotter:overlayfs DefaultRuntimeName:runc',
          expect: { version: '<2.0.0' },
        },
      ],
      counterSamples: [{ line: 'level=info msg="starting cri plugin" config="{}"', why: 'the form of 2.x' }],
    },
    {
      id: 'generation-2-cri',
      literal: 'starting cri plugin',
      pattern: /(?:msg="|\] )starting cri plugin"?\s{1,60}config="/u,
      role: 'effective',
      range: '>=2.0.0',
      source: 'containerd@fffae369c5 plugins/cri/runtime/plugin.go:99',
      samples: [
        {
          line: String.raw`level=info msg="starting cri plugin" config="{\"containerd\":{\"defaultRuntimeName\":\"runc\"`,
          expect: { version: '>=2.0.0' },
        },
      ],
      counterSamples: [{ line: 'level=info msg="starting cri plugin"', why: 'not the known line: no config' }],
    },
    {
      id: 'generation-2-migration',
      literal: 'Configuration migrated from version',
      pattern: /Configuration migrated from version \d{1,2}, use .containerd config migrate. to avoid migration/u,
      role: 'effective',
      range: '>=2.0.0',
      source: 'containerd@7ee9895551 cmd/containerd/server/config/config.go:496',
      samples: [
        {
          line: 'level=info msg="Configuration migrated from version 2, use `containerd config migrate` to avoid migration" t="7.8µs"',
          expect: { version: '>=2.0.0' },
        },
      ],
      counterSamples: [{ line: 'Configuration migrated from version 2 of the schema', why: 'another program' }],
    },
    {
      id: 'generation-1-7-bootstrap',
      literal: 'shim bootstrap parameters',
      pattern: /(?:msg="|\] )shim bootstrap parameters"?\s{1,60}address=.{0,300}?protocol=\w{1,10}\b/u,
      role: 'effective',
      range: '>=1.7.0 <2.0.0',
      source: 'containerd@fd2d9b6840 runtime/v2/shim.go:233, at Debug; 2.x words it "connecting to shim"',
      samples: [
        {
          line: 'time="2025-03-05T11:26:07.123456789Z" level=debug msg="shim bootstrap parameters" address="unix:///run/containerd/s/148ce26d953fb243" namespace=k8s.io protocol=ttrpc',
          expect: { version: '>=1.7.0 <2.0.0' },
        },
      ],
      counterSamples: [{ line: 'msg="shim bootstrap parameters" error="EOF"', why: 'no address, no protocol' }],
    },
    {
      id: 'generation-2-shim-connection',
      literal: 'connecting to shim',
      pattern:
        /(?:msg="|\] )connecting to shim [\w.-]{1,128}"?\s{1,60}address=.{0,300}? protocol=\w{1,10} version=\d{1,3}(?!\d)/u,
      role: 'effective',
      range: '>=2.0.0',
      source: 'containerd@fffae369c5 core/runtime/v2/shim.go:283',
      samples: [
        {
          line: 'level=info msg="connecting to shim 8cf1" address="unix:///run/containerd/s/148ce26d953fb243" namespace=k8s.io protocol=ttrpc version=3',
          expect: { version: '>=2.0.0' },
        },
      ],
      counterSamples: [
        {
          line: 'level=info msg="connecting to shim 8cf1" error="context deadline exceeded"',
          why: 'no protocol version',
        },
      ],
    },
  ],
} as const satisfies Component
