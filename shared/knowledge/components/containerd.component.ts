import type { Component } from '../schema.ts'

// Versions come from `git describe --match 'v[0-9]*' --dirty='.m' --always`: near no tag they are a bare commit hash.
export const containerd = {
  id: 'containerd',
  title: 'containerd',
  readings: [
    {
      id: 'start-line',
      literal: 'starting containerd',
      pattern:
        /starting containerd"?\s{1,80}(?:revision=[\w.+~"-]{0,90}\s{1,8})?version="?(?<version>v?\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12}|[0-9a-f]{7,40}(?:\.m)?)(?![0-9A-Za-z])/u,
      role: 'running',
      isStart: true,
      source: 'containerd@cf5eaed0ae cmd/containerd/command/main.go:180; kubernetes/kubernetes#109508',
      samples: [
        {
          line: 'Apr 15 21:10:13 tmp-node-e2e-b9664745-cos-97-16919-29-9 containerd[345]: time="2022-04-15T21:10:13.135108892Z" level=info msg="starting containerd" revision=de8046a5501db9e0e478e1c10cbcfb21af4c6b2d version=1.6.2',
          expect: { version: '1.6.2' },
        },
        {
          line: 'Apr 15 21:10:09 tmp-node-e2e-b9664745-ubuntu-gke-2004-1-23-v20220415 containerd[563]: time="2022-04-15T21:10:09.661979163Z" level=info msg="starting containerd" revision= version="1.5.2-0ubuntu1~20.04.4"',
          expect: { version: '1.5.2-0ubuntu1~20.04.4' },
        },
        {
          line: 'time="2024-12-20T08:01:02.123456789Z" level=info msg="starting containerd" revision= version="1.7.24-0ubuntu0~22.04.1~gke1"',
          expect: { version: '1.7.24-0ubuntu0~22.04.1~gke1' },
        },
        {
          line: 'INFO[2024-11-06T15:52:27.432336139+01:00] starting containerd                           revision=88aa2f531d6c2922003cc7929e51daf1c14caa0a version=v2.0.1',
          expect: { version: '2.0.1' },
        },
        {
          line: '\u001b[36mINFO\u001b[0m[2024-11-06T15:52:27.432336139Z] starting containerd                           \u001b[36mrevision\u001b[0m=88aa2f531d6c \u001b[36mversion\u001b[0m=2.0.0-rc.6-74-g207ad711e',
          expect: { version: '2.0.0-rc.6-74-g207ad711e' },
        },
        {
          line: 'time="2025-03-05T11:20:01Z" level=info msg="starting containerd" revision=b1a2 version=4a4a1ecb6ff0.m',
          expect: { version: '4a4a1ecb6ff0.m' },
        },
      ],
      counterSamples: [
        {
          line: 'level=error msg="error starting containerd" error="exit status 1"',
          why: 'names no version',
        },
        {
          line: 'level=info msg="starting containerd" revision= version=',
          why: 'the version is empty',
        },
        {
          line: 'systemd[1]: Starting containerd.service - containerd container runtime, kernel version=6.6.72',
          why: 'another program starts, another version',
        },
      ],
    },
    {
      id: 'start-line-json',
      literal: 'starting containerd',
      pattern:
        /"msg":\s?"starting containerd".{0,300}?"version":\s?"(?<version>v?\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12}|[0-9a-f]{7,40}(?:\.m)?)"/u,
      role: 'running',
      isStart: true,
      source: 'containerd@fffae369c5 cmd/containerd/command/main.go:189, log format json',
      samples: [
        {
          line: '{"level":"info","msg":"starting containerd","revision":"c507a0257ea6462fbd6f5ba4f5c74facb04021f4","time":"2025-03-05T11:20:03.512300012Z","version":"v2.0.2"}',
          expect: { version: '2.0.2' },
        },
      ],
      counterSamples: [
        {
          line: '{"level":"info","msg":"starting containerd shim","version":"v2.0.2"}',
          why: 'another message',
        },
      ],
    },
    {
      id: 'version-command',
      literal: 'github.com/containerd/containerd',
      above: {
        literal: 'containerd --version',
        pattern: /(?:^|\s)\+{1,4} (?<path>(?:\/[\w.+-]{1,80}){1,12}\/containerd) --version$/u,
      },
      pattern:
        /(?<![\w/.-])containerd github\.com\/containerd\/containerd(?:\/v\d{1,2})?\/? v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12}|[0-9a-f]{7,40}(?:\.m)?(?= [0-9a-f]{40}))(?![0-9A-Za-z])/u,
      role: 'installed',
      source:
        'containerd@cf5eaed0ae cmd/containerd/command/main.go: name, package, version, revision; speaks of the binary, not of the daemon that runs',
      samples: [
        {
          line: 'containerd github.com/containerd/containerd v1.6.6 10c12954828e7c7c9b6e0ea9b0c02b01407d3ae1',
          expect: { version: '1.6.6' },
        },
        {
          line: 'containerd github.com/containerd/containerd/v2 4a4a1ecb6ff0.m 4a4a1ecb6ff0d1bb4e7cfbcdc3b6c3c1a0f2a3d4',
          expect: { version: '4a4a1ecb6ff0.m' },
        },
        {
          line: '+ /home/containerd/usr/local/bin/containerd --version\ncontainerd github.com/containerd/containerd v1.7.24 88bf19b2105c8b17560993bee28a01ddc2f97182',
          expect: { version: '1.7.24', path: '/home/containerd/usr/local/bin/containerd' },
        },
        {
          line: 'Mar 05 11:20:01 host configure.sh[900]: containerd github.com/containerd/containerd/v2 v2.0.2 c507a0257ea6462fbd6f5ba4f5c74facb04021f4',
          expect: { version: '2.0.2' },
        },
      ],
      counterSamples: [
        {
          line: 'github.com/containerd/containerd/vendor/go.etcd.io/bbolt.flock(0xc4203f4f00, 0x1)',
          why: 'a frame of a stack trace',
        },
        {
          line: 'go: downloading github.com/containerd/containerd v1.7.24',
          why: 'a Go module that something is built with',
        },
      ],
    },
    {
      id: 'version-command-docker-package',
      literal: 'containerd containerd.io',
      pattern:
        /(?<![\w/.-])containerd containerd\.io v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'installed',
      source: "Docker's packages of containerd print their own package name",
      samples: [
        {
          line: 'containerd containerd.io 1.3.7 8fba4e9a7d01810a393d5d25a3621dc101981175',
          expect: { version: '1.3.7' },
        },
      ],
      counterSamples: [{ line: 'Removing containerd containerd.io (old)', why: 'names no version' }],
    },
    {
      id: 'ctr-version-server',
      literal: '  Version:',
      below: { literal: 'Server:', pattern: /(?:^|[\s:])Server:$/u },
      pattern: /(?:^|\s) {2}Version: {2}v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})$/u,
      role: 'running',
      source:
        'containerd@fd2d9b6840 cmd/ctr/commands/version/version.go; printed below `Containerd version is:` in cloud-init.log',
      samples: [
        { line: 'Server:\n  Version:  v1.7.24', expect: { version: '1.7.24' } },
        {
          line: 'Mar 05 11:20:01 host cloud-init[812]: Server:\nMar 05 11:20:01 host cloud-init[812]:   Version:  2.1.3',
          expect: { version: '2.1.3' },
        },
      ],
      counterSamples: [
        { line: '  Version:  v1.7.24', why: 'no heading: the version of what?' },
        { line: 'Client:\n  Version:  v1.7.24', why: 'the version of ctr' },
        { line: 'Server: nginx\n  Version:  v1.7.24', why: 'a field of something else' },
        { line: 'Server:\n  Version:          20.10.7', why: 'the layout of docker version' },
      ],
    },
    {
      id: 'crictl-runtime-version',
      literal: 'RuntimeVersion:',
      below: { literal: 'RuntimeName:', pattern: /(?:^|\s)RuntimeName: {2}containerd$/u },
      pattern: /(?:^|\s)RuntimeVersion: {2}v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})$/u,
      role: 'reported',
      source: 'cri-tools@ba03eabc14 cmd/crictl/version.go',
      samples: [{ line: 'RuntimeName:  containerd\nRuntimeVersion:  v1.7.24', expect: { version: '1.7.24' } }],
      counterSamples: [
        { line: 'RuntimeVersion:  1.30.0', why: 'no runtime named' },
        { line: 'RuntimeName:  cri-o\nRuntimeVersion:  1.30.0', why: 'another runtime' },
        { line: 'RuntimeName:  containerd\nVersion:  0.1.0', why: 'the CRI API constant, no component version' },
      ],
    },
    {
      id: 'kubelet-runtime-initialized',
      literal: 'Container runtime initialized',
      pattern:
        /"Container runtime initialized" containerRuntime="containerd" version="v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})"/u,
      role: 'reported',
      source: 'kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go',
      samples: [
        {
          line: 'I0305 11:26:07.123456    4242 kuberuntime_manager.go:257] "Container runtime initialized" containerRuntime="containerd" version="1.7.27" apiVersion="v1"',
          expect: { version: '1.7.27' },
        },
      ],
      counterSamples: [
        {
          line: 'kuberuntime_manager.go:257] "Container runtime initialized" containerRuntime="cri-o" version="1.30.0" apiVersion="v1"',
          why: 'another runtime',
        },
      ],
    },
    {
      id: 'kubelet-runtime-initialized-old',
      literal: 'Container runtime containerd initialized',
      pattern:
        /Container runtime containerd initialized, version: v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'reported',
      source: 'kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go before structured logging',
      samples: [
        {
          line: 'I0415 21:12:00.123456    1234 kuberuntime_manager.go:238] Container runtime containerd initialized, version: 1.5.2-0ubuntu1~20.04.4, apiVersion: v1alpha2',
          expect: { version: '1.5.2-0ubuntu1~20.04.4' },
        },
      ],
      counterSamples: [
        {
          line: 'Container runtime containerd initialized, version: , apiVersion: v1alpha2',
          why: 'the version is empty',
        },
      ],
    },
    {
      id: 'node-runtime-version',
      literal: 'containerd://',
      pattern:
        /(?<![\w-])containerd:\/\/v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'reported',
      source: 'Node status.nodeInfo.containerRuntimeVersion; kubernetes/kubernetes#107830',
      samples: [
        {
          line: '      containerRuntimeVersion: containerd://1.6.0-rc.1-4-g731518417',
          expect: { version: '1.6.0-rc.1-4-g731518417' },
        },
        { line: '"containerRuntimeVersion": "containerd://2.0.2",', expect: { version: '2.0.2' } },
        { line: 'ContainerRuntimeVersion:containerd://1.7.24,KubeletVersion:v1.33.0,', expect: { version: '1.7.24' } },
      ],
      counterSamples: [
        {
          line: 'containerID: containerd://6ce9d405aaae9dfae615d0810ba46b4726c60607dd940233fe824b651158372e',
          why: 'the id of a container',
        },
        { line: 'containerRuntimeVersion: containerd://Unknown', why: 'no version' },
      ],
    },
    {
      id: 'installation-trace',
      literal: '+ version=',
      artifact: /containerd-installation/u,
      pattern:
        /(?:^|\s)\+{1,4} version=["']?v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12}|[0-9a-f]{7,40}(?:\.m)?)["']?$/u,
      role: 'installed',
      source: 'containerd@301026e58c contrib/gce/configure.sh runs with xtrace',
      samples: [
        {
          artifact: 'artifacts/tmp-node-e2e-1/containerd-installation.log',
          line: 'Mar 05 11:19:58 host configure.sh[1805]: + version=1.7.25-40-gabcdef012',
          expect: { version: '1.7.25-40-gabcdef012' },
        },
      ],
      counterSamples: [
        { line: '+ version=1.7.25', artifact: 'build-log.txt', why: 'any script may have a variable of that name' },
        {
          line: '+ version=',
          artifact: 'artifacts/host/containerd-installation.log',
          why: 'the version is empty',
        },
      ],
    },
    {
      id: 'installation-trace-journal',
      literal: '+ version=',
      pattern:
        /configure\.sh\[\d{1,10}\]: \+{1,4} version=["']?v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12}|[0-9a-f]{7,40}(?:\.m)?)["']?$/u,
      role: 'installed',
      source:
        'containerd@301026e58c contrib/gce/configure.sh runs with xtrace; containerd/containerd#5056 shows the prefix',
      samples: [
        {
          line: 'Mar 05 11:19:58 tmp-node-e2e-d927e36f-ubuntu-gke-1804-1-16-v20200330 configure.sh[1805]: + version=1.7.25-40-gabcdef012',
          expect: { version: '1.7.25-40-gabcdef012' },
        },
      ],
      counterSamples: [{ line: 'setup.sh[1805]: + version=1.7.25', why: 'another script' }],
    },
    {
      id: 'tarball-amd64',
      literal: 'linux-amd64.tar',
      pattern:
        /(?:(?:^|\s)\+{1,4} |\btar |\bcurl |\bwget |ownload|TARBALL\w{0,20}=).{0,400}?(?<![\w-])(?:cri-)?containerd-(?:cni-|static-)?v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12}?)[.-]linux-amd64\.tar/u,
      role: 'installed',
      source: 'containerd@301026e58c contrib/gce/configure.sh TARBALL_GCS_NAME; release asset names',
      samples: [
        {
          line: 'configure.sh[1805]: + TARBALL_GCS_NAME=containerd-cni-1.7.25-40-gabcdef012.linux-amd64.tar.gz',
          expect: { version: '1.7.25-40-gabcdef012' },
        },
        {
          line: '+ curl -f -L https://example.com/releases/download/v1.7.2/containerd-1.7.2-linux-amd64.tar.gz',
          expect: { version: '1.7.2' },
        },
        { line: '+ tar xvf cri-containerd-cni-1.6.2-linux-amd64.tar.gz', expect: { version: '1.6.2' } },
      ],
      counterSamples: [
        {
          line: 'no such object: containerd-cni-1.7.25.linux-amd64.tar.gz',
          why: 'a name in a message: nothing was fetched or unpacked',
        },
        { line: '+ tar xzf nerdctl-1.7.2-linux-amd64.tar.gz', why: 'another program' },
        { line: '+ tar xzf my-containerd-1.7.2-linux-amd64.tar.gz', why: 'another package' },
      ],
    },
    {
      id: 'tarball-arm64',
      literal: 'linux-arm64.tar',
      pattern:
        /(?:(?:^|\s)\+{1,4} |\btar |\bcurl |\bwget |ownload|TARBALL\w{0,20}=).{0,400}?(?<![\w-])(?:cri-)?containerd-(?:cni-|static-)?v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12}?)[.-]linux-arm64\.tar/u,
      role: 'installed',
      source: 'as for amd64; on aarch64 configure.sh takes the latest release',
      samples: [{ line: '+ tar xvf cri-containerd-1.6.2-linux-arm64.tar.gz', expect: { version: '1.6.2' } }],
      counterSamples: [
        { line: 'containerd-1.7.2-linux-arm64.tar.gz', why: 'a bare name: nothing was fetched or unpacked' },
      ],
    },
    {
      id: 'env-version',
      literal: 'CONTAINERD_VERSION',
      pattern:
        /\bCONTAINERD_VERSION["']?[:=]\s{0,3}["']?v?(?<version>\d{1,4}\.\d{1,4}\.\d{1,4}(?:[.+~-][0-9A-Za-z]{1,64}){0,12})(?![0-9A-Za-z])/u,
      role: 'requested',
      source: 'test-infra@9cd5798cbb jobs/e2e_node/containerd/*/env',
      samples: [
        { line: "CONTAINERD_VERSION: '1.6.21'", expect: { version: '1.6.21' } },
        { line: '+ CONTAINERD_VERSION=v2.0.4', expect: { version: '2.0.4' } },
      ],
      counterSamples: [
        { line: 'CONTAINERD_VERSION is not set, use preloaded containerd', why: 'says that none was asked for' },
        { line: '+ version=${CONTAINERD_VERSION:-1.7.0}', why: 'a default in a script, not a setting' },
        { line: 'TEST_CONTAINERD_VERSION=1.7.0', why: 'another variable' },
      ],
    },
    {
      id: 'deploy-path',
      literal: 'containerd/release-',
      pattern:
        /deploy_path["']?[:=]\s{0,3}["']?[\w./-]{0,200}?\/containerd\/release-(?<branch>\d{1,2}\.\d{1,3})(?![\w.])/iu,
      role: 'requested',
      range: '~{branch}.0',
      source:
        'test-infra@9cd5798cbb jobs/e2e_node/containerd/containerd-release-1.7/env: builds of that release branch',
      samples: [
        {
          line: 'configure.sh[1805]: + deploy_path=k8s-staging-cri-tools/containerd/release-1.7',
          expect: { version: '~1.7.0' },
        },
        {
          line: "CONTAINERD_DEPLOY_PATH: 'k8s-staging-cri-tools/containerd/release-1.6'",
          expect: { version: '~1.6.0' },
        },
      ],
      counterSamples: [
        { line: 'deploy_path=k8s-staging-cri-tools/containerd/main', why: 'main is no version' },
        { line: 'cloning containerd/release-1.7 docs', why: 'no deploy path' },
      ],
    },
  ],
} as const satisfies Component
