import type { ConfigFact } from '../../model/preflight.ts'
import { citeLine } from './config-file.ts'
import type { RuntimeSection } from './runtime-config.ts'
import type { SetupFiles } from './setup-files.ts'

const DEFAULT_RUNTIME = 'runc'
const SHIM_V2 = 'io.containerd.runc.v2'
const EXTRA = 'extra_runtime_handler'

/** Whether the runtime of an installed containerd names its shim. Empty where no file that was read shows it. */
export function readShimPath({ script, userData }: SetupFiles): readonly ConfigFact[] {
  const path = userData?.kind === 'read' ? userData.value.path : undefined
  if (path !== undefined) {
    const basis = 'the PATH of the service begins with the installed binaries'
    return [{ kind: 'shim-path', value: 'set', evidence: citeLine(path), basis }]
  }
  if (script?.kind !== 'read') return []
  const sections = script.value.runtimes.filter(({ name }) => name === DEFAULT_RUNTIME)
  const [first] = sections
  const named = sections.flatMap(section => section.path ?? [])
  // Two sections of which only one names it: which of them is written, the script decides when it runs.
  if (first === undefined || (named.length > 0 && named.length < sections.length)) return []
  const field = named[0]
  return field === undefined
    ? [{ kind: 'shim-path', value: 'absent', evidence: citeLine(first.header) }]
    : [{ kind: 'shim-path', value: 'set', evidence: citeLine(field.line) }]
}

/** Further handlers with the same shim and without a path to it. */
export function readHandlers(setup: SetupFiles): readonly ConfigFact[] {
  const { script } = setup
  const sections = script?.kind === 'read' ? script.value.runtimes : []
  const fixed = sections.flatMap(section => {
    const { name, type, path, header } = section
    if (name === DEFAULT_RUNTIME || name.includes('$') || type?.value !== SHIM_V2 || path !== undefined) return []
    return [{ kind: 'handler' as const, value: name, evidence: citeLine(header) }]
  })
  return [...fixed, ...extraHandler(setup, sections)]
}

function extraHandler({ env, script }: SetupFiles, sections: readonly RuntimeSection[]): readonly ConfigFact[] {
  const handler = env.get('CONTAINERD_EXTRA_RUNTIME_HANDLER')
  if (handler === undefined || handler.value === '') return []
  const fact = { kind: 'handler', value: handler.value, evidence: handler.evidence } as const
  if (script?.kind !== 'read') {
    return [{ ...fact, basis: 'no configure.sh that was released gives its section a runtime_path' }]
  }
  const section = sections.find(({ name }) => name.includes(EXTRA))
  if (section === undefined || section.path !== undefined) return []
  if ((env.get('CONTAINERD_EXTRA_RUNTIME_TYPE')?.value ?? typeOf(section)) !== SHIM_V2) return []
  return [{ ...fact, basis: `${script.file.name}:${section.header.line} writes its section without runtime_path` }]
}

/** `io.containerd.runc.v2`, also as the default of a variable: `${CONTAINERD_EXTRA_RUNTIME_TYPE:-io.containerd.runc.v2}`. */
function typeOf({ type }: RuntimeSection): string | undefined {
  return type === undefined ? undefined : (/[\w.]+(?=\}$)/u.exec(type.value)?.[0] ?? type.value)
}
