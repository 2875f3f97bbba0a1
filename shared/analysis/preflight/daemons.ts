import type { Evidence } from '../../model/evidence.ts'
import type { PreflightArgument } from '../../model/preflight.ts'
import { factOf, type MachineView } from './describe-machine.ts'
import { showFact, showKnowledge } from './problem.ts'
import { nameSpan } from './version-span.ts'

/** A containerd that may be the running daemon of a machine, and why. */
export interface DaemonSpan {
  /** Version or semver range. */
  readonly version: string
  /** Inferred from other builds, rather than on record. */
  readonly derived: boolean
  readonly show: PreflightArgument
}

/** Every daemon that a machine can run as far as it is known: the one that is installed, or those of the image. */
export function daemonsOf({ machine, contents }: MachineView): readonly DaemonSpan[] {
  const origin = factOf(machine.facts, 'containerd-origin')
  if (origin?.value === 'installed') {
    const fact = factOf(machine.facts, 'containerd')
    if (fact === undefined) return []
    return [
      { version: fact.value, derived: false, show: showFact(fact, `containerd ${nameSpan(fact.value)} is installed`) },
    ]
  }
  if (origin === undefined || contents === undefined) return []
  const evidence: readonly Evidence[] = [contents.fact.evidence]
  return contents.bundled.map(({ version, of, source, doubts }) => ({
    version,
    derived: doubts > 0,
    show: showKnowledge(`${of} brings containerd ${nameSpan(version)}`, source, evidence),
  }))
}
