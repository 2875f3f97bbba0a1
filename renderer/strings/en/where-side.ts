import type { Unit } from '#shared/report/show-runs.ts'

/** `in the good run`, `on the bad host`: for sentences that say where something is. */
export function whereSide(side: 'good' | 'bad', unit: Unit): string {
  return `${unit === 'run' ? 'in' : 'on'} the ${side} ${unit}`
}
