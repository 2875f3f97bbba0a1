import {
  BLOCK_BYTES,
  createChecksumLanes,
  LANES,
  PIECE_BYTES,
  type ChecksumLanes,
  type Crc32c,
} from './checksums/checksum-lanes.ts'
import { createFileDigester, FileReading, type FileDigest } from './digest-file.ts'

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
  const checksums = createChecksumLanes()
  return files => {
    for (let first = files.next(); first !== undefined; first = files.next()) {
      const second = checksums === undefined ? undefined : files.next()
      if (checksums === undefined || second === undefined) files.tell(first, outcomeOf(alone, first.path))
      else digestTogether(startWith([first, second], files), checksums)
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
function digestTogether<T extends { readonly path: string }>(files: FilesToDigest<T>, checksums: ChecksumLanes): void {
  const lanes = Array.from({ length: LANES }, (_, place) => new Lane(files, checksums, place))
  for (;;) {
    const busy = lanes.filter(lane => lane.prepare())
    if (busy.length === 0) return
    const blocks = Math.min(...busy.map(lane => lane.left))
    // One without a file runs over whatever lies there.
    const from = lanes.map(lane => lane.done * BLOCK_BYTES)
    checksums.run(from, blocks)
    for (const lane of busy) lane.done += blocks
  }
}

/** One file after the other; of each, MD5 runs over one piece after the other. */
class Lane<T extends { readonly path: string }> {
  readonly #files: FilesToDigest<T>
  readonly #checksums: ChecksumLanes
  readonly #crc: Crc32c
  /** Which of the lanes. */
  readonly #place: number
  #current: { readonly file: T; readonly reading: FileReading } | undefined
  /** Blocks of the piece that lies in memory. */
  #blocks = 0
  #isLastPiece = false
  /** Blocks of it that were run. */
  done = 0

  constructor(files: FilesToDigest<T>, checksums: ChecksumLanes, place: number) {
    this.#files = files
    this.#checksums = checksums
    this.#crc = checksums.crc32c()
    this.#place = place
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
    this.#current = { file, reading: new FileReading(file.path, this.#crc) }
    this.#isLastPiece = false
    this.#checksums.begin(this.#place)
  }

  #read(reading: FileReading): void {
    const [checksums, place] = [this.#checksums, this.#place]
    const length = reading.read(checksums.text(place).subarray(0, PIECE_BYTES))
    this.#isLastPiece = length < PIECE_BYTES
    this.#blocks = this.#isLastPiece ? checksums.complete(place, length, reading.bytes) : PIECE_BYTES / BLOCK_BYTES
    this.done = 0
  }

  #finish(file: T, reading: FileReading): void {
    const digest = reading.finish(this.#checksums.md5(this.#place))
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
