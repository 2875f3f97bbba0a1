import type { ConfigFact, ConfigFactKind } from '../../model/preflight.ts'
import type { ImageEntry } from './read-image-entries.ts'
import type { Env } from './read-env.ts'

const NAMES = [
  { field: 'image', kind: 'image' },
  { field: 'image_family', kind: 'image-family' },
  { field: 'image_regex', kind: 'image-regex' },
  { field: 'ssm_path', kind: 'image-parameter' },
] as const satisfies readonly { readonly field: string; readonly kind: ConfigFactKind }[]

/** Google's and Amazon's machine types with Arm processors. */
const ARM_MACHINE = /^(?:t2a|c4a|n4a)-|^[a-z]{1,3}\dg[a-z]{0,3}\./u
const ARM_NAME = /arm64|aarch64/u
const HIERARCHY = /systemd\.unified_cgroup_hierarchy=(0|1|false|true|no|yes)\b/u

/** What the entry of an image says of the image, its processor and its cgroup mode. */
export function imageFacts({ fields }: ImageEntry): readonly ConfigFact[] {
  const names = NAMES.flatMap(({ field, kind }) => {
    const cited = fields.get(field)
    return cited === undefined ? [] : [{ kind, value: cited.text.trim(), evidence: cited.evidence }]
  })
  return [...names, ...architectureFacts({ fields }), ...kernelFacts({ fields })]
}

function architectureFacts({ fields }: Pick<ImageEntry, 'fields'>): readonly ConfigFact[] {
  const named = NAMES.map(({ field }) => fields.get(field)).find(cited => ARM_NAME.test(cited?.text ?? ''))
  const machine = [fields.get('machine'), fields.get('instance_type')].find(cited =>
    ARM_MACHINE.test(cited?.text ?? ''),
  )
  const shown = named ?? machine
  return shown === undefined ? [] : [{ kind: 'architecture', value: 'arm64', evidence: shown.evidence }]
}

function kernelFacts({ fields }: Pick<ImageEntry, 'fields'>): readonly ConfigFact[] {
  const cited = fields.get('kernel_arguments')
  const value = HIERARCHY.exec(cited?.text ?? '')?.[1]
  if (cited === undefined || value === undefined) return []
  return [
    {
      kind: 'cgroup-mode',
      value: /[01]/u.test(value) ? `v${Number(value) + 1}` : wordMode(value),
      evidence: cited.evidence,
    },
  ]
}

function wordMode(value: string): string {
  return value === 'true' || value === 'yes' ? 'v2' : 'v1'
}

/** The cgroup mode that the environment of the set-up asks for (containerd test/e2e_node/gci-init.sh). */
export function cgroupModeFacts(env: Env): readonly ConfigFact[] {
  const mode = env.get('CONTAINERD_COS_CGROUP_MODE')
  const isSecond = env.get('CONTAINERD_CGROUPV2')
  return [
    ...(mode !== undefined && /^v[12]$/u.test(mode.value)
      ? [{ kind: 'cgroup-mode' as const, value: mode.value, evidence: mode.evidence }]
      : []),
    ...(isSecond?.value === 'true' ? [{ kind: 'cgroup-mode' as const, value: 'v2', evidence: isSecond.evidence }] : []),
  ]
}
