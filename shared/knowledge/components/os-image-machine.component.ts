import type { Component } from '../schema.ts'

/** What clouds, consoles and the machine itself say of the OS image. */
export const osImageMachine = {
  id: 'os-image',
  title: 'OS image',
  readings: [
    {
      id: 'image-path',
      literal: 'initializeParams',
      pattern:
        /\binitializeParams["'.:{ =]{1,8}sourceImage["'=: ]{1,4}(?:https:\/\/www\.googleapis\.com\/compute\/v1\/)?projects\/[\w.:-]{1,60}\/global\/images\/(?!family\/)(?<version>[a-z][a-z0-9-]{1,100})(?![\w/-])/u,
      role: 'requested',
      source: 'Compute Engine: path of an image, also inside its https address',
      samples: [
        {
          line: '"initializeParams": {"sourceImage": "https://www.googleapis.com/compute/v1/projects/cos-cloud/global/images/cos-beta-121-18867-0-24"}',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
        {
          line: 'initializeParams.sourceImage=projects/ubuntu-os-gke-cloud/global/images/ubuntu-gke-2204-1-29-v20241218',
          expect: { version: 'ubuntu-gke-2204-1-29-v20241218' },
        },
      ],
      counterSamples: [
        {
          line: '"sourceImage": "https://www.googleapis.com/compute/v1/projects/cos-cloud/global/images/cos-129-20000-300-4"',
          why: 'what one of a list of images was made of (kubernetes/kubernetes#140701): no machine',
        },
        {
          line: 'initializeParams.sourceImage: projects/cos-cloud/global/images/family/cos-beta',
          why: 'a family: tomorrow it is another image',
        },
      ],
    },
    {
      id: 'gcloud-parameters',
      literal: 'Running gcloud with parameters',
      pattern: /Running gcloud with parameters.{0,4000}?"--image=(?<version>[a-z][a-z0-9-]{1,100})"/u,
      role: 'installed',
      source: 'kubernetes/kubernetes test/e2e_node/remote/gce/gce_runner.go@0edccb5d3e',
      samples: [
        {
          line: 'I0305 11:15:03.000000    6512 gce_runner.go:733] Running gcloud with parameters : []string{"compute", "instances", "create", "tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24", "--image=cos-beta-121-18867-0-24", "--image-project=cos-cloud"}',
          expect: { version: 'cos-beta-121-18867-0-24' },
        },
      ],
      counterSamples: [
        {
          line: 'Running gcloud with parameters : []string{"compute", "instances", "list", "--filter=name:x"}',
          why: 'no image',
        },
      ],
    },
    {
      id: 'launched-ami',
      literal: 'launched new instance',
      pattern: /launched new instance i-[0-9a-f]{8,17} with ami-id: (?<version>ami-[0-9a-f]{8,17})\b/u,
      role: 'installed',
      source: 'provider-aws-test-infra@d4b7e69790',
      samples: [
        {
          line: 'launched new instance i-0123456789abcdef0 with ami-id: ami-0abcdef1234567890',
          expect: { version: 'ami-0abcdef1234567890' },
        },
      ],
      counterSamples: [{ line: 'launched new instance i-0123456789abcdef0 with ami-id: ', why: 'no image id' }],
    },
    {
      id: 'console-fedora-coreos',
      literal: 'Fedora CoreOS ',
      pattern: /(?:^|\s)(?<version>Fedora CoreOS \d{2}\.\d{8}\.\d\.\d{1,2})(?: \(ostree:\d\))?$/u,
      role: 'running',
      source: 'serial console of Fedora CoreOS: the banner, or the entry that the boot loader starts',
      samples: [{ line: 'Fedora CoreOS 41.20250215.3.0', expect: { version: 'Fedora CoreOS 41.20250215.3.0' } }],
      counterSamples: [
        { line: 'Fedora CoreOS stable', why: 'a stream' },
        { line: 'update to Fedora CoreOS 41.20250215.3.0 available', why: 'not what runs' },
      ],
    },
    {
      id: 'console-ubuntu',
      literal: ' ttyS0',
      pattern: /^(?<version>Ubuntu \d{2}\.\d{2}(?:\.\d{1,2})?(?: LTS)?) [\w.-]{1,64} ttyS0$/u,
      role: 'running',
      source: 'serial console: /etc/issue above the login prompt',
      samples: [
        {
          line: 'Ubuntu 22.04.5 LTS n1-standard-2-ubuntu-gke-2204-1-29-v20241218-8b676f10 ttyS0',
          expect: { version: 'Ubuntu 22.04.5 LTS' },
        },
      ],
      counterSamples: [{ line: 'Welcome to Ubuntu 22.04.5 LTS on ttyS0', why: 'another sentence' }],
    },
  ],
} as const satisfies Component
