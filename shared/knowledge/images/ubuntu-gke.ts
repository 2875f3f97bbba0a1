import type { ImageFamily } from '../schema.ts'

/** Ubuntu built for GKE (project ubuntu-os-gke-cloud): Ubuntu release, Kubernetes minor, date. */
export const ubuntuGke = {
  id: 'ubuntu-gke',
  title: 'Ubuntu for GKE',
  name: /^ubuntu-gke-(?<build>(?<milestone>\d{4}-1-\d{2})-(?:amd64-|arm64-)?v\d{8}[a-z]?)$/u,
  hostRole: 'ubuntu',
  builds: [
    {
      build: '2004-1-23-v20220415',
      milestone: '2004-1-23',
      bundles: { containerd: '1.5.2-0ubuntu1~20.04.4' },
      source: 'https://github.com/kubernetes/kubernetes/pull/109508',
    },
    {
      build: '2204-1-25-v20240203',
      milestone: '2204-1-25',
      bundles: { containerd: '1.6.18-0ubuntu0~22.04.2~gke2' },
      source: 'https://github.com/kubernetes/kubernetes/issues/123127',
    },
    {
      build: '2204-1-29-v20241218',
      milestone: '2204-1-29',
      bundles: { containerd: '1.7.24-0ubuntu0~22.04.1~gke1' },
      source: 'https://github.com/kubernetes/test-infra/pull/34018',
    },
  ],
  samples: [
    { name: 'ubuntu-gke-2204-1-29-v20241218', expect: { build: '2204-1-29-v20241218', milestone: '2204-1-29' } },
    { name: 'ubuntu-gke-1804-1-16-v20200330', expect: { build: '1804-1-16-v20200330', milestone: '1804-1-16' } },
    { name: 'ubuntu-gke-2004-1-21-v20210722', expect: { build: '2004-1-21-v20210722', milestone: '2004-1-21' } },
  ],
  counterSamples: [
    { line: 'pipeline-1-34-amd64', why: 'a family floats: tomorrow it is another image' },
    { line: 'ubuntu-gke-2204-1-29', why: 'cut short: the date is missing' },
  ],
} as const satisfies ImageFamily
