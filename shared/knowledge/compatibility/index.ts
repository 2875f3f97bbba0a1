import type { Compatibility } from '../schema.ts'
import { containerdShim } from './containerd-shim.ts'
import { kubeletContainerdCri } from './kubelet-containerd-cri.ts'

export const compatibilities: readonly Compatibility[] = [containerdShim, kubeletContainerdCri]
