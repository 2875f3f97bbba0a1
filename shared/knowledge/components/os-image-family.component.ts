import type { Component } from '../schema.ts'

/** Families and patterns float: each resolves to whatever image is newest that day, so none is an image. */
export const osImageFamily = {
  id: 'os-image-family',
  title: 'OS image family',
  readings: [
    {
      id: 'zero-images',
      literal: 'found zero images based on regex',
      pattern: /found zero images based on regex "[^"]{0,200}" and family "(?<version>[\w.-]{1,100})" in project/u,
      role: 'requested',
      source: 'kubernetes/kubernetes test/e2e_node/remote/gce/gce_runner.go@0edccb5d3e',
      samples: [
        {
          line: 'F0305 11:15:01.000000 6512 gce_runner.go:200] found zero images based on regex ".*" and family "cos-117-lts" in project "cos-cloud"',
          expect: { version: 'cos-117-lts' },
        },
      ],
      counterSamples: [
        { line: 'found zero images based on regex "cos-.*" and family "" in project "cos-cloud"', why: 'no family' },
      ],
    },
    {
      id: 'gcloud',
      literal: '--image-family=',
      pattern: /--image-family[= ]"?(?<version>[a-z][a-z0-9-]{1,100})(?![\w.$])/u,
      role: 'requested',
      source: 'gcloud compute instances create',
      samples: [
        { line: '+ gcloud compute instances create n1 --image-family=cos-beta', expect: { version: 'cos-beta' } },
      ],
      counterSamples: [{ line: '--image-family=${FAMILY}', why: 'a script' }],
    },
  ],
} as const satisfies Component
