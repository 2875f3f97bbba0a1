import type { Component } from '../schema.ts'

// A host's name ends in its image. Names are cut at 63 characters, so one of full length proves nothing.
export const osImage = {
  id: 'os-image',
  title: 'OS image',
  readings: [
    {
      id: 'runner-image',
      literal: 'Initializing e2e tests using image',
      pattern:
        /Initializing e2e tests using image [^/\s]{1,100}\/[^/\s]{1,100}\/(?<version>[a-z][a-z0-9-]{1,100})\.?(?:\s|$)/u,
      role: 'installed',
      source: 'kubernetes/kubernetes test/e2e_node/remote/run_remote_suite.go@16913111deb1',
      samples: [
        {
          line: 'I0305 11:15:01.123456    6512 run_remote.go:584] Initializing e2e tests using image cos-stable/cos-cloud/cos-beta-121-18867-0-24.',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
      ],
      counterSamples: [{ line: 'Initializing e2e tests using image config file', why: 'no image named' }],
    },
    {
      id: 'runner-ami',
      literal: 'Initializing e2e tests using image',
      pattern: /Initializing e2e tests using image \S{1,100} \/ (?<version>ami-[0-9a-f]{8,17})\.?(?:\s|$)/u,
      role: 'installed',
      source: 'provider-aws-test-infra@d4b7e69790',
      samples: [
        {
          line: 'Initializing e2e tests using image al2023-6-1 / ami-0abcdef1234567890.',
          expect: { version: 'ami-0abcdef1234567890' },
        },
      ],
      counterSamples: [{ line: 'Initializing e2e tests using image al2023-6-1 / pending', why: 'no image id' }],
    },
    {
      id: 'instance-image',
      literal: 'Creating instance',
      pattern: /Creating instance \{image:(?<version>[a-z][a-z0-9-]{1,100})\s/u,
      role: 'installed',
      source: 'kubernetes/kubernetes test/e2e_node/remote/gce/gce_runner.go@0edccb5d3e',
      samples: [
        {
          line: 'I0305 11:15:02.000000    6512 gce_runner.go:440] Creating instance {image:cos-beta-121-18867-0-24 imageDesc: kernelArguments:[] project:cos-cloud',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
      ],
      counterSamples: [{ line: 'Creating instance {image: imageDesc:', why: 'no image named' }],
    },
    {
      id: 'cluster-control-plane-image',
      literal: 'Using image: ',
      pattern: /Using image: (?<version>[a-z][a-z0-9-]{1,100}) from project: [\w.:-]{1,60} as master image/u,
      role: 'installed',
      hostRole: 'control-plane',
      source: 'kubernetes/kubernetes cluster/gce/util.sh; kubernetes/kubernetes#121309',
      samples: [
        {
          line: 'Using image: cos-97-16919-404-21 from project: cos-cloud as master image',
          expect: { version: 'cos-97-16919-404-21' },
        },
      ],
      counterSamples: [{ line: 'Using image: busybox from project: library', why: 'a container image' }],
    },
    {
      id: 'cluster-node-image',
      literal: 'Using image: ',
      pattern: /Using image: (?<version>[a-z][a-z0-9-]{1,100}) from project: [\w.:-]{1,60} as node image/u,
      role: 'installed',
      hostRole: 'node',
      source: 'kubernetes/kubernetes cluster/gce/util.sh; kubernetes/kubernetes#121309',
      samples: [
        {
          line: 'Using image: cos-97-16919-404-21 from project: cos-cloud as node image',
          expect: { version: 'cos-97-16919-404-21' },
        },
      ],
      counterSamples: [
        { line: 'Using image: busybox from project: library as sidecar image', why: 'a container image' },
      ],
    },
    {
      id: 'cluster-config-control-plane-image',
      literal: '-image: ',
      pattern: /\bcluster-master-image: (?<version>[a-z][a-z0-9-]{1,100})(?![\w/:.])/u,
      role: 'requested',
      hostRole: 'control-plane',
      source: 'kubetest output of cluster e2e jobs',
      samples: [{ line: '  cluster-master-image: cos-97-16919-103-16', expect: { version: 'cos-97-16919-103-16' } }],
      counterSamples: [{ line: '  sandbox-image: registry.k8s.io/pause:3.8', why: 'a container image' }],
    },
    {
      id: 'cluster-config-node-image',
      literal: '-image: ',
      pattern: /\bcluster-node-image: (?<version>[a-z][a-z0-9-]{1,100})(?![\w/:.])/u,
      role: 'requested',
      hostRole: 'node',
      source: 'kubetest output of cluster e2e jobs',
      samples: [{ line: '  cluster-node-image: cos-97-16919-103-16', expect: { version: 'cos-97-16919-103-16' } }],
      counterSamples: [{ line: '  sandbox-image: registry.k8s.io/pause:3.8', why: 'a container image' }],
    },
    {
      id: 'image-description',
      literal: 'image-description=',
      pattern: /--image-description="?(?<version>(?=[a-z0-9-]{0,60}\d{4})[a-z][a-z0-9-]{1,100})(?![\w/:.])/u,
      role: 'installed',
      source: 'kubernetes/kubernetes test/e2e_node/remote/node_e2e.go; kubernetes/kubernetes#109127',
      samples: [
        {
          line: 'timeout -k 30s 3900.000000s ./ginkgo ./e2e_node.test -- --report-prefix=ubuntu --image-description="ubuntu-gke-2004-1-21-v20210722" --kubelet-flags=',
          expect: { version: 'ubuntu-gke-2004-1-21-v20210722' },
        },
      ],
      counterSamples: [{ line: '--image-description="cos-stable1"', why: 'free text of the image configuration' }],
    },
    {
      id: 'host-of-suite',
      literal: 'Test Suite on Host',
      pattern: /Test Suite on Host tmp-node-e2e-[0-9a-f]{8}-(?<version>[a-z][a-z0-9-]{5,39})(?![\w-])/u,
      role: 'installed',
      source: 'kubernetes/kubernetes test/e2e_node/remote/run_remote_suite.go@16913111deb1: <prefix>-<image>',
      samples: [
        {
          line: '>                              Start Test Suite on Host tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
        {
          line: 'Failure Finished Test Suite on Host tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24. Refer to artifacts directory for ginkgo log for this host.',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
      ],
      counterSamples: [
        { line: 'Start Test Suite on Host i-0abcdef1234567890', why: 'an EC2 instance id' },
        {
          line: 'Start Test Suite on Host tmp-node-e2e-edd441f7-fedora-coreos-41-20250215-3-0-gcp-x86-64-abc',
          why: 'of full length: the image may be cut',
        },
      ],
    },
    {
      id: 'host-with-machine-type',
      literal: 'Test Suite on Host',
      pattern:
        /Test Suite on Host [a-z]\d[a-z]{0,2}-[a-z]{3,10}-\d{1,3}-(?<version>(?:cos|ubuntu|fedora-coreos)-[a-z0-9-]{5,39})-[0-9a-f]{8}(?![\w-])/u,
      role: 'installed',
      source: 'kubernetes/test-infra#34018: <machine>-<image>-<8 hex>',
      samples: [
        {
          line: 'Start Test Suite on Host n1-standard-2-ubuntu-gke-2204-1-29-v20241218-8b676f10',
          expect: { version: 'ubuntu-gke-2204-1-29-v20241218' },
        },
      ],
      counterSamples: [
        {
          line: 'Start Test Suite on Host n1-standard-2-ubuntu-gke-2204-1-29-v20241218',
          why: 'the hash is cut, perhaps the image too',
        },
      ],
    },
    {
      id: 'host-in-event',
      literal: 'kubelet tmp-node-e2e-',
      pattern: /kubelet,? tmp-node-e2e-[0-9a-f]{8}-(?<version>[a-z][a-z0-9-]{5,39})(?![\w-])/u,
      role: 'installed',
      source: 'kubernetes/kubernetes#130590',
      samples: [
        {
          line: 'event for test-webserver-e9de1b49: {kubelet tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24} FailedCreatePodSandBox: (combined from similar events): Failed to create pod sandbox',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
      ],
      counterSamples: [{ line: '{kubelet tmp-node-e2e-edd441f7-x} Started', why: 'too short for an image' }],
    },
    {
      id: 'host-in-node-name',
      literal: 'node-name=tmp-node-e2e-',
      pattern: /--node-name=tmp-node-e2e-[0-9a-f]{8}-(?<version>[a-z][a-z0-9-]{5,39})(?![\w-])/u,
      role: 'installed',
      source: 'kubernetes/kubernetes#109127',
      samples: [
        {
          line: './e2e_node.test -- --v 4 --node-name=tmp-node-e2e-93612112-ubuntu-gke-2004-1-21-v20210722 --report-dir=/tmp/node-e2e/results',
          expect: { version: 'ubuntu-gke-2004-1-21-v20210722' },
        },
      ],
      counterSamples: [{ line: '--node-name=tmp-node-e2e-93612112', why: 'no image in the name' }],
    },
    {
      id: 'host-of-containerd-start',
      literal: 'starting containerd',
      pattern: /(?:^|\s)tmp-node-e2e-[0-9a-f]{8}-(?<version>[a-z][a-z0-9-]{5,39}) containerd(?:\[\d{1,10}\])?: /u,
      role: 'installed',
      source: 'kubernetes/kubernetes#109508: the host column of the journal',
      samples: [
        {
          line: 'Apr 15 21:10:13 tmp-node-e2e-b9664745-cos-97-16919-29-9 containerd[345]: time="2022-04-15T21:10:13.135108892Z" level=info msg="starting containerd" revision=de8046a5 version=1.6.2',
          expect: { version: 'cos-97-16919-29-9' },
        },
      ],
      counterSamples: [
        {
          line: 'Apr 15 21:10:13 kind-worker containerd[345]: level=info msg="starting containerd" revision= version=1.6.2',
          why: 'the name says nothing about an image',
        },
      ],
    },
    {
      id: 'host-of-shim-failure',
      literal: 'failed to start shim',
      pattern:
        /(?:^|\s)tmp-node-e2e-[0-9a-f]{8}-(?<version>[a-z][a-z0-9-]{5,39}) (?:containerd|kubelet)(?:\[\d{1,10}\])?: /u,
      role: 'installed',
      source: 'the host column of the journal',
      samples: [
        {
          line: 'Mar 05 11:26:07 tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24 containerd[345]: level=error msg="RunPodSandbox failed, error" error="failed to create containerd task: failed to start shim: start failed"',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
      ],
      counterSamples: [
        {
          line: 'kind-worker kubelet[1]: failed to start shim: start failed',
          why: 'the name says nothing about an image',
        },
      ],
    },
    {
      id: 'host-of-kubelet-start',
      literal: 'Kubelet version',
      pattern: /(?:^|\s)tmp-node-e2e-[0-9a-f]{8}-(?<version>[a-z][a-z0-9-]{5,39}) kubelet(?:\[\d{1,10}\])?: /u,
      role: 'installed',
      source: 'the host column of the journal',
      samples: [
        {
          line: 'Mar 05 11:25:07 tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24 kubelet[1234]: I0305 11:25:07.123456    1234 server.go:484] "Kubelet version" kubeletVersion="v1.33.0"',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
      ],
      counterSamples: [
        {
          line: 'minikube kubelet[1]: "Kubelet version" kubeletVersion="v1.33.0"',
          why: 'the name says nothing about an image',
        },
      ],
    },
    {
      id: 'os-release-cos-build',
      literal: 'BUILD_ID=',
      pattern: /(?:^|\s)BUILD_ID="?(?<version>\d{4,6}\.\d{1,4}\.\d{1,4})"?$/u,
      role: 'running',
      source:
        'docs.cloud.google.com/container-optimized-os/docs/concepts/versioning: the last three numbers of the image name',
      samples: [
        { line: 'BUILD_ID=12871.1160.0', expect: { version: '12871.1160.0' } },
        { line: 'cloud-init[812]: BUILD_ID=18867.0.24', expect: { version: '18867.0.24' } },
      ],
      counterSamples: [
        { line: 'BUILD_ID=1515074044989280256', why: "Prow's run id" },
        { line: 'KERNEL_BUILD_ID=18867.0.24', why: 'another variable' },
      ],
    },
    {
      id: 'os-release-pretty-name',
      literal: 'PRETTY_NAME=',
      pattern:
        /(?:^|\s)PRETTY_NAME="(?<version>[A-Za-z][A-Za-z ]{1,40} \d{1,5}(?:\.\d{1,10}){0,4}(?: LTS)?)(?: \([A-Za-z ]{1,40}\))?"$/u,
      role: 'running',
      source: 'os-release(5)',
      samples: [
        { line: 'PRETTY_NAME="Ubuntu 22.04.5 LTS"', expect: { version: 'Ubuntu 22.04.5 LTS' } },
        { line: 'PRETTY_NAME="Fedora CoreOS 41.20250215.3.0"', expect: { version: 'Fedora CoreOS 41.20250215.3.0' } },
      ],
      counterSamples: [
        {
          line: 'PRETTY_NAME="Container-Optimized OS from Google"',
          why: 'the same words for every milestone',
        },
      ],
    },
    {
      id: 'pasted-metadata',
      literal: '_os_image',
      artifact: /\.(?:txt|log)(?:\.gz)?$/u,
      pattern: /"(?:control_plane_node|worker_node|master|node)_os_image": ?"(?<version>[a-z][a-z0-9-]{5,80})"/u,
      role: 'reported',
      source: 'kubernetes/kubernetes#107830, #111517: images.json and metadata.json as issues and logs quote them',
      samples: [
        {
          artifact: 'build-log.txt',
          line: '  "control_plane_node_os_image": "cos-97-16919-103-16",',
          expect: { version: 'cos-97-16919-103-16' },
        },
      ],
      counterSamples: [
        {
          artifact: 'artifacts/images.json',
          line: '  "control_plane_node_os_image": "cos-97-16919-103-16",',
          why: 'read as a structured artifact, not twice',
        },
        { artifact: 'build-log.txt', line: '  "node_os_image": ""', why: 'the image is empty' },
      ],
    },
  ],
} as const satisfies Component
