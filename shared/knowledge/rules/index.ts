import type { Rule } from '../schema.ts'
import { apparmorMissing } from './apparmor-missing.rule.ts'
import { binaryGlibcTooOld } from './binary-glibc-too-old.rule.ts'
import { binaryNotExecutable } from './binary-not-executable.rule.ts'
import { binaryOtherArchitecture } from './binary-other-architecture.rule.ts'
import { cgroupApplyFailed } from './cgroup-apply-failed.rule.ts'
import { cgroupDriverMismatch } from './cgroup-driver-mismatch.rule.ts'
import { configDisabledPluginName } from './config-disabled-plugin-name.rule.ts'
import { configMigrated } from './config-migrated.rule.ts'
import { configUnknownKey } from './config-unknown-key.rule.ts'
import { configVersionDeprecated } from './config-version-deprecated.rule.ts'
import { configVersionTooNewFor1x } from './config-version-too-new-for-1x.rule.ts'
import { configVersionTooNewFor2x } from './config-version-too-new-for-2x.rule.ts'
import { criPluginNotLoaded } from './cri-plugin-not-loaded.rule.ts'
import { criV1Unimplemented } from './cri-v1-unimplemented.rule.ts'
import { criV1alpha2Unimplemented } from './cri-v1alpha2-unimplemented.rule.ts'
import { ctrVersionsDiffer } from './ctr-versions-differ.rule.ts'
import { ginkgoSpecFailed } from './ginkgo-spec-failed.rule.ts'
import { ginkgoVersionMismatch } from './ginkgo-version-mismatch.rule.ts'
import { imageRateLimited } from './image-rate-limited.rule.ts'
import { imageSandboxPullFailed } from './image-sandbox-pull-failed.rule.ts'
import { imageSchema1Removed } from './image-schema1-removed.rule.ts'
import { infraClusterNotUp } from './infra-cluster-not-up.rule.ts'
import { infraHostNotReady } from './infra-host-not-ready.rule.ts'
import { infraHostRebooted } from './infra-host-rebooted.rule.ts'
import { infraNoSuchImage } from './infra-no-such-image.rule.ts'
import { installCtrMissing } from './install-ctr-missing.rule.ts'
import { kernelOomCgroup } from './kernel-oom-cgroup.rule.ts'
import { kernelOomNode } from './kernel-oom-node.rule.ts'
import { kernelOomRuntime } from './kernel-oom-runtime.rule.ts'
import { kubeletPlegUnhealthy } from './kubelet-pleg-unhealthy.rule.ts'
import { kubeletSwapNeedsCgroupV2 } from './kubelet-swap-needs-cgroup-v2.rule.ts'
import { networkCniConfigLate } from './network-cni-config-late.rule.ts'
import { networkCniPluginMissing } from './network-cni-plugin-missing.rule.ts'
import { networkCniUninitialised } from './network-cni-uninitialised.rule.ts'
import { networkCniVersions } from './network-cni-versions.rule.ts'
import { networkNotReady } from './network-not-ready.rule.ts'
import { networkSetupFailed } from './network-setup-failed.rule.ts'
import { nriAdjustmentFailed } from './nri-adjustment-failed.rule.ts'
import { pluginRequiredMissing } from './plugin-required-missing.rule.ts'
import { prowPodOutOfMemory } from './prow-pod-out-of-memory.rule.ts'
import { prowProcessFailed } from './prow-process-failed.rule.ts'
import { prowTimeout } from './prow-timeout.rule.ts'
import { resourcesDiskFull } from './resources-disk-full.rule.ts'
import { resourcesImageFsAtStart } from './resources-image-fs-at-start.rule.ts'
import { resourcesProcessesExhausted } from './resources-processes-exhausted.rule.ts'
import { runcExecutableNotFound } from './runc-executable-not-found.rule.ts'
import { runcSeccompFilterRefused } from './runc-seccomp-filter-refused.rule.ts'
import { runcSeccompFlagUnknown } from './runc-seccomp-flag-unknown.rule.ts'
import { runcSetnsAccessDenied } from './runc-setns-access-denied.rule.ts'
import { runtimeConnectionLost } from './runtime-connection-lost.rule.ts'
import { runtimeDeadline } from './runtime-deadline.rule.ts'
import { runtimeDeprecations } from './runtime-deprecations.rule.ts'
import { runtimeFeaturesUnknown } from './runtime-features-unknown.rule.ts'
import { runtimeHandlerUnknown } from './runtime-handler-unknown.rule.ts'
import { runtimeRestartLimit } from './runtime-restart-limit.rule.ts'
import { runtimeServiceEnded } from './runtime-service-ended.rule.ts'
import { shimBinaryMissing } from './shim-binary-missing.rule.ts'
import { shimDeprecatedStartApi } from './shim-deprecated-start-api.rule.ts'
import { shimDisconnected } from './shim-disconnected.rule.ts'
import { shimDowngradeFailed } from './shim-downgrade-failed.rule.ts'
import { shimJsonAsAddress } from './shim-json-as-address.rule.ts'
import { shimLeftover } from './shim-leftover.rule.ts'
import { shimOldTaskApi } from './shim-old-task-api.rule.ts'
import { shimProtobufAsAddress } from './shim-protobuf-as-address.rule.ts'
import { shimProtobufAsProtocol } from './shim-protobuf-as-protocol.rule.ts'
import { shimRuntimePathInvalid } from './shim-runtime-path-invalid.rule.ts'
import { shimStartFailed } from './shim-start-failed.rule.ts'
import { shimTaskCreateFailed } from './shim-task-create-failed.rule.ts'
import { shimUnsupportedVersion } from './shim-unsupported-version.rule.ts'
import { snapshotterIdmapUnsupported } from './snapshotter-idmap-unsupported.rule.ts'
import { snapshotterOverlayRefused } from './snapshotter-overlay-refused.rule.ts'
import { streamingUpgradeFailed } from './streaming-upgrade-failed.rule.ts'
import { suiteServicesNotStarted } from './suite-services-not-started.rule.ts'
import { suiteWaitedInVain } from './suite-waited-in-vain.rule.ts'
import { ttrpcClosed } from './ttrpc-closed.rule.ts'

