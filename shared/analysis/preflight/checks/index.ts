import type { Instant } from '../../../base/time.ts'
import type { MachineView } from '../describe-machine.ts'
import type { Hit } from '../problem.ts'
import { checkCgroupMode } from './cgroup-mode.ts'
import { checkGlibc } from './glibc.ts'
import { checkArm64, checkContainerdEnd, checkImageEnd, checkImageRegex, checkKeyChannel } from './images.ts'
import { checkCri, checkRecommended } from './kubernetes-pairs.ts'
import { checkCgroupDriver, checkConfigVersion } from './runtime-config.ts'
import { checkHandlerShim, checkImageShim } from './shim-pairs.ts'

type Check = (view: MachineView, asOf: Instant) => readonly Hit[]

/** Every check of one machine. Each says nothing where what it needs is not known. */
export const checks: readonly Check[] = [
  checkImageShim,
  checkHandlerShim,
  checkConfigVersion,
  checkCri,
  checkCgroupDriver,
  checkCgroupMode,
  checkRecommended,
  checkContainerdEnd,
  checkImageEnd,
  checkKeyChannel,
  checkImageRegex,
  checkGlibc,
  checkArm64,
]
