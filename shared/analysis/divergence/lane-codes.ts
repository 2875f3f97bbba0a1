import type { Lane } from '../../model/divergence.ts'

/** Templates of several lanes as small numbers, equal for equal templates. One array for each lane, in their order. */
export function codesOf(lanes: readonly Lane[]): readonly Int32Array[] {
  const codes = new Map<string, number>()
  return lanes.map(({ events }) =>
    Int32Array.from(events, ({ template }) => {
      const known = codes.get(template)
      if (known !== undefined) return known
      codes.set(template, codes.size)
      return codes.size - 1
    }),
  )
}

/** How often each code stands in a lane. */
export function countCodes(codes: Int32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}
