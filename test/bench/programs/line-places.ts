/** An array has room for so many lines at least. */
const ROOM = 65_536

/** Where lines end, block after block, in few arrays: one for each block would be work for the collector of garbage. */
export interface LinePlaces {
  /** The place behind each line from the begin of its block. */
  readonly ends: readonly Int32Array[]
  /** Of each block the place of its first byte and the number of its lines. */
  readonly blocks: readonly (readonly [number, number])[]
}

export class LinePlacesBuilder {
  readonly #full: Int32Array[] = []
  #room = new Int32Array(ROOM)
  #used = 0
  readonly #blocks: [number, number][] = []

  add(begin: number, ends: Int32Array): void {
    if (this.#used + ends.length > this.#room.length) this.#makeRoom(ends.length)
    this.#room.set(ends, this.#used)
    this.#used += ends.length
    this.#blocks.push([begin, ends.length])
  }

  build(): LinePlaces {
    return { ends: [...this.#full, this.#room.subarray(0, this.#used)], blocks: this.#blocks }
  }

  #makeRoom(count: number): void {
    this.#full.push(this.#room.subarray(0, this.#used))
    this.#room = new Int32Array(Math.max(count, ROOM))
    this.#used = 0
  }
}

export function countLines({ blocks }: LinePlaces): number {
  return blocks.reduce((sum, [, lines]) => sum + lines, 0)
}
