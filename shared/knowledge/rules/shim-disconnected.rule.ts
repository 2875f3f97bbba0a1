import type { Rule } from '../schema.ts'

export const shimDisconnected = {
  id: 'shim/disconnected',
  kind: 'noise',
  severity: 'info',
  title: 'a shim ended and was cleaned up',
  explain:
    'Written when any pod ends. "cleaning up after shim disconnected" was a warning up to containerd 2.0 and is information from 2.1 on.',
  signatures: [
    {
      literal: 'shim disconnected',
      pattern: /(?:msg(?:="|": ?")|\] )(?:cleaning up after )?shim disconnected(?:"|\s|$)/u,
    },
    {
      literal: 'cleaning up dead shim',
      pattern: /(?:msg(?:="|": ?")|\] )(?:warnings while )?cleaning up dead shim(?:"|\s|$)/u,
    },
  ],
  nextSteps: ['Nothing, unless it happens within a second of the start of a container.'],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/118675',
    'https://github.com/containerd/containerd/issues/6402',
  ],
  samples: [
    'level=warning msg="cleaning up after shim disconnected" id=53940ebcbf87d9313bb88b1656bc1897 namespace=k8s.io',
    'level=info msg="cleaning up dead shim" namespace=k8s.io',
  ],
  counterSamples: [
    {
      line: 'level=error msg="failed to clean up after shim disconnected" error="context deadline exceeded"',
      why: 'the cleaning failed',
    },
  ],
} as const satisfies Rule
