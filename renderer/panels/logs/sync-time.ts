import { ok, type Result } from '#shared/base/result.ts'
import type { LogLine } from '#shared/ipc/views.ts'

/** More questions than this are not asked for one alignment. */
export const MAX_PROBES = 20
/** Lines looked at around a probed line: continuation lines carry no time of their own. */
export const PROBE_LINES = 25

/** Reads `PROBE_LINES` lines from `line` on. */
export type Probe = (line: number) => Promise<Result<readonly LogLine[]>>

/** The time of a line: its own, else that of the nearest line above it, else below, among the lines at hand. */
export function timeNear(lines: readonly LogLine[], line: number): number | undefined {
  const index = lines.findIndex(candidate => candidate.line === line)
  if (index === -1) return undefined
  for (let above = index; above >= 0; above--) {
    const at = lines[above]?.at
    if (at !== undefined) return at
  }
  return lines.slice(index).find(candidate => candidate.at !== undefined)?.at
}

/** The line whose time is nearest to `at`; the first of equals. Undefined when no line has a time. */
export function nearestLine(lines: readonly LogLine[], at: number): number | undefined {
  let best: { readonly line: number; readonly distance: number } | undefined
  for (const line of lines) {
    if (line.at === undefined) continue
    const distance = Math.abs(line.at - at)
    if (best === undefined || distance < best.distance) best = { line: line.line, distance }
  }
  return best?.line
}

/** True when the lines reach from before `at` to after it, so that {@link nearestLine} of them is the answer. */
export function spans(lines: readonly LogLine[], at: number): boolean {
  const times = lines.flatMap(line => (line.at === undefined ? [] : [line.at]))
  const first = times[0]
  const last = times.at(-1)
  return first !== undefined && last !== undefined && first <= at && at <= last
}

/**
 * The line of an artifact that was written nearest to `at`, by halving. Exact for a log in order; for one that is not,
 * a line near a place where the time is passed. Undefined when no probe saw a time; an error where one could not read.
 */
export async function bisectLine(probe: Probe, totalLines: number, at: number): Promise<Result<number | undefined>> {
  let low = 1
  let high = totalLines
  let found: number | undefined
  for (let probes = 0; probes < MAX_PROBES && low <= high; probes++) {
    const middle = Math.max(low, Math.floor((low + high - PROBE_LINES + 1) / 2))
    const answer = await probe(middle)
    if (!answer.ok) return answer
    const lines = answer.value
    if (lines.length === 0) return ok(found)
    found = nearestLine(lines, at) ?? found
    if (spans(lines, at)) return ok(found)
    const first = lines.find(line => line.at !== undefined)?.at
    // Lines without any time do not say where to look; earlier ones are as good a guess as later ones.
    if (first === undefined || at < first) high = middle - 1
    else low = middle + lines.length
  }
  return ok(found)
}
