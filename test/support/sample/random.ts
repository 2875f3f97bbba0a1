/** A seeded source of ids, so that the same spec always gives the same bytes (mulberry32). */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** An integer from `least` to `most`, both included. */
  between(least: number, most: number): number
  hex(digits: number): string
  uuid(): string
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const hex = (digits: number) => Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('')
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  }
}
