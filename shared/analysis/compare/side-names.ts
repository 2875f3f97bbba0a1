import type { ComparedHosts } from '../../model/comparison.ts'

/** How sentences speak of one side. */
export interface SideName {
  /** `the good run`, `host n1-cos`. */
  readonly name: string
  /** `in the good run`, `on host n1-cos`. */
  readonly where: string
}

/** How sentences speak of the two sides of a comparison. */
export interface SideNames {
  readonly good: SideName
  readonly bad: SideName
  /** `in both runs`, `on both hosts`. */
  readonly both: string
  /** `runs`, `hosts`. */
  readonly plural: string
  /** What a component does whose version is not the same: runs follow each other, hosts stand side by side. */
  readonly changed: 'changed' | 'differs'
}

const RUNS: SideNames = {
  good: { name: 'the good run', where: 'in the good run' },
  bad: { name: 'the bad run', where: 'in the bad run' },
  both: 'in both runs',
  plural: 'runs',
  changed: 'changed',
}

/** Hosts by their names, whole runs as good and bad. */
export function nameSides(hosts: ComparedHosts | undefined): SideNames {
  if (hosts === undefined) return RUNS
  return {
    good: nameHost(hosts.good),
    bad: nameHost(hosts.bad),
    both: 'on both hosts',
    plural: 'hosts',
    changed: 'differs',
  }
}

function nameHost(host: string): SideName {
  return { name: `host ${host}`, where: `on host ${host}` }
}
