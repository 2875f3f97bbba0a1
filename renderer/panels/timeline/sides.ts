/** Which of the two runs, or hosts, that are compared. */
export type Side = 'good' | 'bad'
export const SIDES = ['good', 'bad'] as const

/** A value for each of the two. */
export type PerSide<T> = Readonly<Record<Side, T>>

export function perSide<T>(make: (side: Side) => T): PerSide<T> {
  return { good: make('good'), bad: make('bad') }
}
