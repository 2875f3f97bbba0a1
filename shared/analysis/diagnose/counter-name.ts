import { OS_IMAGE } from './read-pairs.ts'
import type { Candidate } from './group-changes.ts'
import { wholeOf } from './shipped-with.ts'
import type { Counter, Suspicion } from './suspicion.ts'
import { pickEvidence } from './weighed-argument.ts'

/**
 * The failure names a program, and another of the changes is that program's. An OS image is every program's surroundings
 * and stays a suspect.
 */
export function counterName(
  { finding }: Suspicion,
  candidate: Candidate,
  all: readonly Candidate[],
): readonly Counter[] {
  const named = new Set(Object.values(finding.values).map(programOf))
  const isNamed = ({ rows }: Candidate) =>
    rows.some(({ component }) => named.has(component) || named.has(wholeOf(component)))
  const other = all.find(one => one.component !== OS_IMAGE && isNamed(one))
  if (other === undefined || candidate.component === OS_IMAGE || isNamed(candidate)) return []
  const text = `the failure names ${other.component}`
  return [
    {
      isHard: false,
      argument: { stance: 'against', points: 0, side: 'bad', text, evidence: pickEvidence(finding.evidence) },
    },
  ]
}

/** `/home/containerd/usr/local/bin/containerd` is `containerd`. */
function programOf(value: string): string {
  return value.split('/').at(-1) ?? value
}
