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
    const cheapest = each.cheapest(values)
    if (cheapest.added < least) [best, offset, least] = [each, cheapest.offset, cheapest.added]
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
  /** Which values each byte of a window may have, a bit each. */
  readonly masks = new Uint16Array(WINDOW)
  /** For each byte of a window and each value: how much of a typical log may stand there once that value may. */
  readonly #shares = Float64Array.from({ length: WINDOW * VALUES }, (_, at) => valueShares[at % VALUES] ?? 0)
  /** How much of a typical log looks like its windows, as if each byte came without regard to the others. */
  #share = 0

  /** The window of a literal that lets the least through that was kept out before. */
  cheapest(values: Uint8Array): { readonly offset: number; readonly added: number } {
    let [offset, least] = [0, Infinity]
    for (let at = 0; at + WINDOW <= values.length; at++) {
      const share = this.#shareWith(values, at)
      if (share < least) [offset, least] = [at, share]
    }
    return { offset, added: least - this.#share }
  }

  add(values: Uint8Array, offset: number): void {
    this.#share = this.#shareWith(values, offset)
    for (let at = 0; at < WINDOW; at++) this.#allow(at, values[offset + at] ?? 0)
  }

  #shareWith(values: Uint8Array, offset: number): number {
    let product = 1
    for (let at = 0; at < WINDOW; at++) product *= this.#shares[at * VALUES + (values[offset + at] ?? 0)] ?? 0
    return product
  }

  #allow(at: number, allowed: number): void {
    const share = this.#shares[at * VALUES + allowed] ?? 0
    const mask = (this.masks[at] ?? 0) | (1 << allowed)
    this.masks[at] = mask
    for (let value = 0; value < VALUES; value++) {
      const more = ((mask >> value) & 1) === 1 ? 0 : (valueShares[value] ?? 0)
      this.#shares[at * VALUES + value] = share + more
    }
  }
}

function nibblesOf(classes: readonly WindowClass[]): Uint8Array {
  return Uint8Array.from({ length: WINDOW * VALUES }, (_, at) => {
    const [index, value] = [Math.floor(at / VALUES), at % VALUES]
    return classes.reduce((bits, { masks }, number) => bits | ((((masks[index] ?? 0) >> value) & 1) << number), 0)
  })
}
