import { byteShare } from './gram-cost.ts'

/** Bytes of a window. No literal is shorter. */
const WINDOW = 4
const CLASSES = 8
/** Of a byte vectors see one of so many values. */
const VALUES = 16

/** Few literals, each by one window of its bytes. */
export interface FewLiterals {
  /** Where the window of each begins in it. */
  readonly offsets: readonly number[]
  /** By which vectors tell: of each byte of a window, for each value that it may have, a bit for each class. */
  readonly nibbles: Uint8Array
}

/** The places of the two rarest bytes of a literal, ascending. */
export function rarestPair(literal: Uint8Array): readonly [number, number] {
  const byRarity = [...literal.keys()].sort((a, b) => byteShare(literal[a] ?? 0) - byteShare(literal[b] ?? 0))
  const [first = 0, second = 0] = byRarity
  return first < second ? [first, second] : [second, first]
}

/**
 * Chooses of each literal a window and one of eight classes, so that as little of a typical log as possible looks like a
 * window of any class: each goes where it lets the least through that was kept out before.
 */
export function chooseWindows(literals: readonly Uint8Array[]): FewLiterals {
  const classes = Array.from({ length: CLASSES }, () => new WindowClass())
  const offsets = new Map<Uint8Array, number>()
  // Who has little choice goes first.
  for (const literal of [...literals].sort((a, b) => a.length - b.length)) {
    offsets.set(literal, place(literal, classes))
  }
  return { offsets: literals.map(literal => offsets.get(literal) ?? 0), nibbles: nibblesOf(classes) }
}

function place(literal: Uint8Array, classes: readonly WindowClass[]): number {
  const values = literal.map(valueOf)
  let [best, offset, least] = [classes[0], 0, Infinity]
  for (const each of classes) {
    for (let at = 0; at + WINDOW <= values.length; at++) {
      const added = each.shareWith(values, at) - each.share
      if (added < least) [best, offset, least] = [each, at, added]
    }
  }
  best?.add(values, offset)
  return offset
}

/** Both halves of a byte, one upon the other: letters that are near each other differ. The kernel does the same. */
function valueOf(byte: number): number {
  return (byte ^ (byte >> 4)) & (VALUES - 1)
}

/** Of all bytes of a typical log, how many have each value. */
const valueShares = Array.from({ length: 256 }, (_, byte) => byte).reduce((shares, byte) => {
  const value = valueOf(byte)
  shares[value] = (shares[value] ?? 0) + byteShare(byte)
  return shares
}, new Float64Array(VALUES))

/** Literals that vectors do not tell apart. */
class WindowClass {
  /** Which values each byte of a window may have, a bit each, and how much of a typical log has them. */
  readonly masks = new Uint16Array(WINDOW)
  readonly #shares = new Float64Array(WINDOW)
  /** How much of a typical log looks like its windows, as if each byte came without regard to the others. */
  share = 0

  shareWith(values: Uint8Array, offset: number): number {
    let product = 1
    for (let at = 0; at < WINDOW; at++) product *= this.#shareAt(at, values[offset + at] ?? 0)
    return product
  }

  add(values: Uint8Array, offset: number): void {
    this.share = this.shareWith(values, offset)
    for (let at = 0; at < WINDOW; at++) {
      const value = values[offset + at] ?? 0
      this.#shares[at] = this.#shareAt(at, value)
      this.masks[at] = (this.masks[at] ?? 0) | (1 << value)
    }
  }

  #shareAt(at: number, value: number): number {
    const isIn = (((this.masks[at] ?? 0) >> value) & 1) === 1
    return (this.#shares[at] ?? 0) + (isIn ? 0 : (valueShares[value] ?? 0))
  }
}

function nibblesOf(classes: readonly WindowClass[]): Uint8Array {
  return Uint8Array.from({ length: WINDOW * VALUES }, (_, at) => {
    const [index, value] = [Math.floor(at / VALUES), at % VALUES]
    return classes.reduce((bits, { masks }, number) => bits | ((((masks[index] ?? 0) >> value) & 1) << number), 0)
  })
}
