import type { ConfigFact, PreflightGap } from '../../model/preflight.ts'
import { bareVersion, parseVersion } from '../../base/version.ts'
import { citeLine } from './config-file.ts'
import { branchFact, containerdBranch } from './job-facts.ts'
import type { JobEntry } from './read-jobs.ts'
import type { Attached, SetupFiles } from './setup-files.ts'

/** What is known, and what would have to be known. */
export interface FactsAndGaps {
  readonly facts: readonly ConfigFact[]
  readonly gaps: readonly Omit<PreflightGap, 'machines'>[]
}

/** Whether the job installs a containerd of its own (`containerd-configure-sh`), or uses the image's. */
export function readOrigin({ script, config, userData }: SetupFiles): ConfigFact | undefined {
  if (script !== undefined) return { kind: 'containerd-origin', value: 'installed', evidence: script.evidence }
  const { installs, usesBuiltIn } = userData?.kind === 'read' ? userData.value : {}
  if (installs !== undefined) return { kind: 'containerd-origin', value: 'installed', evidence: citeLine(installs) }
  if (config !== undefined) {
    const basis = 'the job gives a configuration for containerd, and installs none'
    return { kind: 'containerd-origin', value: 'built-in', evidence: config.evidence, basis }
  }
  return usesBuiltIn && { kind: 'containerd-origin', value: 'built-in', evidence: citeLine(usesBuiltIn) }
}

/** Which containerd a job installs: a pinned version, the branch of its deploy path, or the branch that it checks out. */
export function readInstalled(setup: SetupFiles, job: JobEntry | undefined): ConfigFact | undefined {
  const { env, envFile } = setup
  const [version, path] = [env.get('CONTAINERD_VERSION'), env.get('CONTAINERD_DEPLOY_PATH')]
  const pinned = version !== undefined && parseVersion(version.value) !== undefined ? version : undefined
  const ofPath =
    path === undefined
      ? undefined
      : branchFact({ text: path.value, evidence: path.evidence }, 'the newest build of this branch is installed')
  // In test mode configure.sh takes the newest build of the deploy path, and looks at no version.
  const isTest = env.get('CONTAINERD_TEST')?.value === 'true'
  if (pinned !== undefined && !(isTest && ofPath !== undefined))
    return { kind: 'containerd', value: bareVersion(pinned.value), evidence: pinned.evidence }
  return ofPath ?? (job === undefined ? undefined : containerdBranch(job)) ?? branchOfName(envFile)
}

/** `…/containerd-release-1.7/env`: the folder says what the file that is not here would say. */
function branchOfName(envFile: Attached<unknown> | undefined): ConfigFact | undefined {
  if (envFile?.kind !== 'missing') return undefined
  const folder = envFile.path.split('/').slice(0, -1).join('/')
  return branchFact({ text: folder, evidence: envFile.evidence }, 'the path of its environment file names the branch')
}

/** The version of the configuration file, and the cgroup driver that it gives to runc. */
export function readConfigFacts({ env, envFile, script, config }: SetupFiles): readonly ConfigFact[] {
  const written = [script, config].find(one => one?.kind === 'read')
  if (written?.kind !== 'read') return readDriver(env.get('CONTAINERD_SYSTEMD_CGROUP'))
  const { version, systemdCgroup, driverDefault } = written.value
  const literal = systemdCgroup !== undefined && /^(?:true|false)$/u.test(systemdCgroup.value)
  const asked = literal || written !== script ? undefined : env.get('CONTAINERD_SYSTEMD_CGROUP')
  const isDefault = asked === undefined && envFile?.kind === 'read' ? driverDefault : undefined
  return [
    ...(version === undefined
      ? []
      : [{ kind: 'config-version' as const, value: version.value, evidence: citeLine(version.line) }]),
    ...(literal ? readDriver({ value: systemdCgroup.value, evidence: citeLine(systemdCgroup.line) }) : []),
    ...readDriver(asked),
    ...(isDefault === undefined ? [] : readDriver({ value: 'false', evidence: citeLine(isDefault) })),
  ]
}

function readDriver(setting: { readonly value: string; readonly evidence: ConfigFact['evidence'] } | undefined) {
  if (setting === undefined || !/^(?:true|false)$/u.test(setting.value)) return []
  const value = setting.value === 'true' ? 'systemd' : 'cgroupfs'
  return [{ kind: 'runtime-cgroup-driver' as const, value, evidence: setting.evidence }]
}
