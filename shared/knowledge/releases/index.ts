import type { ContainerdRelease, CosMilestone, RecommendedContainerd } from '../schema-preflight.ts'
import { containerdReleases } from './containerd.ts'
import { cosMilestones, cosSources } from './cos-milestones.ts'
import { recommendedContainerd } from './recommended-containerd.ts'

/** Which versions there are, and until when. */
export const releases: {
  readonly containerd: readonly ContainerdRelease[]
  readonly recommended: readonly RecommendedContainerd[]
  readonly cos: readonly CosMilestone[]
  readonly cosSources: Readonly<Record<'end' | 'cgroup' | 'cgroupDriver' | 'glibc', string>>
} = { containerd: containerdReleases, recommended: recommendedContainerd, cos: cosMilestones, cosSources }
