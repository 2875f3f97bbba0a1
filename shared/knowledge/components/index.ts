import type { Component } from '../schema.ts'
import { cniPlugins } from './cni-plugins.component.ts'
import { containerdGeneration } from './containerd-generation.component.ts'
import { containerd } from './containerd.component.ts'
import { containerdShimRuncV2 } from './containerd-shim-runc-v2.component.ts'
import { crictl } from './crictl.component.ts'
import { crio } from './cri-o.component.ts'
import { ctr } from './ctr.component.ts'
import { docker } from './docker.component.ts'
import { ginkgo } from './ginkgo.component.ts'
import { go } from './go.component.ts'
import { kernel } from './kernel.component.ts'
import { kubelet } from './kubelet.component.ts'
import { kubernetes } from './kubernetes.component.ts'
import { osImage } from './os-image.component.ts'
import { pause } from './pause.component.ts'
import { runc } from './runc.component.ts'

export const components: readonly Component[] = [
  cniPlugins,
  // Two files, because one would be too long.
  { ...containerd, readings: [...containerd.readings, ...containerdGeneration.readings] },
  containerdShimRuncV2,
  crictl,
  crio,
  ctr,
  docker,
  ginkgo,
  go,
  kernel,
  kubelet,
  kubernetes,
  osImage,
  pause,
  runc,
]
