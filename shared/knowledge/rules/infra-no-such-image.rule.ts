import type { Rule } from '../schema.ts'

export const infraNoSuchImage = {
  id: 'infra/no-such-image',
  catalogue: 'E41',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'no OS image fits the configuration of the job',
  explain: 'The family or pattern in the image configuration matches nothing: images were removed or renamed.',
  signatures: [{ literal: 'found zero images based on regex', pattern: /found zero images based on regex/u }],
  suspects: [{ component: 'os-image', roles: ['requested', 'installed'] }],
  nextSteps: ['Read the regex, family and project in the line; choose a family that exists.'],
  references: ['https://github.com/kubernetes/kubernetes/blob/master/test/e2e_node/remote/gce/gce_runner.go'],
  samples: ['found zero images based on regex "" and family "cos-beta" in project "cos-cloud"'],
  counterSamples: [{ line: 'found 3 images based on regex', why: 'images were found' }],
} as const satisfies Rule
