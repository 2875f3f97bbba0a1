import type { Rule } from '../schema.ts'

export const resourcesImageFsAtStart = {
  id: 'resources/image-fs-at-start',
  catalogue: 'E37',
  kind: 'noise',
  severity: 'info',
  title: 'kubelet started before the statistics of the image file system were there',
  explain: 'Written by every kubelet at its start.',
  signatures: [
    { literal: 'invalid capacity 0 on image filesystem', pattern: /invalid capacity 0 on image filesystem/u },
  ],
  nextSteps: ['Nothing.'],
  references: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/images/image_gc_manager.go'],
  samples: [
    'kubelet.go:1302] "Image garbage collection failed once. Stats initialization may not have completed yet" err="invalid capacity 0 on image filesystem"',
  ],
  counterSamples: [{ line: 'invalid capacity 10 on image filesystem', why: 'not zero' }],
} as const satisfies Rule
