import { createInflateRaw } from 'node:zlib'
import { errorCode } from './byte-stream.ts'

/**
 * Compressed bytes per step. DEFLATE expands at most 1,032 times, so one step holds at most 8 MiB;
 * steps are counted from the start of the data, so that damaged data gives the same bytes however it arrives.
 */
export const INFLATE_STEP = 8 * 1024
const OUTPUT_CHUNK = 64 * 1024

export interface InflateStep {
  readonly chunks: readonly Uint8Array[]
  readonly state: 'more' | 'done' | 'cut' | 'damaged'
  /** Input bytes of this step that lie behind the end of the deflate data. */
  readonly unused: number
}

/**
 * One raw DEFLATE stream, fed in steps. Checksums are the caller's: zlib's own gunzip discards the output of the step in
 * which it finds a wrong one. After `done`, `cut` or `damaged` there are no further steps.
 */
export class Inflater {
  readonly #zlib = createInflateRaw({ chunkSize: OUTPUT_CHUNK })
  #chunks: Uint8Array[] = []
  #fed = 0
  #settle: (state: InflateStep['state']) => void = () => undefined

  constructor() {
    this.#zlib.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    this.#zlib.on('end', () => this.#settle('done'))
    this.#zlib.on('error', error => this.#settle(errorCode(error) === 'Z_BUF_ERROR' ? 'cut' : 'damaged'))
  }

  /** Inflates the next bytes; none means that there are no more. */
  async step(input: Uint8Array): Promise<InflateStep> {
    this.#fed += input.length
    const state = await new Promise<InflateStep['state']>(resolve => {
      this.#settle = resolve
      if (input.length === 0) this.#zlib.end()
      else this.#zlib.write(input, error => resolve(error ? 'damaged' : 'more'))
    })
    const chunks = this.#chunks
    this.#chunks = []
    return { chunks, state, unused: state === 'done' ? this.#fed - this.#zlib.bytesWritten : 0 }
  }

  close(): void {
    this.#zlib.destroy()
  }
}
