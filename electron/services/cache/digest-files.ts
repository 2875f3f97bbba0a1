import { createCrc32c, createFileDigester, FileReading, type Crc32c, type FileDigest } from './digest-file.ts'
import { BLOCK_BYTES, createMd5Lanes, LANES, PIECE_BYTES, type Md5Lanes } from './md5/md5-lanes.ts'

/** Files that somebody waits for. */
export interface FilesToDigest<T extends { readonly path: string }> {
  /** The next that waits; undefined when none does now. Asked whenever there is room for one. */
  next(): T | undefined
  /** Tells of each, as soon as it is done, its digest or the system's error. */
  tell(file: T, outcome: FileDigest | Error): void
}

/**
 * A function that digests all files that wait, without a pause: for use inside a worker thread. Where several wait, they
 * are read side by side, since MD5 of several costs little more than of one; one by itself goes `createFileDigester`'s way.
 */
export async function createFilesDigester(): Promise<
  <T extends { readonly path: string }>(f: FilesToDigest<T>) => void
> {
  const alone = await createFileDigester()
  const crcs = await Promise.all(Array.from({ length: LANES }, createCrc32c))
  const md5 = createMd5Lanes()
  return files => {
    for (let first = files.next(); first !== undefined; first = files.next()) {
      const second = md5 === undefined ? undefined : files.next()
      if (md5 === undefined || second === undefined) files.tell(first, outcomeOf(alone, first.path))
      else digestTogether(startWith([first, second], files), md5, crcs)
    }
  }
}

function outcomeOf(digest: (path: string) => FileDigest, path: string): FileDigest | Error {
  try {
    return digest(path)
  } catch (thrown) {
    return toError(thrown)
  }
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

function startWith<T extends { readonly path: string }>(
  first: readonly T[],
  files: FilesToDigest<T>,
): FilesToDigest<T> {
  const taken = first[Symbol.iterator]()
  return { next: () => taken.next().value ?? files.next(), tell: (file, outcome) => files.tell(file, outcome) }
}

/** Until no file waits any more. A lane that is done with one takes the next. */
function digestTogether<T extends { readonly path: string }>(
  files: FilesToDigest<T>,
  md5: Md5Lanes,
  crcs: readonly Crc32c[],
): void {
  const lanes = crcs.map((crc, place) => new Lane(files, { md5, crc, place }))
  for (;;) {
    const busy = lanes.filter(lane => lane.prepare())
    if (busy.length === 0) return
    const blocks = Math.min(...busy.map(lane => lane.left))
    // One without a file runs over whatever lies there.
    const from = lanes.map(lane => lane.done * BLOCK_BYTES)
    md5.run(from, blocks)
    for (const lane of busy) lane.done += blocks
  }
}

interface LaneTools {
  readonly md5: Md5Lanes
  readonly crc: Crc32c
  /** Which of the lanes. */
  readonly place: number
}

/** One file after the other; of each, MD5 runs over one piece after the other. */
class Lane<T extends { readonly path: string }> {
  readonly #files: FilesToDigest<T>
  readonly #tools: LaneTools
  #current: { readonly file: T; readonly reading: FileReading } | undefined
  /** Blocks of the piece that lies in memory. */
  #blocks = 0
  #isLastPiece = false
  /** Blocks of it that were run. */
  done = 0

  constructor(files: FilesToDigest<T>, tools: LaneTools) {
    this.#files = files
    this.#tools = tools
  }

  get left(): number {
    return this.#blocks - this.done
  }

  /** Sees to it that there are blocks to run; false when nothing is left to do. */
  prepare(): boolean {
    while (this.left === 0) {
      if (this.#current === undefined) {
        const file = this.#files.next()
        if (file === undefined) return false
        this.#attempt(file, () => this.#open(file))
      } else {
        const { file, reading } = this.#current
        this.#attempt(file, () => (this.#isLastPiece ? this.#finish(file, reading) : this.#read(reading)))
      }
    }
    return true
  }

  /** What fails ends the file, not the lane. */
  #attempt(file: T, work: () => void): void {
    try {
      work()
    } catch (thrown) {
      this.#close()
      this.#files.tell(file, toError(thrown))
    }
  }

  #open(file: T): void {
    const { md5, crc, place } = this.#tools
    this.#current = { file, reading: new FileReading(file.path, crc) }
    this.#isLastPiece = false
    md5.begin(place)
  }

  #read(reading: FileReading): void {
    const { md5, place } = this.#tools
    const length = reading.read(md5.text(place).subarray(0, PIECE_BYTES))
    this.#isLastPiece = length < PIECE_BYTES
    this.#blocks = this.#isLastPiece ? md5.complete(place, length, reading.bytes) : PIECE_BYTES / BLOCK_BYTES
    this.done = 0
  }

  #finish(file: T, reading: FileReading): void {
    const digest = reading.finish(this.#tools.md5.digest(this.#tools.place))
    this.#close()
    this.#files.tell(file, digest)
  }

  #close(): void {
    const reading = this.#current?.reading
    this.#current = undefined
    this.#blocks = this.done = 0
    reading?.close()
  }
}
