import { formatDuration } from '#shared/base/time.ts'
import { imageKind, type JobRun } from './look-at-stored-run.ts'

/** The run to compare with, and why it, in one sentence. */
export interface BaselineSuggestion {
  readonly run: JobRun
  readonly reason: string
}

/**
 * The nearest older run of the same job that succeeded and has comparable artifacts, else the nearest newer one.
 * Undefined when there is none among `runs`, which are newest first and hold the target.
 */
export function suggestBaseline(runs: readonly JobRun[], target: JobRun): BaselineSuggestion | undefined {
  const { id, job } = target.reference.place
  const same = runs.filter(run => run.reference.place.job === job)
  const at = same.findIndex(run => run.reference.place.id === id)
  if (at < 0) return undefined
  const isGood = (run: JobRun) => isGreen(run) && isComparable(run, target)
  const older = same.findIndex((run, index) => index > at && isGood(run))
  const found = older >= 0 ? older : same.slice(0, at).findLastIndex(isGood)
  const run = same[found]
  if (run === undefined) return undefined
  const where = found > at ? 'before it' : 'after it, since no older one listed is both green and comparable'
  const between = same.slice(Math.min(found, at) + 1, Math.max(found, at))
  const which = between.some(isGreen) ? 'nearest comparable green run' : 'nearest green run'
  return {
    run,
    reason: `The ${which} ${where}: ${distance(run, target, found - at)}, ${likeness(run, target)}.`,
  }
}

function isGreen({ facts }: JobRun): boolean {
  return facts.result === 'success'
}

/** Hosts of the same image family where the target shows any; otherwise at least the same kinds. */
function isComparable(run: JobRun, target: JobRun): boolean {
  if (target.images.length > 0) return sharedFamilies(run, target).length > 0
  return target.kinds.every(kind => run.kinds.includes(kind))
}

function sharedFamilies(run: JobRun, target: JobRun): readonly string[] {
  const own = new Set(run.images.map(imageKind))
  return families(target).filter(family => own.has(family))
}

function families({ images }: JobRun): readonly string[] {
  return [...new Set(images.map(imageKind))]
}

/** `2 runs and 6 h 00 min earlier`; the time only where both starts are known. */
function distance(run: JobRun, target: JobRun, steps: number): string {
  const count = Math.abs(steps)
  const [from, to] = [target.facts.startedAt, run.facts.startedAt]
  const time = from === undefined || to === undefined ? '' : ` and ${formatDuration(Math.abs(to - from))}`
  return `${count} ${count === 1 ? 'run' : 'runs'}${time} ${steps > 0 ? 'earlier' : 'later'}`
}

function likeness(run: JobRun, target: JobRun): string {
  const like = target.facts.result === 'failure' ? 'the failing one' : 'the run in question'
  if (target.images.length > 0) {
    const shared = sharedFamilies(run, target)
    const others = families(target).filter(family => !shared.includes(family))
    const without = others.length === 0 ? '' : `, but of ${others.map(family => `no ${family}`).join(' and ')} host`
    return `with artifacts of ${shared.map(withArticle).join(' and ')} host like ${like}${without}`
  }
  if (target.kinds.length > 0) return `with the same kinds of artifacts as ${like} (${target.kinds.join(', ')})`
  return 'though the names of the artifacts do not tell whether they are comparable'
}

function withArticle(noun: string): string {
  return /^[aeiou]/iu.test(noun) ? `an ${noun}` : `a ${noun}`
}
