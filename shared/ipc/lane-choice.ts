/** Which lanes of a timeline, all of them where nothing is said: a run may have tens of thousands. */
export interface LaneChoice {
  /** This one alone, by its key. */
  readonly lane?: string | undefined
  /** Those of this group: `cos` of `cos/kubelet`. */
  readonly group?: string | undefined
  /** Those whose key holds it, in any case of letters. */
  readonly text?: string | undefined
  /** Beside them what belongs to a run as a whole: its phases and its tests. */
  readonly withRun?: boolean | undefined
}

/** Keys of what belongs to a run as a whole. No text and no group is held against them. */
const RUN_LANES: ReadonlySet<string> = new Set(['phases', 'tests'])

/** `cos` of `cos/kubelet`. */
export function groupOfLane(lane: string): string {
  const slash = lane.indexOf('/')
  return slash === -1 ? lane : lane.slice(0, slash)
}

/** Says of the key of a lane whether it is one of them. */
export function laneTest({ lane, group, text = '', withRun = false }: LaneChoice): (key: string) => boolean {
  const wanted = text.trim().toLowerCase()
  return key => {
    if (lane !== undefined) return key === lane
    if (RUN_LANES.has(key)) return withRun
    return (group === undefined || groupOfLane(key) === group) && key.toLowerCase().includes(wanted)
  }
}
