import { byteShare } from './gram-cost.ts'

/** Bytes of a window. */
const WINDOW = 3
const CLASSES = 8

/** Few literals, each by one window of its bytes. */
export interface FewLiterals {
  /** Where the window of each begins in it. */
  readonly offsets: readonly number[]
  /** By which vectors tell: of each byte of a window, by its lower and then by its upper half, a bit for each class. */
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
  let [best, offset, least] = [classes[0], 0, Infinity]
  for (const each of classes) {
    for (let at = 0; at + WINDOW <= literal.length; at++) {
      const added = each.shareWith(literal, at) - each.share
      if (added < least) [best, offset, least] = [each, at, added]
    }
  }
  best?.add(literal, offset)
  return offset
}

/** Which bytes may stand at one place of a window, by their halves. */
class PlaceInWindow {
  /** The values that may be, a bit each. */
  lower = 0
  upper = 0
  /** How much of a typical log may stand here. */
  share = 0
  /** The same with one byte more, where it was asked for. */
  #sharesWith = new Map<number, number>()

  shareWith(byte: number): number {
    const known = this.#sharesWith.get(byte)
    if (known !== undefined) return known
    const share = shareOf(this.lower | (1 << (byte & 15)), this.upper | (1 << (byte >> 4)))
    this.#sharesWith.set(byte, share)
    return share
  }

  add(byte: number): void {
    this.share = this.shareWith(byte)
    this.lower |= 1 << (byte & 15)
    this.upper |= 1 << (byte >> 4)
    this.#sharesWith = new Map()
  }
}

/** Literals that vectors do not tell apart. */
class WindowClass {
  readonly places: readonly PlaceInWindow[] = Array.from({ length: WINDOW }, () => new PlaceInWindow())

  /** As if each byte of a log came without regard to the others. */
  get share(): number {
    return this.places.reduce((product, { share }) => product * share, 1)
  }

  shareWith(literal: Uint8Array, offset: number): number {
    return this.places.reduce((product, each, index) => product * each.shareWith(literal[offset + index] ?? 0), 1)
  }

  add(literal: Uint8Array, offset: number): void {
    for (const [index, each] of this.places.entries()) each.add(literal[offset + index] ?? 0)
  }
}

function shareOf(lower: number, upper: number): number {
  let share = 0
  for (let high = 0; high < 16; high++) {
    if (((upper >> high) & 1) === 0) continue
    for (let low = 0; low < 16; low++) if (((lower >> low) & 1) === 1) share += byteShare((high << 4) | low)
  }
  return share
}

function nibblesOf(classes: readonly WindowClass[]): Uint8Array {
  return Uint8Array.from({ length: WINDOW * 32 }, (_, at) => {
    const [index, isUpper, value] = [at >> 5, (at & 16) !== 0, at & 15]
    return classes.reduce((bits, { places }, number) => {
      const { lower = 0, upper = 0 } = places[index] ?? {}
      return bits | ((((isUpper ? upper : lower) >> value) & 1) << number)
    }, 0)
  })
}