export const rules: readonly Rule[] = [
  apparmorMissing,
  binaryGlibcTooOld,
  binaryNotExecutable,
  binaryOtherArchitecture,
  cgroupApplyFailed,
  cgroupDriverMismatch,
  configDisabledPluginName,
  configMigrated,
  configUnknownKey,
  configVersionDeprecated,
  configVersionTooNewFor1x,
  configVersionTooNewFor2x,
  criPluginNotLoaded,
  criV1Unimplemented,
  criV1alpha2Unimplemented,
  ctrVersionsDiffer,
  ginkgoSpecFailed,
  ginkgoVersionMismatch,
  imageRateLimited,
  imageSandboxPullFailed,
  imageSchema1Removed,
  infraClusterNotUp,
  infraHostNotReady,
  infraHostRebooted,
  infraNoSuchImage,
  installCtrMissing,
  kernelOomCgroup,
  kernelOomNode,
  kernelOomRuntime,
  kubeletPlegUnhealthy,
  kubeletSwapNeedsCgroupV2,
  networkCniConfigLate,
  networkCniPluginMissing,
  networkCniUninitialised,
  networkCniVersions,
  networkNotReady,
  networkSetupFailed,
  nriAdjustmentFailed,
  pluginRequiredMissing,
  prowPodOutOfMemory,
  prowProcessFailed,
  prowTimeout,
  resourcesDiskFull,
  resourcesImageFsAtStart,
  resourcesProcessesExhausted,
  runcExecutableNotFound,
  runcSeccompFilterRefused,
  runcSeccompFlagUnknown,
  runcSetnsAccessDenied,
  runtimeConnectionLost,
  runtimeDeadline,
  runtimeDeprecations,
  runtimeFeaturesUnknown,
  runtimeHandlerUnknown,
  runtimeRestartLimit,
  runtimeServiceEnded,
  shimBinaryMissing,
  shimDeprecatedStartApi,
  shimDisconnected,
  shimDowngradeFailed,
  shimJsonAsAddress,
  shimLeftover,
  shimOldTaskApi,
  shimProtobufAsAddress,
  shimProtobufAsProtocol,
  shimRuntimePathInvalid,
  shimStartFailed,
  shimTaskCreateFailed,
  shimUnsupportedVersion,
  snapshotterIdmapUnsupported,
  snapshotterOverlayRefused,
  streamingUpgradeFailed,
  suiteServicesNotStarted,
  suiteWaitedInVain,
  ttrpcClosed,
]
