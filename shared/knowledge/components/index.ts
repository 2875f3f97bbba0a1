import type { Component } from '../schema.ts'
import { cgroupVersion } from './cgroup-version.component.ts'
import { cniConfig } from './cni-config.component.ts'
import { cniPlugins } from './cni-plugins.component.ts'
import { containerdCgroupDriver } from './containerd-cgroup-driver.component.ts'
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
import { kubeletCgroupDriver } from './kubelet-cgroup-driver.component.ts'
import { kubelet } from './kubelet.component.ts'
import { kubernetes } from './kubernetes.component.ts'
import { osImageFamily } from './os-image-family.component.ts'
import { osImageMachine } from './os-image-machine.component.ts'
import { osImage } from './os-image.component.ts'
import { pause } from './pause.component.ts'
import { runcPath } from './runc-path.component.ts'
import { runc } from './runc.component.ts'
import { shimPath } from './shim-path.component.ts'

export const components: readonly Component[] = [
  cgroupVersion,
  cniConfig,
  cniPlugins,
  // Two files, because one would be too long.
  { ...containerd, readings: [...containerd.readings, ...containerdGeneration.readings] },
  containerdCgroupDriver,
  containerdShimRuncV2,
  crictl,
  crio,
  ctr,
  docker,
  ginkgo,
  go,
  kernel,
  kubelet,
  kubeletCgroupDriver,
  kubernetes,
  { ...osImage, readings: [...osImage.readings, ...osImageMachine.readings] },
  osImageFamily,
  pause,
  runc,
  runcPath,
  shimPath,
]
