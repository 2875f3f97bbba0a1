/** Where the source of a component is, and how its releases are tagged. */
export interface SourceRepository {
  /** Ids of components that are built from it. */
  readonly components: readonly string[]
  /** `owner/name` on GitHub. */
  readonly repository: string
  /** What stands before the version in a tag. */
  readonly tagPrefix: string
  /** Where the tags can be seen. */
  readonly source: string
}

/** Repositories whose tags are `<prefix><version>` for every release, so that two versions are two ends of a range of commits. */
export const sourceRepositories = [
  {
    components: ['containerd', 'containerd-shim-runc-v2', 'ctr'],
    repository: 'containerd/containerd',
    tagPrefix: 'v',
    source: 'https://github.com/containerd/containerd/tags',
  },
  {
    components: ['runc'],
    repository: 'opencontainers/runc',
    tagPrefix: 'v',
    source: 'https://github.com/opencontainers/runc/tags',
  },
  {
    components: ['kubernetes', 'kubelet'],
    repository: 'kubernetes/kubernetes',
    tagPrefix: 'v',
    source: 'https://github.com/kubernetes/kubernetes/tags',
  },
  {
    components: ['cni-plugins'],
    repository: 'containernetworking/plugins',
    tagPrefix: 'v',
    source: 'https://github.com/containernetworking/plugins/tags',
  },
  {
    components: ['crictl'],
    repository: 'kubernetes-sigs/cri-tools',
    tagPrefix: 'v',
    source: 'https://github.com/kubernetes-sigs/cri-tools/tags',
  },
  {
    components: ['cri-o'],
    repository: 'cri-o/cri-o',
    tagPrefix: 'v',
    source: 'https://github.com/cri-o/cri-o/tags',
  },
  {
    components: ['ginkgo'],
    repository: 'onsi/ginkgo',
    tagPrefix: 'v',
    source: 'https://github.com/onsi/ginkgo/tags',
  },
  {
    components: ['go'],
    repository: 'golang/go',
    tagPrefix: 'go',
    source: 'https://github.com/golang/go/tags',
  },
] as const satisfies readonly SourceRepository[]
