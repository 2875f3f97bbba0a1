import type { TimelineView } from '#shared/ipc/views.ts'
import type { Phase } from '#shared/model/timeline.ts'
import { strings } from '../strings/index.ts'
import type { Side } from './EvidenceLink.tsx'

const words = strings.domain.zero

/** A value for each of the two runs, or hosts. */
type PerSide<T> = Readonly<Record<Side, T>>

/** Where the clock of each run begins: microseconds after the run's own start. */
export interface Zero {
  readonly offsets: PerSide<number>
  /** `start`, a phase that both runs have, or an event that a person chose. */
  readonly kind: 'start' | 'phase' | 'event'
  /** What stands at zero, for people: `job start`, `start of tests`, `chosen event`. */
  readonly label: string
}

type Starts = Pick<TimelineView, Side>

const OFFSETS = /^(-?\d{1,15})~(-?\d{1,15})$/u
const START: Zero = { offsets: { good: 0, bad: 0 }, kind: 'start', label: words.start }

/** Phases that both runs have, by the time they begin in the good one. */
export function phasesOfBoth(view: Starts): readonly Phase['name'][] {
  const names = view.good?.phases.map(({ name }) => name) ?? []
  return [...new Set(names)].filter(name => view.bad?.phases.some(phase => phase.name === name) === true)
}

/** Reads what the address says of zero: `phase.tests`, `<good>~<bad>` in microseconds. The start where it says nothing that holds. */
export function readZero(text: string | undefined, view: Starts): Zero {
  if (text === undefined) return START
  if (text.startsWith('phase.')) return zeroOfPhase(text.slice('phase.'.length), view) ?? START
  const match = OFFSETS.exec(text)
  if (match === null) return START
  return { offsets: { good: Number(match[1]), bad: Number(match[2]) }, kind: 'event', label: words.event }
}

function zeroOfPhase(name: string, view: Starts): Zero | undefined {
  const beginOf = (side: Side) => {
    const run = view[side]
    const phase = run?.phases.find(candidate => candidate.name === name)
    return run === null || phase === undefined ? undefined : phase.from - run.start
  }
  const [good, bad] = [beginOf('good'), beginOf('bad')]
  if (good === undefined || bad === undefined) return undefined
  return { offsets: { good, bad }, kind: 'phase', label: words.phase(name) }
}

/** What the address says when both runs count from a phase of theirs. */
export function zeroAtPhase(name: Phase['name']): string {
  return `phase.${name}`
}

/** What the address says when an event of one run is its zero; the other run's stays where it is. */
export function zeroAtEvent(zero: Zero, side: Side, offset: number): string {
  const { good, bad } = { ...zero.offsets, ...(side === 'good' ? { good: offset } : { bad: offset }) }
  return `${Math.round(good)}~${Math.round(bad)}`
}

/** Absolute instants of zero; of a run without a clock the epoch, where nothing is drawn. */
export function originsOf(view: Starts, { offsets }: Zero): PerSide<number> {
  return { good: (view.good?.start ?? 0) + offsets.good, bad: (view.bad?.start ?? 0) + offsets.bad }
}
