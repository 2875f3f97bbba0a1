import { compareText } from '../../base/text.ts'
import { artifactKinds } from '../../knowledge/layout.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Lane, LaneEvent } from '../../model/divergence.ts'
import type { Phase } from '../../model/timeline.ts'
import type { RoleNames } from '../compare/name-by-role.ts'
import { wholeName } from '../whole-name.ts'

/** Whose phases are looked at. */
type PhasedRun = Pick<Analysis, 'timeline' | 'coverage'>

/** The phases of one machine, or of the run as a whole. */
export interface PhaseLane extends Lane {
  readonly role: string
  /** Which logs tell of them, with nothing of one run in their names. */
  readonly logs: string
}

/**
 * The phases of a run as lanes, one for each machine that has any, with those of the run as a whole among them; without such a
 * machine, one of the run. An event is where a phase begins: the first line with a time of its log. Where the last line is
 * is not looked at, so no event is an end. None where the log of a phase was not read to its end, or its begin has no time.
 * Machines of one role are told apart by their logs, and those with the same ones by which began first.
 */
export function phaseLanesOf(run: PhasedRun, names: RoleNames): readonly PhaseLane[] {
  const { phases } = run.timeline
  if (!isWhole(run) || phases.some(({ begin }) => begin === undefined)) return []
  const seen = new Map<string, number>()
  return machinesOf(byBegin(phases))
    .map(machine => ({ ...machine, role: names.roleOf(machine.host), logs: logsOf(machine.phases, names) }))
    .sort((a, b) => compareText(a.logs, b.logs))
    .map(({ role, logs, phases: own }) => {
      const number = (seen.get(role) ?? 0) + 1
      seen.set(role, number)
      return { role, logs, ...laneOf(number === 1 ? role : `${role} ${number.toString()}`, own) }
    })
}

/**
 * Those lanes of whose role another run has as many machines, with the same logs. Others are not compared: a log that is not
 * there, or that tells no time, does not say that its phase never began.
 */
export function withSameLogs(lanes: readonly PhaseLane[], other: readonly PhaseLane[]): readonly PhaseLane[] {
  const [own, others] = [logsByRole(lanes), logsByRole(other)]
  const same = new Set([...own].flatMap(([role, logs]) => (others.get(role) === logs ? [role] : [])))
  return lanes.filter(({ role }) => same.has(role))
}

function logsByRole(lanes: readonly PhaseLane[]): ReadonlyMap<string, string> {
  const roles = new Map<string, string[]>()
  for (const { role, logs } of lanes) {
    const own = roles.get(role)
    if (own === undefined) roles.set(role, [logs])
    else own.push(logs)
  }
  return new Map([...roles].map(([role, logs]) => [role, logs.join('\n')]))
}

interface Machine {
  readonly host: string | undefined
  readonly phases: readonly Phase[]
}

/** By which began first. */
function machinesOf(phases: readonly Phase[]): readonly Machine[] {
  const ofRun = phases.filter(({ host }) => host === undefined)
  const hosts = new Map<string, Phase[]>()
  for (const phase of phases) {
    if (phase.host === undefined) continue
    const own = hosts.get(phase.host)
    if (own === undefined) hosts.set(phase.host, [phase])
    else own.push(phase)
  }
  if (hosts.size === 0) return ofRun.length === 0 ? [] : [{ host: undefined, phases: ofRun }]
  return [...hosts].map(([host, own]) => ({ host, phases: byBegin([...ofRun, ...own]) }))
}

function logsOf(phases: readonly Phase[], names: RoleNames): string {
  const logs = phases.map(({ name, artifact }) => `${name} ${names.neutral(wholeName(artifact))}`)
  return logs.sort(compareText).join(' ')
}

function isWhole({ coverage }: PhasedRun): boolean {
  return coverage.every(({ artifact, state }) => state === 'read' || !isOfPhase(artifact))
}

function isOfPhase(artifact: string): boolean {
  const name = wholeName(artifact)
  return artifactKinds.find(({ pattern }) => pattern.test(name))?.phase !== undefined
}

function byBegin(phases: readonly Phase[]): readonly Phase[] {
  return [...phases].sort((a, b) => a.from - b.from || compareText(a.artifact, b.artifact))
}

function laneOf(name: string, phases: readonly Phase[]): Lane {
  return { key: `phases ${name}`, title: `phases of ${name}, by their logs`, events: phases.flatMap(eventOf) }
}

function eventOf({ name, from, begin }: Phase): readonly LaneEvent[] {
  const title = `The ${name} phase begins`
  return begin === undefined ? [] : [{ template: `phase ${name}`, text: title, title, at: from, evidence: begin }]
}
