import type { SeenTransitions } from './seen-transitions.ts'

/** A stretch of one lane that another has not; `to` is exclusive. */
export interface Block {
  readonly from: number
  readonly to: number
}

/** Longest cycle that is known as one. Events. */
const CYCLE = 32

/**
 * What is left of a block without further turns of the cycle before or behind it: a thing that is done three times here and
 * five times there is no difference. A cycle that `others` never turn is one: there, nothing begins again.
 */
export function leaveOutLoops(codes: Int32Array, block: Block, others: SeenTransitions): Block {
  const turnsAt = (edge: number, lengthOf: (cycle: number) => number) => {
    let longest = 0
    for (let cycle = 1; cycle <= CYCLE; cycle++)
      if (cycle === 1 || others.hasPair(codes, edge)) longest = Math.max(longest, wholeTurns(lengthOf(cycle), cycle))
    return longest
  }
  const from = block.from + turnsAt(block.from, cycle => repeatedAhead(codes, block, cycle))
  const rest = { from, to: block.to }
  return { from, to: block.to - turnsAt(block.to, cycle => repeatedBehind(codes, rest, cycle)) }
}

function wholeTurns(length: number, cycle: number): number {
  return length - (length % cycle)
}

/** Events at the beginning of the block that repeat those a cycle before them. */
function repeatedAhead(codes: Int32Array, { from, to }: Block, cycle: number): number {
  let length = 0
  while (from + length < to && codes[from + length] === codes[from + length - cycle]) length++
  return length
}

/** Events at the end of the block that repeat those a cycle behind them. */
function repeatedBehind(codes: Int32Array, { from, to }: Block, cycle: number): number {
  let length = 0
  while (to - 1 - length >= from && codes[to - 1 - length] === codes[to - 1 - length + cycle]) length++
  return length
}
