import type { RecommendedContainerd } from '../schema-preflight.ts'

const source = 'https://github.com/containerd/containerd/blob/main/RELEASES.md'

/**
 * Kubernetes and the containerd recommended for it. Minor versions newer than the newest one listed count as recommended:
 * the table says "or later". What lies outside is untested, not broken.
 */
export const recommendedContainerd = [
  { kubernetes: '1.24', containerd: '>=1.7.0 || >=1.6.4 <1.7.0', source },
  { kubernetes: '1.25', containerd: '>=1.7.0 || >=1.6.4 <1.7.0', source },
  { kubernetes: '1.26', containerd: '>=1.7.0 || >=1.6.15 <1.7.0', source },
  { kubernetes: '1.29', containerd: '>=1.7.11 || >=1.6.27 <1.7.0', source },
  { kubernetes: '1.30', containerd: '>=2.0.0 || >=1.7.13 <2.0.0 || >=1.6.28 <1.7.0', source },
  { kubernetes: '1.31', containerd: '>=2.0.0 || >=1.7.20 <2.0.0 || >=1.6.34 <1.7.0', source },
  { kubernetes: '1.32', containerd: '>=2.1.0 || >=2.0.1 <2.1.0 || >=1.7.24 <2.0.0 || >=1.6.36 <1.7.0', source },
  { kubernetes: '1.33', containerd: '>=2.1.0 || >=2.0.4 <2.1.0 || >=1.7.24 <2.0.0 || >=1.6.36 <1.7.0', source },
  { kubernetes: '1.34', containerd: '>=2.1.3 || >=2.0.6 <2.1.0 || >=1.7.28 <2.0.0 || >=1.6.39 <1.7.0', source },
  { kubernetes: '1.35', containerd: '>=2.2.0 || >=2.1.5 <2.2.0 || >=1.7.28 <2.0.0', source },
  { kubernetes: '1.36', containerd: '>=2.3.0 || >=2.2.0 <2.3.0', source },
] as const satisfies readonly RecommendedContainerd[]
