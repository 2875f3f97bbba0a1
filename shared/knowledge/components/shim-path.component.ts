import type { Component } from '../schema.ts'

/**
 * Which file containerd starts as the shim of runc. Without runtime_path it is looked up in PATH, and where the OS image
 * brings one of its own, that one is found (kubernetes/kubernetes#130590).
 */
export const shimPath = {
  id: 'shim-path',
  title: 'path of containerd-shim-runc-v2',
  readings: [
    {
      id: 'cri-config-1',
      literal: 'Type:io.containerd.runc.v2',
      pattern: /\bType:io\.containerd\.runc\.v2 Path:(?<version>\/[\w./+-]{1,200}) (?:Engine|PodAnnotations):/u,
      role: 'requested',
      source: 'containerd@fd2d9b6840 pkg/cri/config/config.go: dump of the CRI configuration at start, runtime_path',
      samples: [
        {
          line: 'level=info msg="Start cri plugin with config {PluginConfig:{ContainerdConfig:{Snapshotter:overlayfs DefaultRuntimeName:runc Runtimes:map[runc:{Type:io.containerd.runc.v2 Path:/home/containerd/usr/local/bin/containerd-shim-runc-v2 Engine: PodAnnotations:[]',
          expect: { version: '/home/containerd/usr/local/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [
        {
          line: 'Runtimes:map[runc:{Type:io.containerd.runc.v2 Engine: PodAnnotations:[]',
          why: 'containerd 1.5 has no such option',
        },
      ],
    },
    {
      id: 'cri-config-1-unset',
      literal: 'Type:io.containerd.runc.v2',
      pattern: /\bType:io\.containerd\.runc\.v2 Path: (?:Engine|PodAnnotations):/u,
      role: 'requested',
      value: 'from PATH',
      source: 'containerd@fd2d9b6840 runtime/v2/manager.go: an empty runtime_path is looked up in PATH',
      samples: [
        {
          line: 'Runtimes:map[runc:{Type:io.containerd.runc.v2 Path: Engine: PodAnnotations:[] ContainerAnnotations:[]',
          expect: { version: 'from PATH' },
        },
      ],
      counterSamples: [
        { line: 'Runtimes:map[runsc:{Type:io.containerd.runsc.v1 Path: Engine:', why: 'the shim of another runtime' },
      ],
    },
    {
      id: 'cri-config-2',
      literal: 'runtimePath',
      pattern: /"runtimeType": ?"io\.containerd\.runc\.v2", ?"runtimePath": ?"(?<version>\/[\w./+-]{1,200})"/u,
      role: 'requested',
      source: 'containerd@fffae369c5 internal/cri/config/config.go: dump of the CRI configuration at start',
      samples: [
        {
          line: String.raw`level=info msg="starting cri plugin" config="{\"containerd\":{\"defaultRuntimeName\":\"runc\",\"runtimes\":{\"runc\":{\"runtimeType\":\"io.containerd.runc.v2\",\"runtimePath\":\"/home/containerd/usr/local/bin/containerd-shim-runc-v2\",\"PodAnnotations\":null`,
          expect: { version: '/home/containerd/usr/local/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [
        {
          line: '"runtimeType":"io.containerd.runsc.v1","runtimePath":"/usr/bin/containerd-shim-runsc-v1"',
          why: 'the shim of another runtime',
        },
      ],
    },
    {
      id: 'cri-config-2-unset',
      literal: 'runtimePath',
      pattern: /"runtimeType": ?"io\.containerd\.runc\.v2", ?"runtimePath": ?""/u,
      role: 'requested',
      value: 'from PATH',
      source: 'containerd@fffae369c5 core/runtime/v2/shim_manager.go: an empty runtime_path is looked up in PATH',
      samples: [
        {
          line: String.raw`config="{\"runtimes\":{\"runc\":{\"runtimeType\":\"io.containerd.runc.v2\",\"runtimePath\":\"\",\"PodAnnotations\":[]`,
          expect: { version: 'from PATH' },
        },
      ],
      counterSamples: [{ line: '"runtimePath":""', why: 'of which runtime?' }],
    },
    {
      id: 'toml',
      literal: 'runtime_path',
      pattern: /\bruntime_path = ["'](?<version>\/[\w./+-]{0,200}\/containerd-shim-runc-v2)["']/u,
      role: 'requested',
      source: 'containerd/containerd#11489: contrib/gce/configure.sh writes it into config.toml',
      samples: [
        {
          line: '  runtime_path = "/home/containerd/usr/local/bin/containerd-shim-runc-v2"',
          expect: { version: '/home/containerd/usr/local/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [
        { line: 'runtime_path = "${CONTAINERD_HOME}/usr/local/bin/containerd-shim-runc-v2"', why: 'a script' },
        { line: 'runtime_path = ""', why: 'nothing set' },
      ],
    },
    {
      id: 'unpacked',
      literal: 'bin/containerd-shim-runc-v2',
      artifact: /(?:installation|startupscript|cloud-init[\w-]*)\.log/u,
      pattern: /(?:^|\]: )(?:\.\/)?(?<version>(?:[\w-]{1,40}\/){1,6}containerd-shim-runc-v2)$/u,
      role: 'installed',
      source:
        'containerd@301026e58c contrib/gce/configure.sh: the list of files that tar unpacks, below CONTAINERD_HOME',
      samples: [
        {
          artifact: 'artifacts/host/containerd-installation.log',
          line: 'Mar 05 11:20:02 host configure.sh[1805]: usr/local/bin/containerd-shim-runc-v2',
          expect: { version: 'usr/local/bin/containerd-shim-runc-v2' },
        },
        {
          artifact: 'artifacts/host/containerd-installation.log',
          line: './usr/local/bin/containerd-shim-runc-v2',
          expect: { version: 'usr/local/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [
        {
          artifact: 'artifacts/host/containerd-installation.log',
          line: '+ rm -f usr/local/bin/containerd-shim-runc-v2',
          why: 'removed',
        },
        {
          artifact: 'build-log.txt',
          line: 'usr/local/bin/containerd-shim-runc-v2',
          why: 'unpacked by whom, and where?',
        },
      ],
    },
    {
      id: 'asked-for-features',
      literal: 'containerd-shim-runc-v2 -info',
      pattern: /failed to run \[(?<version>\/[\w./+-]{0,200}\/containerd-shim-runc-v2) -info\]/u,
      role: 'effective',
      source: 'containerd@fffae369c5 core/runtime/v2/task_manager.go:267-295',
      samples: [
        {
          line: String.raw`level=warning msg="failed to introspect features of runtime \"runc\"" error="failed to run [/usr/bin/containerd-shim-runc-v2 -info]: exit status 2 (stderr: \"flag provided but not defined: -info\\nUsage of\""`,
          expect: { version: '/usr/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [{ line: '+ containerd-shim-runc-v2 -info', why: 'somebody tries it by hand' }],
    },
    {
      id: 'started',
      literal: 'fork/exec',
      pattern: /\bfork\/exec (?<version>\/[\w./+-]{0,200}\/containerd-shim-runc-v2): /u,
      role: 'effective',
      source: 'containerd@cf5eaed0ae runtime/v2/binary.go: the start of the shim, as os/exec words its failure',
      samples: [
        {
          line: 'failed to start shim: start failed: fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: exec format error',
          expect: { version: '/home/containerd/usr/local/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [{ line: 'fork/exec /usr/bin/runc: permission denied', why: 'another program' }],
    },
    {
      id: 'bundle-file',
      literal: '/containerd-shim-runc-v2',
      below: { literal: '/shim-binary-path', pattern: /\/shim-binary-path$/u },
      pattern: /(?:^|\]: )(?<version>\/[\w./+-]{0,200}\/containerd-shim-runc-v2)$/u,
      role: 'effective',
      source: 'containerd@cf5eaed0ae runtime/v2/shim.go: file shim-binary-path of a bundle',
      samples: [
        {
          line: '+ cat /run/containerd/io.containerd.runtime.v2.task/k8s.io/8cf1/shim-binary-path\n/usr/bin/containerd-shim-runc-v2',
          expect: { version: '/usr/bin/containerd-shim-runc-v2' },
        },
      ],
      counterSamples: [{ line: '/usr/bin/containerd-shim-runc-v2', why: 'no heading: a file of a list' }],
    },
  ],
} as const satisfies Component
