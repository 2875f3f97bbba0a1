import { compareText } from '../../base/text.ts'
import type { MissingGroup } from '../../model/log-comparison.ts'
import type { LogGroup, RunTemplates } from '../../model/template.ts'

/** A log group of a good run. */
export interface GoodGroup extends LogGroup {
  /** Which good run, from 0 on. */
  readonly goodRun: number
}

/** A log group of the bad run and of every good run that has it, at least one. */
export interface PairedGroup {
  readonly key: string
  readonly bad: LogGroup
  /** In the order of the good runs. */
  readonly goods: readonly GoodGroup[]
}

export interface PairedGroups {
  /** By key. */
  readonly paired: readonly PairedGroup[]
  /** By key. */
  readonly missing: readonly MissingGroup[]
}

/** Puts the groups of all runs together by their key. A good run that lacks a group says nothing of it. */
export function pairGroups(bad: RunTemplates, goods: readonly RunTemplates[]): PairedGroups {
  const badGroups = new Map(bad.groups.map(group => [group.key, group]))
  const goodGroups = new Map<string, GoodGroup[]>()
  for (const group of goods.flatMap(({ groups }, goodRun) => groups.map(own => ({ ...own, goodRun })))) {
    const known = goodGroups.get(group.key)
    if (known === undefined) goodGroups.set(group.key, [group])
    else known.push(group)
  }
  const paired: PairedGroup[] = []
  const missing: MissingGroup[] = []
  for (const key of [...new Set([...badGroups.keys(), ...goodGroups.keys()])].sort(compareText)) {
    const [own, others = []] = [badGroups.get(key), goodGroups.get(key)]
    if (own !== undefined && others.length > 0) paired.push({ key, bad: own, goods: others })
    else if (own !== undefined) missing.push(missingGroup(key, 'good', [own]))
    else missing.push(missingGroup(key, 'bad', others))
  }
  return { paired, missing }
}

function missingGroup(group: string, lacks: MissingGroup['lacks'], present: readonly LogGroup[]): MissingGroup {
  const artifacts = [...new Set(present.flatMap(one => one.artifacts))].sort(compareText)
  return { group, lacks, artifacts, lines: present.reduce((sum, { lines }) => sum + lines, 0) }
}
