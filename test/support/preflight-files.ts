import { encodeUtf8 } from '#shared/base/bytes.ts'
import type { Result } from '#shared/base/result.ts'
import { instant } from '#shared/base/time.ts'
import { runPreflight } from '#shared/analysis/preflight/run-preflight.ts'
import type { Preflight } from '#shared/model/preflight.ts'

export type ConfigTexts = Readonly<Record<string, string>>

const CONTAINERD = '/go/src/github.com/containerd/containerd'

/** Metadata of a job that installs containerd, as containerd's own node jobs have it. */
export const INSTALLS = `user-data<${CONTAINERD}/test/e2e_node/init.yaml,containerd-configure-sh<${CONTAINERD}/cluster/gce/configure.sh,containerd-env</go/src/k8s.io/test-infra/jobs/e2e_node/containerd/env`

/** Metadata of a job that uses the containerd of the image. */
export const BUILT_IN =
  'user-data</go/src/k8s.io/test-infra/jobs/e2e_node/containerd/init.yaml,containerd-config</go/src/k8s.io/test-infra/jobs/e2e_node/containerd/config.toml'

/** An image configuration with one image. */
export function imageConfig(fields: ConfigTexts, key = 'cos'): string {
  const lines = Object.entries(fields).map(([name, value]) => `    ${name}: '${value}'`)
  return ['images:', `  ${key}:`, ...lines, ''].join('\n')
}

/** Environment of configure.sh that installs the newest build of a branch. */
export function envOf(branch: string, more: ConfigTexts = {}): string {
  const all = {
    CONTAINERD_TEST: 'true',
    CONTAINERD_DEPLOY_PATH: `k8s-staging-cri-tools/containerd/${branch}`,
    ...more,
  }
  return Object.entries(all)
    .map(([name, value]) => `${name}: '${value}'\n`)
    .join('')
}

/** What configure.sh does that matters: it writes a configuration. `runc` is added to the section of that runtime. */
export function configureSh(runc = '', version = 2): string {
  return `#!/bin/bash
systemdCgroup="\${CONTAINERD_SYSTEMD_CGROUP:-"false"}"
cat > \${config_path} <<CONFIG
version = ${version}
[plugins."io.containerd.grpc.v1.cri".containerd]
  default_runtime_name = "runc"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
${runc}
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  SystemdCgroup = \${systemdCgroup}
CONFIG
if [[ -n "\${containerd_extra_runtime_handler}" ]]; then
  cat >> \${config_path} <<CONFIG
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.\${containerd_extra_runtime_handler}]
  runtime_type = "\${CONTAINERD_EXTRA_RUNTIME_TYPE:-io.containerd.runc.v2}"
CONFIG
fi
`
}

export const RUNTIME_PATH = '  runtime_path = "${CONTAINERD_HOME}/usr/local/bin/containerd-shim-runc-v2"'

/** A configuration file of containerd. */
export function configToml(version: number, options = ''): string {
  return `version = ${version}
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
${options}
`
}

/** A Prow job that uses `image-config.yaml`. */
export function prowJobs(job: { readonly refs?: ConfigTexts; readonly args?: readonly string[] }): string {
  const refs = Object.entries(job.refs ?? {}).map(([repo, branch]) => {
    const [org, name] = repo.split('/')
    return `  - org: ${org ?? ''}\n    repo: ${name ?? ''}\n    base_ref: ${branch}`
  })
  const args = ['--node-args=--image-config-file=/go/src/jobs/image-config.yaml', ...(job.args ?? [])]
  return [
    'periodics:',
    '- name: ci-node-e2e',
    ...(refs.length === 0 ? [] : ['  extra_refs:', ...refs]),
    '  spec:',
    '    containers:',
    '    - image: gcr.io/k8s-staging-test-infra/kubekins-e2e:v1-master',
    '      args:',
    ...args.map(arg => `      - '${arg}'`),
    '',
  ].join('\n')
}

/** Checks a folder that is given as texts, as of a day. */
export function checkTexts(
  files: ConfigTexts,
  { asOf = '2025-11-01', entry }: { readonly asOf?: string; readonly entry?: string } = {},
): Result<Preflight> {
  return runPreflight({
    source: 'job',
    folder: {
      label: 'job',
      files: Object.entries(files).map(([name, text]) => ({ name, bytes: encodeUtf8(text) })),
      unread: new Map(),
    },
    ...(entry === undefined ? {} : { entry }),
    asOf: instant(Date.parse(`${asOf}T00:00:00Z`) * 1_000),
  })
}
