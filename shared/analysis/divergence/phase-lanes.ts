import { compareText } from '../../base/text.ts'
import { artifactKinds } from '../../knowledge/layout.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Lane, LaneEvent } from '../../model/divergence.ts'
import type { Phase } from '../../model/timeline.ts'
import type { RoleNames } from '../compare/name-by-role.ts'
import { wholeName } from '../whole-name.ts'

/** Whose phases are looked at. */
type PhasedRun = Pick<Analysis, 'timeline' | 'coverage'>

/**
 * The phases of a run as lanes, one for each machine that has any, with those of the run as a whole among them; without such a
 * machine, one of the run. An event is where a phase begins: the first line with a time of its log. Where the last line is
 * is not looked at, so no event is an end. None where the log of a phase was not read to its end, or its begin has no time:
 * what is not there would look like what never began. Machines of one role are told apart by which began first.
 */
export function phaseLanesOf(run: PhasedRun, roleOf: RoleNames['roleOf']): readonly Lane[] {
  const { phases } = run.timeline
  if (!isWhole(run) || phases.some(({ begin }) => begin === undefined)) return []
  const ofRun = phases.filter(({ host }) => host === undefined)
  const hosts = [...new Set(byBegin(phases).flatMap(({ host }) => host ?? []))]
  const seen = new Map<string, number>()
  const numbered = (host: string | undefined) => {
    const role = roleOf(host)
    const count = (seen.get(role) ?? 0) + 1
    seen.set(role, count)
    return count === 1 ? role : `${role} ${count.toString()}`
  }
  if (hosts.length === 0) return ofRun.length === 0 ? [] : [laneOf(numbered(undefined), ofRun)]
  return hosts.map(host => laneOf(numbered(host), [...ofRun, ...phases.filter(phase => phase.host === host)]))
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
  return { key: `phases ${name}`, title: `phases of ${name}, by their logs`, events: byBegin(phases).flatMap(eventOf) }
}

function eventOf({ name, from, begin }: Phase): readonly LaneEvent[] {
  const title = `${name} begins`
  return begin === undefined ? [] : [{ template: `phase ${name}`, text: title, title, at: from, evidence: begin }]
}
